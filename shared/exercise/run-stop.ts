import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/state.ts';
import { stoodOrHappened } from './happened.ts';
import { happeningWords } from './parse-scenario-words.ts';
import type { RunClock } from './run-clock.ts';
import type { RunLog } from './run-log.ts';
import type { StopCondition } from './scenario.ts';

/**
 * The first stop condition that is met, and since when; null where none is. An exercise that was taken up again after
 * its end goes on beyond those that were met by then.
 */
export function stopMet(
  log: RunLog,
  incident: Incident,
  clock: RunClock,
  now: Instant,
): { readonly words: string; readonly met: Instant } | null {
  const again = log.lines.findLast((line) => line.do === 'reopen')?.at ?? null;
  const met = log.scenario.stop.flatMap((condition) => {
    const at = metAt(condition, log, incident, clock);
    if (at === null || at > now || (again !== null && at <= again)) return [];
    return [{ words: wordsOf(condition), met: at }];
  });
  return met.sort((a, b) => a.met - b.met)[0] ?? null;
}

const metAt = (condition: StopCondition, log: RunLog, incident: Incident, clock: RunClock): Instant | null =>
  condition.on === 'minute'
    ? clock.instantOf(condition.minute)
    : stoodOrHappened(incident, condition.happening, log.begun);

const wordsOf = (condition: StopCondition): string =>
  condition.on === 'minute'
    ? `Minute ${condition.minute} is reached.`
    : said(happeningWords(condition.happening));

const said = (words: string): string => `The scenario ends with: ${words}.`;
