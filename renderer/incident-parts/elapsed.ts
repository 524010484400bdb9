import type { Instant } from '../../shared/ids.ts';
import { pausedBetween } from '../../shared/incident/exercise.ts';
import { lastTime, phaseOf } from '../../shared/incident/facts.ts';
import { isLive } from '../../shared/incident/phases.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { openTime, stretchesOf } from '../../shared/incident/times.ts';
import { formatSpan } from '../../shared/time/format.ts';

/** The clock of an incident: how long, and from what it counts. `{0}` in the words is the clock time `at`. */
export type Elapsed = {
  readonly span: string;
  /** What the clock is, read out: “Time since impact”. */
  readonly label: string;
  readonly words: string;
  readonly at: Instant;
  /** Whether it goes on. */
  readonly running: boolean;
};

/** Since impact; after a reopening since that, with what it lasted in all; once it is over, what it lasted. */
export function elapsedOf(incident: Incident, now: Instant): Elapsed | null {
  const stretches = stretchesOf(incident);
  const current = stretches.at(-1);
  if (current === undefined) return null;
  const all = formatSpan(openTime(incident, now));
  const again = stretches.length > 1;
  if (!isLive(phaseOf(incident))) {
    const at = current.to ?? lastTime(incident, 'resolve') ?? now;
    return again
      ? { span: all, label: 'Time open in all', words: 'open in all, resolved {0}', at, running: false }
      : { span: all, label: 'Time to resolve', words: 'from impact to resolved {0}', at, running: false };
  }
  // An exercise is as old as its clocks say: what it stood is not counted.
  const span = formatSpan(now - current.from - pausedBetween(incident, current.from, now));
  const at = current.from;
  return again
    ? { span, label: 'Time since reopened', words: `since reopened {0}, ${all} in all`, at, running: true }
    : { span, label: 'Time since impact', words: 'since impact {0}', at, running: true };
}
