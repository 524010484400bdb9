import type { CuratedRow } from '../../../../shared/incident/curated.ts';
import { fillTimes, formatClock, formatClockUtc } from '../../../../shared/time/format.ts';
import { kindWord, rowIcon } from '../../../incident-parts/row-look.ts';
import { clock } from '../../../incident-parts/zone.ts';
import type { IconName } from '../../../ui/icon-paths.ts';

/** The words of a row, with the clock times in them; what it is stands before them: “Decision: …”. */
export function rowWords({ row, text, times }: CuratedRow): string {
  const head = row === undefined ? null : kindWord(row);
  const words = fillTimes(text, times, clock);
  return head === null ? words : `${head}: ${words}`;
}

export const rowDetail = ({ detail, times }: CuratedRow): string | null =>
  detail === null ? null : fillTimes(detail, times, clock);

/** A row that the console computed from the times looks like one that it logged. */
export const iconOf = ({ row }: CuratedRow): IconName => (row === undefined ? 'console' : rowIcon(row));

/** The timeline as it is shown, as plain text with UTC beside the clock time. */
export const timelineText = (rows: readonly CuratedRow[], zone: string): string =>
  rows
    .filter(({ shown }) => shown)
    .map((row) => {
      const more = [rowDetail(row), row.note, row.evidence].filter((each) => each !== null && each !== '');
      const below = more.map((each) => `\n    ${each ?? ''}`).join('');
      return `${formatClock(row.at, zone)} (${formatClockUtc(row.at)}) ${rowWords(row)} – ${row.who}${below}`;
    })
    .join('\n');

/** Which rows are listed while they are chosen. */
export const kindFilters = [
  { id: 'all', label: 'All' },
  { id: 'shown', label: 'Shown' },
  { id: 'left-out', label: 'Left out' },
  { id: 'decision', label: 'Decisions' },
  { id: 'finding', label: 'Findings' },
  { id: 'action', label: 'Actions' },
  { id: 'update', label: 'Updates' },
  { id: 'console', label: 'Console' },
  { id: 'other', label: 'Other' },
] as const;
export type KindFilter = (typeof kindFilters)[number]['id'];

const named: ReadonlySet<string> = new Set(['decision', 'finding', 'action', 'update', 'console']);

export const passes = ({ kind, shown }: CuratedRow, filter: KindFilter): boolean =>
  filter === 'all' ||
  (filter === 'shown' && shown) ||
  (filter === 'left-out' && !shown) ||
  (filter === 'other' ? !named.has(kind) : kind === filter);
