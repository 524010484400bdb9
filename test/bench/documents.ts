import { recordDocument } from '../../shared/incident/documents/record-document.ts';
import { stateDocument } from '../../shared/incident/documents/state-document.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { inventLines, largeIncident } from '../support/make-store.ts';
import { atMost, compare, type Bench } from './measure.ts';

const ENTRIES = 10_000;

/** A large incident as documents, from the rows that the window has, against writing its events as JSON. */
export const documents: Bench = {
  name: 'documents',
  async run() {
    const events = inventLines(largeIncident({ entries: ENTRIES })).map(({ event }) => event);
    const incident = foldAll('20261120-benchaaa', events);
    const rows = timelineOf(incident);
    const json = { run: () => JSON.stringify(events) };
    const record = {
      run: () => recordDocument(incident, defaultPlaybook, { zone: 'Europe/Berlin', rows }),
    };
    const state = { run: () => stateDocument(incident, defaultPlaybook, rows) };
    const yardstick = 'JSON.stringify of the same events';
    return [
      atMost('record-document-10k', await compare(25, record, json), yardstick, 3),
      atMost('state-document-10k', await compare(25, state, json), yardstick, 3),
    ];
  },
};
