import { recordHtml } from '../../electron/publish/record-html.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { inventLines, largeIncident } from '../support/make-store.ts';
import { atMost, compare, type Bench } from './measure.ts';

const ENTRIES = 10_000;

/** A large incident as one HTML file, from the rows that a desktop holds, against writing its entries as JSON. */
export const exports: Bench = {
  name: 'exports',
  async run() {
    const events = inventLines(largeIncident({ entries: ENTRIES })).map(({ event }) => event);
    const incident = foldAll('20261120-benchaaa', events);
    const rows = timelineOf(incident);
    const pictures = new Map<string, string>();
    const html = {
      run: () => recordHtml(incident, defaultPlaybook, { zone: 'Europe/Berlin', rows, pictures }),
    };
    const json = { run: () => JSON.stringify(events) };
    return [
      atMost('export-html-10k', await compare(25, html, json), 'JSON.stringify of the same entries', 3),
    ];
  },
};
