import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { parse as parseHtml, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../shared/exchange/export/clean.ts';
import { ics214 } from '../../shared/exchange/export/ics-214.ts';
import { recordJsonSchema } from '../../shared/exchange/export/json.ts';
import { logCsv } from '../../shared/exchange/export/log-csv.ts';
import { readStatuspage } from '../../shared/exchange/statuspage/read-statuspage.ts';
import { postmortemMarkdown } from '../../shared/incident/documents/postmortem-markdown.ts';
import { updatesTo } from '../../shared/incident/updates.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { fillTimes, formatIso } from '../../shared/time/format.ts';
import { recordHtml } from '../../electron/publish/record-html.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { exported, fullIncident, nasty } from '../support/exported.ts';
import { declared, incidentOf, logged, minute } from '../support/happened.ts';

const zone = 'Europe/Berlin';
let incident: Incident;
beforeAll(() => {
  incident = fullIncident();
});

const settings = { seed: 20_261_121, numRuns: 150 };
/** Texts of people: nasty pieces and anything at all, one after the other. */
const typed = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 30 }), fc.string()), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => pieces.join(' '))
  .filter((text) => text.trim() !== '');
const withTexts = (texts: readonly string[]): Incident =>
  incidentOf([declared(), ...texts.map((text, i) => logged(`e${i}`, text, { at: minute(i), by: 'ana' }))]);

/** Letters and digits only: what a format does to blanks and signs is looked at elsewhere. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

describe('the record as HTML, opened by a parser', () => {
  const elements = (html: string): readonly Tree.Element[] => {
    const found: Tree.Element[] = [];
    const errors: string[] = [];
    const walk = (node: Tree.Node): void => {
      if ('tagName' in node) found.push(node);
      if ('childNodes' in node) node.childNodes.forEach(walk);
    };
    walk(parseHtml(html, { onParseError: (error) => errors.push(error.code) }));
    // A code point that is no character, as somebody pasted it, is kept as it is.
    expect(errors.filter((code) => code !== 'noncharacter-in-input-stream')).toEqual([]);
    return found;
  };
  const textIn = (node: Tree.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
  const acts = ({ tagName, attrs }: Tree.Element): boolean =>
    /^(?:script|iframe|object|embed|form|link|base|svg|math|template|meta\b.*refresh)$/.test(tagName) ||
    attrs.some(
      ({ name, value }) =>
        name.startsWith('on') ||
        (name === 'src' && !value.startsWith('data:image/')) ||
        (name === 'href' && !/^(?:https?:|mailto:)/.test(value)) ||
        ['srcset', 'action', 'formaction', 'background', 'style'].includes(name),
    );

  it('has one title, headings in their order, and every row of the log with its words', async () => {
    const all = elements((await exported(incident, 'html')).text);
    expect(all.filter(({ tagName }) => tagName === 'h1').map(textIn)).toEqual(['SEV1: Seat maps stay empty']);
    const headings = all.filter(({ tagName }) => tagName === 'h2').map(textIn);
    expect(headings.slice(0, 4)).toEqual(['Facts', 'Times', 'Durations', 'Roles']);
    expect(headings.at(-1)).toBe('Log');
    const rows = all
      .filter(({ tagName, attrs }) => tagName === 'ol' && attrs.some(({ value }) => value === 'timeline'))
      .flatMap(({ childNodes }) => childNodes.filter((node) => 'tagName' in node && node.tagName === 'li'))
      .map(textIn);
    const timeline = timelineOf(incident);
    expect(rows).toHaveLength(timeline.length);
    timeline.forEach(({ text, times }, i) => {
      const pieces = times === undefined ? [text] : text.split(/\{\d\}/);
      for (const piece of pieces) expect(letters(rows[i] ?? '')).toContain(letters(piece));
    });
  });

  it.each(['state', 'ics-201', 'ics-214'] as const)(
    'has the words of the Markdown of %s, as it is on paper too',
    async (format) => {
      const [plain, html, paper] = await Promise.all(
        ([format, `${format}-html`, `${format}-pdf`] as const).map((each) => exported(incident, each)),
      );
      expect(paper?.text).toBe(html?.text);
      const all = elements(html?.text ?? '');
      expect(all.filter(acts).map(({ tagName }) => tagName)).toEqual([]);
      const main = all
        .filter(({ tagName }) => tagName === 'main')
        .map(textIn)
        .join(' ');
      const asRead = elements(`<!doctype html>${new MarkdownIt({ html: true }).render(plain?.text ?? '')}`)
        .filter(({ tagName }) => tagName === 'body')
        .map(textIn)
        .join(' ');
      expect(letters(main)).toBe(letters(asRead));
    },
  );

  it('holds no script, nothing that acts, nothing from elsewhere, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 6 }), (texts) => {
        const told = withTexts(texts);
        const given = { zone, rows: timelineOf(told), pictures: new Map<string, string>() };
        const all = elements(recordHtml(told, defaultPlaybook, given));
        expect(all.filter(acts).map(({ tagName }) => tagName)).toEqual([]);
        const shown = letters(
          all
            .filter(({ tagName }) => tagName === 'main')
            .map(textIn)
            .join(''),
        );
        for (const text of texts) expect(shown).toContain(letters(text.replaceAll(/\p{Cs}/gu, '\uFFFD')));
      }),
      settings,
    );
  });
});

describe('the log as CSV, opened by a CSV library', () => {
  const rowsOf = (csv: string): readonly (readonly string[])[] =>
    parseCsv(csv, { relax_column_count: false, record_delimiter: '\r\n' });

  it('has a row for each of the log’s, in its order, UTC beside the local time', async () => {
    const { text } = await exported(incident, 'csv');
    const [head, ...rows] = rowsOf(text);
    expect(head?.slice(0, 6)).toEqual([
      'time (UTC)',
      `time (${zone})`,
      'entered (UTC)',
      'who',
      'kind',
      'text',
    ]);
    const timeline = timelineOf(incident);
    expect(rows.map(([at]) => at)).toEqual(timeline.map(({ at }) => formatIso(at)));
    expect(rows[0]?.slice(0, 2)).toEqual(['2026-11-17T13:00:00Z', '2026-11-17 14:00:00']);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
  });

  it('gives back every word that was typed, and no cell is a formula', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 6 }), (texts) => {
        const told = withTexts(texts);
        const rows = rowsOf(logCsv(told, { zone })).slice(1);
        const timeline = timelineOf(told);
        expect(rows).toHaveLength(timeline.length);
        rows.forEach((row, i) => {
          const line = timeline[i];
          const said = clean(fillTimes(line?.text ?? '', line?.times, formatIso));
          expect([said, `'${said}`]).toContain(row[5]);
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        });
      }),
      settings,
    );
  });
});

describe('the activity log (ICS 214), opened by a reader of Markdown', () => {
  const markdown = new MarkdownIt({ html: true });
  it('keeps its tables whole, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 6 }), (texts) => {
        const told = withTexts(texts);
        const form = ics214(told, { zone, at: null, person: null });
        const tokens = markdown.parse(postmortemMarkdown(form), {});
        const tables = tokens.filter(({ type }) => type === 'table_open').length;
        const cells = tokens.filter(({ type }) => type === 'td_open').length;
        // Resources, and the log: three columns each.
        expect([tables, cells]).toEqual([2, 3 * (1 + timelineOf(told).length)]);
        const html = tokens
          .flatMap((token) => [token, ...(token.children ?? [])])
          .filter(({ type }) => /^html/.test(type));
        expect(html.map(({ content }) => content).filter((content) => content !== '<br>')).toEqual([]);
      }),
      settings,
    );
  });

  it('has the boxes of the form in their order; of one person only what they did', async () => {
    const { text } = await exported(incident, 'ics-214');
    expect([...text.matchAll(/^## (\d)/gm)].map(([, n]) => n)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
    const mine = (await exported(incident, 'ics-214', { person: 'ben' })).text;
    expect(mine).toContain('| Date and time | Who | Notable activities |');
    expect(mine).not.toMatch(/\| ana \|/);
  });
});

describe('the briefing (ICS 201)', () => {
  it('has the ten boxes of the form in their order', async () => {
    const { text } = await exported(incident, 'ics-201');
    expect([...text.matchAll(/^## (\d+)/gm)].map(([, n]) => Number(n))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    for (const words of ['38 % of evening sales', 'seating, checkout', 'https://call.example/seats'])
      expect(text).toContain(words);
  });
});

describe('the record as JSON', () => {
  it('has the documented shape, all rows, and every event it is made of', async () => {
    const { text } = await exported(incident, 'json');
    const record = recordJsonSchema.parse(JSON.parse(text));
    expect(record).toEqual(JSON.parse(text));
    expect(record.log.map(({ key, text: words }) => [key, words])).toEqual(
      timelineOf(incident).map((row) => [
        row.key,
        fillTimes(row.text, row.times, (at) => new Date(at).toISOString()),
      ]),
    );
    expect(record.events).toHaveLength(incident.events.size);
  });
});

describe('what customers were told, as Statuspage has it', () => {
  it('is read back by the importer of Statuspage, latest first and nothing beside it', async () => {
    const { text } = await exported(incident, 'statuspage');
    const read = readStatuspage({ name: 's.json', text, zone, day: null, now: minute(0) });
    if (!read.ok) throw new Error(read.error);
    const [document] = read.value;
    expect(document).toMatchObject({ title: 'Seat maps stay empty', severity: 'sev1', leftOut: [] });
    expect(document?.updates.map(({ at, text: words }) => [at, words])).toEqual(
      updatesTo(incident, 'customers').map(({ at, text: words }) => [at, words]),
    );
    const updates = (JSON.parse(text) as { incidents: { incident_updates: { display_at: string }[] }[] })
      .incidents[0]?.incident_updates;
    const times = updates?.map(({ display_at }) => display_at) ?? [];
    expect(times).toEqual([...times].sort().reverse());
    expect(text).not.toContain('nothing to see');
  });
});
