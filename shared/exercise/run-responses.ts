import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/state.ts';
import { happened, stoodOrHappened } from './happened.ts';
import { isBeyond } from './response-words.ts';
import type { RunClock } from './run-clock.ts';
import type { Expectation, Happening } from './scenario.ts';

/** What came of an expected response: `done` is null where nobody could tell. */
export type Response = { readonly done: boolean | null; readonly afterMinutes: number | null };

/** What is so as long as nothing changes it; everything else is done anew each time that it is expected. */
const states: ReadonlySet<Happening['what']> = new Set(['role', 'phase', 'severity', 'inject']);

/**
 * What came of an expected response to an inject. What a person saw counts before what the record shows; minutes are
 * those of the scenario's clock.
 */
export function responseTo(
  incident: Incident,
  clock: RunClock,
  expectation: Pick<Expectation, 'when' | 'within'>,
  given: Instant,
  seen: boolean | undefined,
): Response {
  const { when, within } = expectation;
  if (when === null) return { done: seen ?? null, afterMinutes: null };
  const at = respondedAt(incident, when, given);
  const after = at === null ? null : clock.minuteAt(at) - clock.minuteAt(given);
  const afterMinutes = after === null ? null : Math.round(after * 10) / 10;
  return { done: seen ?? (after !== null && !isBeyond(after, within)), afterMinutes };
}

/** When the record shows an expected response to what was given at a time; null as long as it does not. */
export const respondedAt = (incident: Incident, when: Happening, given: Instant): Instant | null =>
  (states.has(when.what) ? stoodOrHappened : happened)(incident, when, given);
