import { yearIn } from '../times/scan-date.ts';
import { headTime, slackLinksIn } from '../times/head-time.ts';
import { zoneCalled, type CalledZone } from '../times/zones-called.ts';
import type { Block } from './blocks.ts';
import type { Candidate } from './candidate.ts';

const timeHead = /\b(?:time|date|when|timestamp|day|clock|at|utc)\b/i;
const whoHead = /^(?:who|author|person|people|by|actor|user|name|reporter|reported by|responder)$/i;

/** A cell that is a time, a day, or a part of one, and nothing else. */
function isTimely(cell: string): boolean {
  const plain = cell.replaceAll(/[*_`]/g, '').trim();
  if (plain === '' || plain.length > 70) return false;
  if (/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?$/i.test(plain)) return true;
  return headTime(plain)?.rest === '';
}

type Columns = { readonly times: readonly number[]; readonly who: number; readonly head: readonly string[] };

function columnsOf(rows: readonly Block[]): Columns | null {
  const head = rows.find((row) => row.head)?.cells ?? [];
  const body = rows.filter((row) => !row.head);
  const width = Math.max(0, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const times = Array.from({ length: Math.min(width, 12) }, (_, at) => at).filter((at) => {
    const filled = body.slice(0, 50).filter(({ cells }) => (cells[at] ?? '') !== '');
    const timely = filled.filter(({ cells }) => isTimely(cells[at] ?? '')).length;
    return timely > 0 && (timely * 2 > filled.length || timeHead.test(head[at] ?? ''));
  });
  // Times at the end of a row are of something else: when it was done, when it is due.
  const first = times[0];
  if (first === undefined || first > 2) return null;
  const leading = times.filter((at, index) => at === first + index);
  return { times: leading, who: head.findIndex((cell) => whoHead.test(cell)), head };
}

/** What the cells over the times say of all of them. */
function stated({ times, head }: Columns): { zone: CalledZone | null; year: number | null } {
  const cells = times.map((at) => head[at] ?? '');
  return {
    zone:
      cells
        .map((cell) => zoneCalled(cell.replace(/\b(?:date|time)s?\b/gi, '')))
        .find((each) => each !== null) ?? null,
    year: cells.map(yearIn).find((each) => each !== null) ?? null,
  };
}

/** The entries of a table: those with a time, and in a timeline those without one as well. */
export function tableEntries(
  rows: readonly Block[],
  isTimeline: boolean,
  depth: number,
): readonly Candidate[] {
  const columns = columnsOf(rows);
  if (columns === null) return [];
  const { zone, year } = stated(columns);
  const entries = rows
    .filter((row) => !row.head)
    .flatMap((row): readonly Candidate[] => {
      const written = columns.times
        .map((at) => row.cells[at] ?? '')
        .join(' ')
        .trim();
      const found = headTime(written)?.found ?? null;
      const links = slackLinksIn(row.text);
      const text = wordsOfRow(row.cells, columns);
      if (text === '') return [];
      const who = row.cells[columns.who]?.trim();
      return [
        {
          ...{ line: row.line, raw: written, text, depth, form: 'row', indent: 0, body: [] },
          who: who === undefined || who === '' ? null : who.slice(0, 80),
          time: { found, links, zone, year },
        },
      ];
    });
  const timed = entries.filter(({ time }) => (time.found?.clock ?? null) !== null).length;
  return isTimeline || timed > 0 ? entries : [];
}

function wordsOfRow(cells: readonly string[], { times, who, head }: Columns): string {
  const others = cells
    .map((cell, at) => ({ cell: cell.trim(), at }))
    .filter(({ cell, at }) => cell !== '' && !times.includes(at) && at !== who);
  return others
    .map(({ cell, at }, index) =>
      index === 0 || (head[at] ?? '') === '' ? cell : `${head[at] ?? ''}: ${cell}`,
    )
    .join('\n');
}
