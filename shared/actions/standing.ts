import type { ActionItem } from '../incident/action-items.ts';
import { daysBetween, dayWords, type Day } from '../time/days.ts';

type Promised = Pick<ActionItem, 'due' | 'state' | 'putOff'>;

/** Whether it is still to be done. */
export const isOpen = ({ state }: Pick<ActionItem, 'state'>): boolean =>
  state === 'open' || state === 'in-progress';

/** Whether its day has gone by and it is not done. */
export const isOverdue = (item: Pick<ActionItem, 'due' | 'state'>, today: Day): boolean =>
  isOpen(item) && item.due !== null && item.due < today;

/** How often it slipped: each time that its day was put off, and once more while it is overdue. */
export const slips = (item: Promised, today: Day): number => item.putOff + (isOverdue(item, today) ? 1 : 0);

/** What slips twice is no oversight: whoever leads the team is to know. */
export const isEscalated = (item: Promised, today: Day): boolean => isOpen(item) && slips(item, today) >= 2;

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** How it slipped, in words: `put off twice`; null where it did not. */
export function slippedWords(item: Promised, today: Day): string | null {
  if (!isOpen(item)) return null;
  const overdue = isOverdue(item, today);
  if (item.putOff === 0) return null;
  return `put off ${times(item.putOff)}${overdue ? ', and overdue' : ''}`;
}

/** `put off twice: tell whoever leads the team`; null where it is not escalated. */
export const escalationWords = (item: Promised, today: Day): string | null =>
  isEscalated(item, today) ? `${slippedWords(item, today) ?? 'overdue'}: tell whoever leads the team` : null;

/** `4 days over`, `today`, `Fri 4 Dec`; `no day` where none was promised. */
export function dueWords(item: Pick<ActionItem, 'due' | 'state'>, today: Day): string {
  const { due } = item;
  if (due === null) return 'no day';
  if (!isOverdue(item, today)) return dayWords(due, today);
  const days = daysBetween(due, today);
  return `${days} ${days === 1 ? 'day' : 'days'} over`;
}
