import type { Instant } from '../ids.ts';
import type { RunState } from './run-state.ts';

/** What is given later than this was missed: the exercise would go on without what it is about. */
const MISSED_MS = 60_000;

export const PAUSED_WHY =
  'Paused: the console was not running when something was due. Nothing was given meanwhile; go on from that moment.';

/**
 * The moment at which something was due that nobody was there to give: the exercise is paused as of then.
 * @param looked when it was looked at last; null where nobody looked before.
 * @returns null where nothing was missed: what becomes due late, as a player's desktop was away, is given at once.
 */
export function missedAt({ state, injects, stop, now }: RunState, looked: Instant | null): Instant | null {
  if (state !== 'running') return null;
  const due = [
    ...injects.flatMap((each) => (each.state === 'coming' && each.dueAt !== null ? [each.dueAt] : [])),
    ...(typeof stop?.endsAt === 'number' ? [stop.endsAt] : []),
  ];
  const missed = due.filter((at) => at < now - MISSED_MS && (looked === null || at > looked));
  return missed.length === 0 ? null : Math.min(...missed);
}
