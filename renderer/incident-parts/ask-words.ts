import type { Instant } from '../../shared/ids.ts';
import { hearingDueAt } from '../../shared/incident/asks.ts';
import type { BoardItem } from '../../shared/incident/boards.ts';
import { formatSpan } from '../../shared/time/format.ts';
import { stamp } from './zone.ts';

/** `acknowledged by marek 14:17, 3 min`: who heard the ask, when, and how long that took. */
export function heardWords({ at, heard }: BoardItem, now: Instant): string | null {
  if (heard === null) return null;
  const took = heard.at - at < 60_000 ? '' : `, ${formatSpan(heard.at - at)}`;
  return `acknowledged by ${heard.by} ${stamp(heard.at, now)}${took}`;
}

/** `not acknowledged for 4 min`, once it should have been; null before, and where it was. */
export function unheardWords(item: BoardItem, now: Instant): string | null {
  const dueAt = hearingDueAt(item);
  return dueAt === null || dueAt > now ? null : `not acknowledged for ${formatSpan(now - item.at)}`;
}
