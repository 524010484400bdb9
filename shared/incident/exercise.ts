import type { EntityId, Instant } from '../ids.ts';
import { compareLogOrder, type StreamEvent } from './envelope.ts';
import {
  exerciseEnded,
  exerciseSlice,
  injectPlace,
  type ExerciseBegun,
  type ExerciseEnding,
  type GivenInject,
} from './events/exercise.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A game day as the players know it, from its beginning. */
export type Exercise = ExerciseBegun & { readonly by: string; readonly at: Instant };

/** The game day that an incident is; null where none has begun. */
export function exerciseOf(incident: Incident): Exercise | null {
  const { begun } = exerciseSlice.of(incident);
  if (begun === undefined) return null;
  const { event: _, ...said } = begun;
  return said;
}

/** An inject that the players have. */
export type PlayedInject = GivenInject & {
  /** As its scenario names it, or a random one. */
  readonly id: string;
  /** The key of its row in the log. */
  readonly key: EntityId;
  /** 1 for the first that was given; hints are counted as well, as the log shows them. */
  readonly number: number;
  readonly at: Instant;
  /** Who leads the exercise. */
  readonly by: string;
};

/** What was given so far, in the order of the log. */
export const injectsOf = derived((incident): readonly PlayedInject[] =>
  [...exerciseSlice.of(incident).injects]
    .sort(([, a], [, b]) => compareLogOrder(a.event, b.event))
    .map(([key, { event, ...said }], index) => ({
      ...said,
      ...{ id: key.slice(injectPlace('').length), key, number: index + 1, at: event.at, by: event.u },
    })),
);

/** What an exercise was ended with, by whom and when; null as long as it goes on. */
export function endingOf(
  incident: Incident,
): (ExerciseEnding & { readonly at: Instant; readonly by: string }) | null {
  const said = winner(exerciseSlice.of(incident).ending);
  return said === undefined || said.value === null ? null : { ...said.value, at: said.at, by: said.u };
}

/** A time in which all clocks of the process stand; `to` is null while they do. */
export type PausedSpan = { readonly from: Instant; readonly to: Instant | null };

const none: readonly never[] = [];

/** How often clocks were stopped or went on, so far: where that is the same, so are the times without pauses. */
export const pacesOf = (incident: Incident): number => exerciseSlice.of(incident).paces.size;

/**
 * When the clocks of an exercise stood: while it was paused, and once it is over. Each counts from the first event that
 * stops them to the next that lets them go on, in the order of the log: two people who pause it at once pause it once.
 */
export function pausedSpans(incident: Incident): readonly PausedSpan[] {
  // Asked for every clock of every incident: those that are no exercise have none.
  return pacesOf(incident) === 0 ? none : spansOf(incident);
}

const spansOf = derived((incident): readonly PausedSpan[] => {
  if (exerciseSlice.of(incident).begun === undefined) return none;
  const spans: PausedSpan[] = [];
  let from: Instant | null = null;
  for (const { at, paused } of changesOfPace(incident)) {
    if (paused) from ??= at;
    else if (from !== null) {
      spans.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: null }];
});

/**
 * When the clocks were stopped or went on, in the order of the log. What is over goes on only by being taken up again:
 * somebody far away may have ended a pause without knowing of the end.
 */
export function changesOfPace(
  incident: Incident,
): readonly { readonly at: Instant; readonly paused: boolean }[] {
  const { paces, ending } = exerciseSlice.of(incident);
  const all = [...paces.values()].sort(byLog);
  const last = winner(ending);
  const isOver = last !== undefined && last.value !== null;
  // Of several that ended it or took it up again at once, the one that everybody sees has the last word.
  const from = isOver ? all.findIndex(({ event }) => event.id === last.id) : all.findLastIndex(isOfEnd);
  let over = false;
  return all.filter((each, index) => {
    if (index >= from) over = isOver;
    else if (isOfEnd(each)) over = each.paused;
    return each.paused || !over;
  });
}

const isOfEnd = ({ event }: { readonly event: StreamEvent }): boolean => event.t === exerciseEnded.type;

const byLog = (a: { readonly event: StreamEvent }, b: { readonly event: StreamEvent }): number =>
  compareLogOrder(a.event, b.event);

/** Since when the clocks of an exercise stand: it is paused, or over. null while they run. */
export const stoodSince = (incident: Incident): Instant | null => {
  const last = pausedSpans(incident).at(-1);
  return last?.to === null ? last.from : null;
};

/** Whether an exercise is paused; one that is over is not. */
export const isPaused = (incident: Incident): boolean =>
  stoodSince(incident) !== null && endingOf(incident) === null;

/**
 * The time that the clocks of the process show: of an exercise that is paused, or over, the moment in which they
 * stopped. Times that are due (`dueList`) are compared with this, not with the clock on the wall.
 */
export const clockAt = (incident: Incident, now: Instant): Instant =>
  Math.min(now, stoodSince(incident) ?? now);

/** How long the clocks of an exercise stood between two times, in ms; 0 in all other incidents. */
export const pausedBetween = (incident: Incident, from: Instant, to: Instant): number =>
  pausedSpans(incident).reduce(
    (sum, span) => sum + Math.max(0, Math.min(to, span.to ?? to) - Math.max(from, span.from)),
    0,
  );

/**
 * When something is due that was to be done by `due`, counted from `from`, once the pauses since then are added. A pause
 * that lasts is not: while it does, time is what `clockAt` says.
 */
export function shiftedBy(incident: Incident, from: Instant, due: Instant): Instant {
  let at = due;
  for (const span of pausedSpans(incident)) {
    const begin = Math.max(span.from, from);
    if (begin >= at || span.to === null) break;
    at += Math.max(0, span.to - begin);
  }
  return at;
}
