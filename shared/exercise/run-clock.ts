import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/state.ts';
import { changesOfPace } from '../incident/exercise.ts';
import type { RunLog } from './run-log.ts';

/** From `at` on, at which the clock shows `minute`, it goes by so many minutes a millisecond; 0 while it stands. */
type Stretch = { readonly at: Instant; readonly minute: number; readonly rate: number };

/** The scenario's own clock: it stands while the exercise is paused, and goes faster or slower than the wall's. */
export type RunClock = {
  readonly paused: boolean;
  readonly speed: number;
  /** Why it stands though nobody stopped it; null where somebody did, or it goes. */
  readonly why: string | null;
  /** Since when it goes as it does. */
  readonly since: Instant;
  minuteAt(at: Instant): number;
  /** When it showed that minute first, or will if nothing changes; null where it stands before it. */
  instantOf(minute: number): Instant | null;
};

type Change = { readonly at: Instant; readonly why?: string } & (
  { readonly paused: boolean } | { readonly times: number }
);

/**
 * The clock of a run. That it was stopped or went on is said by the record, by whoever did it; what only this desktop
 * knows (its speed, and that it stood while the console was closed) by the log beside it.
 */
export function clockOf(log: RunLog, incident: Incident): RunClock {
  const [first, ...rest] = stretchesOf(log, incident);
  if (first === undefined) throw new Error('a clock has at least one stretch');
  const stretches = [first, ...rest];
  const last = stretches.at(-1) ?? first;
  return {
    paused: last.rate === 0,
    speed: last.speed,
    why: last.why,
    since: last.at,
    minuteAt(at) {
      const held = stretches.findLast((each) => each.at <= at) ?? first;
      return held.minute + Math.max(0, at - held.at) * held.rate;
    },
    instantOf(minute) {
      for (const [index, { at, minute: from, rate }] of stretches.entries()) {
        if (minute <= from) return at;
        if (rate === 0) continue;
        const next = stretches[index + 1];
        const reached = Math.ceil(at + (minute - from) / rate - ROUNDING_MS);
        if (next === undefined || reached <= next.at) return reached;
      }
      return null;
    },
  };
}

/** What a sum of fractions of minutes may be off, in ms. */
const ROUNDING_MS = 1e-3;
const MINUTE_MS = 60_000;

function stretchesOf(
  log: RunLog,
  incident: Incident,
): readonly (Stretch & { readonly speed: number; readonly why: string | null })[] {
  let now = {
    at: log.begun,
    minute: 0,
    rate: 1 / MINUTE_MS,
    speed: 1,
    paused: false,
    why: null as string | null,
  };
  const all = [now];
  for (const change of changesOf(log, incident)) {
    const at = Math.max(change.at, now.at);
    const minute = now.minute + (at - now.at) * now.rate;
    const speed = 'times' in change ? change.times : now.speed;
    const paused = 'paused' in change ? change.paused : now.paused;
    if (paused === now.paused && speed === now.speed) continue;
    const why = paused ? (change.why ?? (now.paused ? now.why : null)) : null;
    now = { at, minute, rate: paused ? 0 : speed / MINUTE_MS, speed, paused, why };
    all.push(now);
  }
  return all;
}

function changesOf(log: RunLog, incident: Incident): readonly Change[] {
  const own = log.lines.flatMap((line): readonly Change[] => {
    if (line.do === 'pause') return [{ at: line.at, paused: true, why: line.why }];
    if (line.do === 'resume') return [{ at: line.at, paused: false }];
    return line.do === 'speed' ? [{ at: line.at, times: line.times }] : [];
  });
  const said = changesOfPace(incident).map(({ at, paused }) => ({ at, paused }));
  return [...said, ...own].sort((a, b) => a.at - b.at);
}
