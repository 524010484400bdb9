import Papa from 'papaparse';
import { err, ok, type Result } from '../../result.ts';
import type { Instant } from '../../ids.ts';
import {
  entryKindLabel,
  entryKinds,
  severities,
  type EntryKind,
  type Severity,
} from '../../incident/vocabulary.ts';
import { dayAt } from '../../time/days.ts';
import { zoneNamed } from '../../time/zones.ts';
import { earliest, emptyDocument, noTimes, rowOf } from '../document.ts';
import type { ImportedDocument, ImportedRow, ImportInput, LeftOut } from '../imported.ts';
import { importKey } from '../key.ts';
import { cellTime, dayOrderOf, type CellContext } from './cell-time.ts';
import { columnsOf, type Column, type ColumnKind } from './columns.ts';

/** More rows than that are no incident. */
const MAX_ROWS = 50_000;

/** A cell as it was before somebody kept a spreadsheet from taking it for a formula. */
const unescaped = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/, '');

/** Whether a text is a table with a header that has times and words in it. */
export function looksLikeCsv(head: string): boolean {
  const rows = Papa.parse<string[]>(head, { preview: 3, skipEmptyLines: true }).data;
  const [first, second] = rows;
  if (first === undefined || first.length < 2) return false;
  return columnsOf(first) !== undefined || (second !== undefined && guessed(rows) !== undefined);
}

type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly from: number;
};

/**
 * Reads a table of entries: the columns are told by their headers in several languages, or by what is in them. Times are those
 * of the column; where its header, a column of zones or the cell names no zone, the one that was asked for.
 */
export function readCsv(input: ImportInput): Result<readonly ImportedDocument[], string> {
  const parsed = Papa.parse<string[]>(input.text, { skipEmptyLines: 'greedy', preview: MAX_ROWS + 2 });
  if (parsed.data.length > MAX_ROWS + 1)
    return err(`It has more than ${MAX_ROWS.toLocaleString('en')} rows; split it into several files.`);
  const table = tableOf(parsed.data);
  if (table === undefined)
    return err(
      'No columns with times and words were found: name them “time”, “who” and “text” in the first row.',
    );
  if (table.rows.length === 0) return err('There are no rows below the header.');
  return ok([documentOf(input, table)]);
}

function tableOf(data: readonly string[][]): Table | undefined {
  // A title may stand above the header.
  for (const [index, row] of data.slice(0, 5).entries()) {
    const columns = columnsOf(row);
    if (columns !== undefined) return { columns, rows: data.slice(index + 1), from: index + 2 };
  }
  const columns = guessed(data);
  return columns === undefined ? undefined : { columns, rows: data, from: 1 };
}

/** The columns of a table without a header, by what is in them: the first with times, and the one with the most words. */
function guessed(data: readonly (readonly string[])[]): readonly Column[] | undefined {
  const some = data.slice(0, 20).filter((row) => row.length > 1);
  const [first] = some;
  if (first === undefined) return undefined;
  const context = { zone: 0, order: dayOrderOf(some.flat()), day: null } as const;
  const isTime = (at: number): boolean => some.every((row) => cellTime(row[at] ?? '', context).at !== null);
  const moment = first.findIndex((_, at) => isTime(at));
  if (moment < 0) return undefined;
  const length = (at: number): number => some.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0);
  const others = [...first.keys()].filter((at) => at !== moment);
  const text = others.reduce((best, at) => (length(at) > length(best) ? at : best), others[0] ?? moment);
  const who = others.find((at) => at !== text);
  const column = (kind: ColumnKind, at: number): Column => ({ kind, at, zone: null });
  return [column('moment', moment), column('text', text), ...(who === undefined ? [] : [column('who', who)])];
}

function documentOf(input: ImportInput, { columns, rows, from }: Table): ImportedDocument {
  const place = (kind: ColumnKind): Column | undefined => columns.find((each) => each.kind === kind);
  const cellOf = (row: readonly string[], kind: ColumnKind): string => {
    const at = place(kind)?.at;
    return at === undefined ? '' : unescaped(row[at]?.trim() ?? '');
  };
  const [moment, time] = [place('moment'), place('time')];
  const stated = moment?.zone ?? time?.zone ?? null;
  const zone = stated === null ? undefined : zoneNamed(stated);
  const order = dayOrderOf(
    rows.map((row) => `${cellOf(row, 'moment')} ${cellOf(row, 'date')} ${cellOf(row, 'time')}`),
  );
  const read: ImportedRow[] = [];
  const leftOut: LeftOut[] = [];
  let day = input.day;
  let [isDated, isDayless] = [false, false];
  let before: Instant | null = null;
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const line = from + index;
    const raw = [cellOf(row, 'moment'), cellOf(row, 'date'), cellOf(row, 'time')]
      .filter((each) => each !== '')
      .join(' ');
    const text = [cellOf(row, 'text'), cellOf(row, 'details')].filter((each) => each !== '').join('\n');
    if (text === '') {
      if (row.some((cell) => cell.trim() !== ''))
        leftOut.push({ line, text: row.join(', '), why: 'a row without words' });
      continue;
    }
    const here = zoneNamed(cellOf(row, 'zone')) ?? zone ?? input.zone;
    const found = cellTime(raw, { zone: here, order, day });
    // A day that a row names is that of the clock times below it.
    isDated = isDated || cellTime(raw, { zone: here, order, day: null }).at !== null;
    isDayless = isDayless || (!isDated && isClock(raw, { zone: here, order }));
    const end = cellOf(row, 'until');
    if (found.at !== null) day = dayAt(found.at, typeof here === 'number' ? 'UTC' : here);
    const until = end === '' ? null : cellTime(end, { zone: here, order, day }).at;
    const notes = [...found.notes];
    if (found.at !== null && before !== null && found.at < before - 3_600_000 && !/\d{4}/.test(raw))
      notes.push('its clock goes back: it may be of the next day');
    before = found.at ?? before;
    const who = cellOf(row, 'who');
    const is = kindOf(cellOf(row, 'kind'));
    const identity = cellOf(row, 'key') || `${raw}\u0000${who}\u0000${text}`;
    // The very same line twice in one file was written twice.
    const times = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, times);
    read.push(
      rowOf({
        ...{
          key: importKey('csv', identity, times > 1 && cellOf(row, 'key') === '' ? times : null),
          line,
          raw,
        },
        ...{
          at: found.at,
          until,
          precision: found.precision,
          notes: is.note === null ? notes : [...notes, is.note],
        },
        ...{ who: who === '' ? null : who.slice(0, 80), kind: is.kind, text },
      }),
    );
  }
  const first = rows[0] ?? [];
  const [title, severity, id] = [
    cellOf(first, 'title'),
    severityIn(cellOf(first, 'severity')),
    idIn(rows, columns),
  ];
  const known = read.map(({ at }) => at);
  return {
    ...emptyDocument({
      key: importKey('csv', id ?? read[0]?.key ?? input.name),
      format: 'csv',
      name: input.name,
    }),
    ...{ title: title === '' ? null : title, severity, rows: read, leftOut },
    times: { ...noTimes, started: earliest(known), declared: earliest(known) },
    zone:
      zone === undefined
        ? { name: input.zone, from: 'asked' }
        : { name: stated ?? input.zone, from: 'document' },
    ...(isDayless ? { day: { is: input.day, from: input.day === null ? 'none' : 'asked' } as const } : {}),
    ...(rows.some((row) => cellOf(row, 'exercise') !== '') ? { exercise: true } : {}),
    understood: columns.map(({ kind, at }) => ({
      line: from - 1,
      words: `Column ${at + 1} is ${columnWords[kind]}`,
    })),
  };
}

/** Whether a cell can be read once somebody names a day. */
const isClock = (raw: string, context: Omit<CellContext, 'day'>): boolean =>
  cellTime(raw, { ...context, day: '2000-01-01' }).at !== null;

/** What tells our own exports of two incidents apart, whatever their files are called. */
function idIn(rows: readonly (readonly string[])[], columns: readonly Column[]): string | null {
  if (!columns.some(({ kind }) => kind === 'key')) return null;
  return rows[0]?.find((cell) => /^\d{8}-[a-z2-7]{8}$/.test(cell)) ?? null;
}

const columnWords: Record<ColumnKind, string> = {
  ...{ moment: 'the time', date: 'the date', time: 'the time of day', until: 'the end', zone: 'the zone' },
  ...{
    who: 'who',
    kind: 'the kind',
    text: 'the words',
    details: 'details',
    key: 'its key',
    title: 'the title',
  },
  ...{ severity: 'the severity', exercise: 'whether it is an exercise' },
};

/** The kind that a word means; words that are none of ours are kept in a note. */
function kindOf(words: string): { readonly kind: EntryKind; readonly note: string | null } {
  const plain = words.toLowerCase();
  const known = entryKinds.find((kind) => kind === plain || entryKindLabel[kind].toLowerCase() === plain);
  if (known !== undefined) return { kind: known, note: null };
  if (plain === 'update') return { kind: 'status', note: null };
  return { kind: 'note', note: plain === '' || plain === 'console' ? null : `kind “${words}”` };
}

const severityIn = (words: string): Severity | null => {
  const digit = /^(?:sev|p)?[- ]?([1-4])$/i.exec(words)?.[1];
  return severities.find((each) => each === `sev${digit ?? ''}`) ?? null;
};
