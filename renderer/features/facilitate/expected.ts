import { isBeyond } from '../../../shared/exercise/response-words.ts';
import { respondedAt } from '../../../shared/exercise/run-responses.ts';
import type { ExerciseRun, RunInject } from '../../../shared/exercise/run.ts';
import type { Expectation } from '../../../shared/exercise/scenario.ts';
import { pausedBetween } from '../../../shared/incident/exercise.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { clock } from '../../incident-parts/zone.ts';

/** An expected response as it stands while the exercise goes on; what the report says of it is reckoned at its end. */
export type Expected = {
  readonly expectation: Expectation;
  /** null: nobody has said so, and the record does not show it. */
  readonly done: boolean | null;
  /** When the record shows it. */
  readonly at: Instant | null;
  /** Whole minutes of the scenario's clock after the inject, where the record shows it. */
  readonly after: number | null;
  /** What says so: the record by itself, or the facilitator's hand. */
  readonly by: 'record' | 'hand' | null;
};

/**
 * What the players were to do after an inject, and whether it was seen: a hand is taken at its word before the record.
 * @param speeds when the scenario's clock was set to go how many times faster than the wall.
 */
export function expectedOf(
  incident: Incident,
  { inject, at: given, state, seen }: RunInject,
  speeds: ExerciseRun['speeds'],
): readonly Expected[] {
  return inject.expect.map((expectation): Expected => {
    const { id, when, within } = expectation;
    const at =
      state !== 'given' || given === null || when === null ? null : respondedAt(incident, when, given);
    const passed = at === null || given === null ? null : spent(incident, speeds, given, at);
    const after = passed === null ? null : Math.max(0, Math.floor(passed / 60_000));
    const hand = seen[id];
    if (hand !== undefined) return { expectation, done: hand, at, after, by: 'hand' };
    if (after === null) return { expectation, done: null, at, after, by: null };
    return { expectation, done: !isBeyond(after, within), at, after, by: 'record' };
  });
}

/** How long something took on the scenario's clock, in ms: a change of speed counts from when it was made. */
function spent(incident: Incident, speeds: ExerciseRun['speeds'], from: Instant, to: Instant): number {
  let sum = 0;
  let since = from;
  let times = speeds.findLast(({ at }) => at <= from)?.times ?? 1;
  for (const change of [...speeds, { at: to, times: 1 }]) {
    if (change.at <= from || change.at > to) continue;
    sum += (change.at - since - pausedBetween(incident, since, change.at)) * times;
    ({ at: since, times } = change);
  }
  return sum;
}

/** `2 of 3 seen`; empty where nothing is expected. */
export function seenWords(all: readonly Expected[]): string {
  if (all.length === 0) return '';
  return `${all.filter(({ done }) => done === true).length} of ${all.length} seen`;
}

/** How an expected response stands: `seen 14:12, after 3 min`, `within 10 min, by the record`. */
export function standsWords({ expectation: { within, when }, done, at, after, by }: Expected): string {
  const bound = within === null ? '' : `within ${within} min`;
  const seen = at === null ? '' : ` ${clock(at)}, after ${after ?? 0} min`;
  if (by === 'hand')
    return done === true ? `seen, you say${bound === '' ? '' : `, ${bound}`}` : 'not seen, you say';
  if (done === true) return `seen${seen}`;
  if (done === false) return `seen${seen}, late: ${bound}`;
  return [bound, when === null ? 'for you to say' : 'ticked by the record']
    .filter((each) => each !== '')
    .join(', ');
}
