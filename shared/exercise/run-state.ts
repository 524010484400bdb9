import type { Instant } from '../ids.ts';
import { endingOf, injectsOf } from '../incident/exercise.ts';
import type { Incident } from '../incident/state.ts';
import { roleSchema } from '../incident/vocabulary.ts';
import { stoodOrHappened } from './happened.ts';
import type { RunInject } from './run.ts';
import { clockOf, type RunClock } from './run-clock.ts';
import type { RunLog } from './run-log.ts';
import { stopMet } from './run-stop.ts';
import type { Inject } from './scenario.ts';

/** An inject as it stands, and when it became due, or will: as far as the desktop could have given it by then. */
export type StandingInject = RunInject & { readonly dueAt: Instant | null; readonly to: string };

/** A run at a moment, worked out from its log and the record of the incident: the same two give the same. */
export type RunState = {
  readonly log: RunLog;
  readonly now: Instant;
  readonly clock: RunClock;
  readonly state: 'running' | 'paused' | 'ended';
  readonly ended: Instant | null;
  readonly minute: number;
  /** In the order of the scenario, then those that were improvised. */
  readonly injects: readonly StandingInject[];
  readonly stop: { readonly words: string; readonly met: Instant; readonly endsAt: Instant | null } | null;
};

/** Between what the clock says and what it was reckoned from, in minutes. */
const ROUNDING = 1e-6;
/** Alone, so long after a stop condition is met the exercise ends by itself: time for a last line. */
const GRACE_MS = 2 * 60_000;

/** Works out how a run stands. */
export function runState(log: RunLog, incident: Incident, now: Instant): RunState {
  const clock = clockOf(log, incident);
  const ended = endedAt(log, incident);
  const state = ended !== null ? 'ended' : clock.paused ? 'paused' : 'running';
  const met = stopMet(log, incident, clock, ended ?? now);
  const from = met === null ? 0 : Math.max(met.met, clock.since);
  return {
    ...{ log, now, clock, state, ended },
    minute: clock.minuteAt(ended ?? now),
    injects: standing(log, incident, clock),
    stop: met && { ...met, endsAt: log.solo && state === 'running' ? from + GRACE_MS : null },
  };
}

/** When it was ended: what was added to its report afterwards ends it no later. null while it goes on. */
function endedAt({ lines }: RunLog, incident: Incident): Instant | null {
  const ending = endingOf(incident);
  if (ending === null) return null;
  const reopened = lines.findLastIndex((line) => line.do === 'reopen');
  const here = lines.slice(reopened + 1).find((line) => line.do === 'end')?.at;
  return Math.min(ending.at, here ?? ending.at);
}

/** What is to be given now, in the order in which it comes. */
export const dueNow = ({ state, injects, minute }: RunState): readonly StandingInject[] =>
  state !== 'running'
    ? []
    : injects
        .filter((each) => each.state === 'coming' && each.minute !== null && each.minute <= minute + ROUNDING)
        .sort((a, b) => (a.minute ?? 0) - (b.minute ?? 0));

/** When something is to be done next if nobody does anything; null where nothing is. */
export function nextAt({ state, injects, stop, clock, now, log }: RunState): Instant | null {
  if (state !== 'running') return null;
  const stops = log.scenario.stop.flatMap((each) =>
    each.on === 'minute' ? [clock.instantOf(each.minute) ?? 0] : [],
  );
  const times = [
    ...injects.flatMap((each) => (each.state === 'coming' && each.dueAt !== null ? [each.dueAt] : [])),
    ...stops.filter((at) => at > now),
    ...(typeof stop?.endsAt === 'number' ? [stop.endsAt] : []),
  ];
  return times.length === 0 ? null : Math.min(...times);
}

function standing(log: RunLog, incident: Incident, clock: RunClock): readonly StandingInject[] {
  const given = new Map(injectsOf(incident).map((each) => [each.id, each]));
  const all: readonly (Inject & Partial<Improvised>)[] = [
    ...log.scenario.injects,
    ...improvisedOf(log, incident, clock),
  ];
  const told = toldOf(log);
  return all.map((inject, index): StandingInject => {
    const { id } = inject;
    const said = told.get(id);
    const gave = given.get(id);
    const common = {
      inject,
      to: inject.meant ?? inject.to ?? '',
      improvised: index >= log.scenario.injects.length,
      hinted: inject.hint !== null && given.has(hintId(log, id)),
      seen: said?.seen ?? {},
    };
    if (gave !== undefined)
      return { ...common, state: 'given', minute: clock.minuteAt(gave.at), at: gave.at, dueAt: gave.at };
    const minute = minuteOf(inject, log, incident, clock, said?.moved ?? 0);
    const reached = minute === null ? null : clock.instantOf(minute);
    // Nobody could have given it before it was moved there, was to come again, or the clock went on.
    const dueAt = reached === null ? null : Math.max(reached, said?.touched ?? 0, clock.since);
    // That it comes all the same is a facilitator's word too.
    if (said?.skipped ?? isNeedless(inject, log, incident))
      return { ...common, state: 'skipped', minute, at: null, dueAt: null };
    return { ...common, state: 'coming', minute, at: clock.paused ? null : dueAt, dueAt };
  });
}

/** What it was to keep somebody from has happened: it does not come by itself. */
const isNeedless = ({ unless }: Inject, log: RunLog, incident: Incident): boolean =>
  unless !== null && stoodOrHappened(incident, unless, log.begun) !== null;

function minuteOf(
  { trigger }: Inject,
  log: RunLog,
  incident: Incident,
  clock: RunClock,
  moved: number,
): number | null {
  if (trigger.on === 'hand') return null;
  if (trigger.on === 'minute') return trigger.minute + moved;
  const at = stoodOrHappened(incident, trigger.happening, log.begun);
  return at === null ? null : clock.minuteAt(at) + trigger.minutes + moved;
}

type Told = { skipped: boolean | null; moved: number; touched: Instant; seen: Record<string, boolean> };

/** What the facilitator did with each inject that was still to come, and saw after it. */
function toldOf({ lines }: RunLog): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  const of = (inject: string): Told => {
    const held = told.get(inject) ?? { skipped: null, moved: 0, touched: 0, seen: {} };
    told.set(inject, held);
    return held;
  };
  for (const line of lines)
    switch (line.do) {
      case 'skip':
        Object.assign(of(line.inject), { skipped: !line.undo, touched: line.at });
        break;
      case 'move':
        for (const inject of line.injects) {
          const held = of(inject);
          held.moved += line.minutes;
          held.touched = line.at;
        }
        break;
      case 'improvise':
        of(line.inject).touched = line.at;
        break;
      case 'saw': {
        const { [line.expectation]: _, ...others } = of(line.inject).seen;
        of(line.inject).seen = line.seen === null ? others : { ...others, [line.expectation]: line.seen };
        break;
      }
      default:
        break;
    }
  return told;
}

/** An inject that is in no scenario; `meant` is a role or a person. */
type Improvised = Inject & { readonly meant: string };

/** What was improvised: that is to come by the log, and what the players have beside those of the scenario. */
function improvisedOf(log: RunLog, incident: Incident, clock: RunClock): readonly Improvised[] {
  const planned = log.lines.flatMap((line) =>
    line.do === 'improvise' ? [improvisedFrom({ ...line, id: line.inject })] : [],
  );
  const known = new Set([...log.scenario.injects, ...planned].map(({ id }) => id));
  const given = injectsOf(incident)
    .filter(({ id, kind }) => !known.has(id) && kind !== 'hint')
    .map(({ to, ...each }) => improvisedFrom({ ...each, to: to ?? '', minute: clock.minuteAt(each.at) }));
  return [...planned, ...given];
}

function improvisedFrom({
  id,
  kind,
  title,
  text,
  from,
  to,
  minute,
}: Pick<Inject, 'id' | 'kind' | 'title' | 'text' | 'from'> & {
  readonly to: string;
  readonly minute: number;
}): Improvised {
  const role = roleSchema.safeParse(to);
  return {
    ...{ id, kind, title, text, from, meant: to, to: role.success ? role.data : null },
    trigger: { on: 'minute', minute },
    ...{ unless: null, picture: null, expect: [], hint: null, note: null },
  };
}

/** The id of the hint of an inject, which is given as one itself. */
export function hintId({ scenario }: RunLog, inject: string): string {
  const wanted = `hint--${inject}`;
  return wanted.length <= 40 ? wanted : `hint--${scenario.injects.findIndex(({ id }) => id === inject)}`;
}
