import { parse as parseCsv } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitHubIssues, jiraCsv } from '../../shared/actions/export.ts';
import { exportFormats, type ExportFormat } from '../../shared/exchange/formats.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { EXERCISE } from '../../shared/wording/exercise.ts';
import { exported, fullIncident } from '../support/exported.ts';
import { listedAction } from '../support/listed-action.ts';

let exercise: Incident;
let real: Incident;
beforeAll(() => {
  exercise = fullIncident(true);
  real = fullIncident();
});
const ofReal = exportFormats.filter((format) => !format.startsWith('after-action'));

/** What a format begins and ends with, without what every file of it has. */
const body: Partial<Record<ExportFormat, (text: string) => string>> = {
  html: (html) => html.slice(html.indexOf('<div class="page">')).replaceAll(/<[^>]*>/g, ' '),
  json: (json) => json.replaceAll(/[{}\s"]/g, ' '),
};
const bodyOf = (format: ExportFormat, text: string): string =>
  (body[/html|pdf/.test(format) ? 'html' : format] ?? ((words: string) => words))(text);

describe('what leaves an exercise', () => {
  it.each([
    'markdown',
    'html',
    'pdf',
    'state',
    'state-html',
    'state-pdf',
    'ics-201',
    'ics-201-html',
    'ics-201-pdf',
    'ics-214',
    'ics-214-html',
    'ics-214-pdf',
    'postmortem-markdown',
    'postmortem-html',
    'postmortem-pdf',
    'after-action',
    'after-action-html',
    'after-action-pdf',
    'json',
  ] as const)('begins and ends with saying so, as %s, and so does the name of its file', async (format) => {
    const { name, text } = await exported(exercise, format);
    expect(name).toMatch(/^EXERCISE-2/);
    const words = bodyOf(format, text);
    expect(words.slice(0, 120)).toContain(EXERCISE);
    expect(words.trimEnd().slice(-60)).toContain(EXERCISE);
  });

  it('says so in every row of the table of its log', async () => {
    const { name, text } = await exported(exercise, 'csv');
    expect(name).toMatch(/^EXERCISE-/);
    const rows = parseCsv<Record<string, string>>(text, { columns: true });
    expect(new Set(rows.map((row) => row['exercise']))).toEqual(new Set([EXERCISE]));
  });

  it('says so in the name of the status page’s incident, and at both ends of every update', async () => {
    const { text } = await exported(exercise, 'statuspage');
    const { incidents } = JSON.parse(text) as {
      incidents: { name: string; incident_updates: { body: string }[] }[];
    };
    expect(incidents[0]?.name).toMatch(/^EXERCISE .* EXERCISE$/);
    expect(incidents[0]?.incident_updates.length).toBeGreaterThan(0);
    for (const update of incidents[0]?.incident_updates ?? []) {
      expect(update.body.startsWith(EXERCISE)).toBe(true);
      expect(update.body.trimEnd()).toMatch(new RegExp(`${EXERCISE}[.!]?$`));
    }
  });

  it('says so in the title and the words of every ticket', () => {
    const item = listedAction({ incident: { exercise: true } });
    const [issue] = gitHubIssues([item]);
    expect(issue?.title).toMatch(/^EXERCISE: /);
    expect(issue?.body.startsWith(EXERCISE)).toBe(true);
    expect(issue?.body.endsWith(EXERCISE)).toBe(true);
    const [, row] = parseCsv(jiraCsv([item], []), { record_delimiter: '\r\n' });
    expect(row?.[0]).toMatch(/^EXERCISE: /);
    expect(row?.[1]?.startsWith(EXERCISE)).toBe(true);
  });

  it.each(ofReal)('is not said of anything real: %s', async (format) => {
    const { name, text } = await exported(real, format);
    expect(`${name} ${text}`).not.toContain('EXERCISE');
  });
});

describe('the same record', () => {
  it.each(ofReal)('is the same %s, in whatever order it arrived', async (format) => {
    const reversed = foldAll(real.id, [...real.events.values()].reverse());
    expect((await exported(reversed, format)).text).toBe((await exported(real, format)).text);
  });

  it('says of which instant a form of a live incident is only where somebody gives one', async () => {
    const live = foldAll(
      real.id,
      [...real.events.values()].filter(({ t }) => !t.startsWith('phase-changed/')),
    );
    const at = Date.parse('2026-12-24T18:00:00Z');
    expect((await exported(live, 'ics-214', { at })).text).toContain('as of 2026-12-24 18:00 (19:00)');
    expect((await exported(live, 'ics-214')).text).not.toContain('2026-12-24');
    expect((await exported(real, 'ics-214', { at })).text).not.toContain('2026-12-24');
  });

  it('has the times of the zone that is asked for, or UTC alone', async () => {
    expect((await exported(real, 'html', { zone: 'America/New_York' })).text).toContain(
      'in brackets, America/New_York',
    );
    expect((await exported(real, 'html', { zone: 'UTC' })).text).not.toContain('in brackets');
  });
});
