import { isSettledMark, markWord } from '../../../shared/incident/marks.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { markFor, type Outcome } from '../../incident-parts/marking.ts';
import { selectedRow } from './actions.ts';

const outcomes: Readonly<Record<string, Outcome>> = { a: 'settled', x: 'dropped', k: 'heard', o: 'again' };

/** Why a letter that means something on other rows does not on the selected one; null where it means nothing on any. */
export function notOnSelectedRow(key: string): string | null {
  const row = selectedRow();
  if (row === undefined || !/^[axkomerd]$/.test(key)) return null;
  return whyNot(row, key);
}

function whyNot(row: TimelineRow, key: string): string {
  if (key === 'r') return 'It was not taken back: there is nothing to restore.';
  if (row.takenBackBy !== undefined) return 'It was taken back: R restores it first.';
  if (key === 'e') return 'It can’t be corrected: only entries and updates can.';
  if (key === 'm') return 'More time is for an ask that waits for its answer.';
  const { waits } = row;
  const outcome = outcomes[key];
  if (waits === undefined || outcome === undefined) return 'Nothing is open on this row.';
  if (outcome === 'again' && !isSettledMark(waits.mark)) return 'It is open.';
  const mark = markFor(waits.kind, outcome);
  if (mark === waits.mark) return `It is ${markWord(waits.kind, mark)} already.`;
  return `${key.toUpperCase()} means nothing on this row.`;
}
