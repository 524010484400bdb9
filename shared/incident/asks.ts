import type { Instant } from '../ids.ts';
import type { BoardItem } from './boards.ts';

/** Minutes in which an ask is acknowledged: after that whoever asked is told that nobody has. */
const HEARD_MINUTES = 3;

/** When an ask should have been acknowledged; null where it was, or is nobody's in particular. */
export const hearingDueAt = ({ kind, to, mark, at }: BoardItem): Instant | null =>
  kind !== 'ask' || to === null || mark !== 'open' ? null : at + HEARD_MINUTES * 60_000;
