import { phaseLabel, type Phase } from '../../../shared/incident/phases.ts';
import { declarationOf, transitionsOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { entryKindLabel, type EntryKind } from '../../../shared/incident/vocabulary.ts';
import { formatClock } from '../../../shared/time/format.ts';
import { marks } from '../../incident-parts/people.ts';
import type { IconName } from '../../ui/icon-paths.ts';

export const kindIcon: Record<EntryKind, IconName> = {
  note: 'dot',
  decision: 'diamond',
  finding: 'search',
  action: 'bolt',
  ask: 'ask',
  hypothesis: 'flask',
  criterion: 'flag',
  roadblock: 'block',
  status: 'status',
  message: 'message',
};

const otherIcon = { console: 'console', update: 'horn', newer: 'warn', redacted: 'lock' } as const;

/** The icon of a row: what it is, or what became of it. */
export function rowIcon({ kind, takenBackBy, version }: TimelineRow): IconName {
  if (takenBackBy !== undefined) return 'undo';
  if (kind in otherIcon) return otherIcon[kind as keyof typeof otherIcon]; // just looked up
  return kind === 'note' && version > 1 ? 'pencil' : kindIcon[kind as EntryKind]; // the other kinds are an entry's
}

/** The word before the text; a note needs none. */
export function kindWord({ kind }: TimelineRow): string | null {
  return kind === 'note' || !(kind in entryKindLabel) ? null : entryKindLabel[kind as EntryKind]; // just looked up
}

/** Whether a person wrote it, so that it can be corrected and taken back. */
export const isEntry = ({ kind }: TimelineRow): boolean => kind in entryKindLabel;

/** A text cut at its tags and mentions. */
export function cutAtMarks(text: string): readonly { readonly text: string; readonly mark: boolean }[] {
  if (!/[@#]/.test(text)) return [{ text, mark: false }];
  const parts: { text: string; mark: boolean }[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (index > from) parts.push({ text: text.slice(from, index), mark: false });
    parts.push({ text: mark, mark: true });
    from = index + mark.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mark: false });
  return parts;
}

/** The row as text, in the order in which it is read; struck words as "(before: ...)". */
export function rowAsText(row: TimelineRow, zone: string): string {
  const who = row.kind === 'console' ? 'console' : row.by;
  const word = kindWord(row);
  const before = row.before.map((former) => ` (before: ${former.text})`).join('');
  const back = row.takenBackBy === undefined ? '' : ` (taken back by ${row.takenBackBy})`;
  const detail = row.detail === undefined ? '' : `: ${row.detail}`;
  return `${formatClock(row.at, zone)} ${who} ${word === null ? '' : `${word}: `}${row.text}${detail}${before}${back}`;
}

export type Divider = { readonly label: string; readonly at: number };

/** Where each phase begins: by the key of the row that stands first in it. */
export function dividersOf(incident: Incident, rows: readonly TimelineRow[]): ReadonlyMap<string, Divider> {
  const dividers = new Map<string, Divider>();
  const declared = declarationOf(incident);
  const [first] = rows;
  const label = (phase: Phase): string => phaseLabel[phase];
  if (declared !== undefined && first !== undefined) {
    dividers.set(first.key, { label: label('detection'), at: declared.startedAt });
  }
  for (const { id, to, at } of transitionsOf(incident)) dividers.set(id, { label: label(to), at });
  return dividers;
}

export const filters = ['all', 'decision', 'finding', 'ask', 'update'] as const;
export type Filter = (typeof filters)[number];
export const filterLabel: Record<Filter, string> = {
  all: 'All',
  decision: 'Decisions',
  finding: 'Findings',
  ask: 'Asks',
  update: 'Updates',
};

/** How many rows each filter shows. */
export function countRows(rows: readonly TimelineRow[]): Record<Filter, number> {
  const counts = { all: rows.length, decision: 0, finding: 0, ask: 0, update: 0 };
  for (const { kind, takenBackBy } of rows) {
    if (takenBackBy === undefined && kind !== 'console' && kind in counts) counts[kind as Filter] += 1; // just looked up
  }
  return counts;
}

export const filterRows = (rows: readonly TimelineRow[], filter: Filter): readonly TimelineRow[] =>
  filter === 'all' ? rows : rows.filter((row) => row.kind === filter && row.takenBackBy === undefined);

/** How many rows at the end of the log came after the one that was last seen there. */
export function newBelow(rows: readonly TimelineRow[], lastSeen: string | null): number {
  if (lastSeen === null) return 0;
  for (let i = rows.length - 1; i >= 0; i -= 1) if (rows[i]?.key === lastSeen) return rows.length - 1 - i;
  return 0;
}

/** A first guess at the height of a row, before it is measured: lines of the text and of what stands below it. */
export function guessHeight(row: TimelineRow | undefined, opensPhase: boolean, textWidth: number): number {
  if (row === undefined) return 28;
  const perLine = Math.max(20, textWidth / 6.4);
  const lines = Math.max(1, Math.ceil(row.text.length / perLine));
  const below = row.detail === undefined && row.version === 1 ? 0 : 16;
  return 8 + 20 * lines + below + (opensPhase ? 28 : 0);
}
