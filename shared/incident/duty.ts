import type { Instant } from '../ids.ts';
import { breaksOf, endOf } from './breaks.ts';
import type { StreamEvent } from './envelope.ts';
import { heldSince, roleSlice, type Holding } from './events/role-assigned.ts';
import { pausedSpans } from './exercise.ts';
import { timeOf, transitionsMade } from './facts.ts';
import { isSamePerson } from './people.ts';
import { isLive } from './phases.ts';
import { compareWrites, winner } from './register.ts';
import { derived, type Incident } from './state.ts';
import { roles, type Role } from './vocabulary.ts';

/** Somebody held a role from one time to another; `until` is null while they still do. */
export type DutyTurn = {
  readonly person: string;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant | null;
};
/**
 * A break from one time to another; `until` is null where nobody said when it ends. `back`: they have come back, whatever
 * this desktop's clock says of that time.
 */
export type DutyBreak = {
  readonly person: string;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly back: boolean;
};

/** What an incident knows of who was on duty: a part of its summary, so that it can be joined with that of others. */
export type Duty = { readonly turns: readonly DutyTurn[]; readonly breaks: readonly DutyBreak[] };

/**
 * Who was on duty in an incident from when to when. Resolving ends every turn. Reopening begins none: who held a role
 * may be asleep by then, so they are on duty again from the first thing that they record after it, or when they are
 * given a role anew.
 */
export const dutyOf = derived((incident): Duty => {
  const stretches = stretchesOf(incident);
  const turns = heldOf(incident)
    .flatMap((turn) => atWork(incident, turn, stretches))
    .flatMap((turn) => withoutPauses(incident, turn));
  const breaks = breaksOf(incident).flatMap((taken): DutyBreak[] => {
    const { person, from, ended, withdrawn } = taken;
    return withdrawn ? [] : [{ person, from, until: endOf(taken), back: ended !== null }];
  });
  return { turns: turns.sort(byTime), breaks };
});

const byTime = (a: DutyTurn, b: DutyTurn): number =>
  a.from - b.from || roles.indexOf(a.role) - roles.indexOf(b.role) || (a.person < b.person ? -1 : 1);

type Stretch = { readonly from: Instant; readonly until: Instant };

/**
 * The stretches in which responders were at work: until it was resolved, and from each reopening to the next time. In the
 * order in which transitions were made, as the phase is: of two desktops one may be years behind.
 */
function stretchesOf(incident: Incident): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from: Instant | null = -Infinity;
  for (const { id, to, at: made } of transitionsMade(incident)) {
    const at = timeOf(incident, id) ?? made;
    if (isLive(to)) from ??= Math.max(at, stretches.at(-1)?.until ?? at);
    else if (from !== null) {
      stretches.push({ from, until: Math.max(from, at) });
      from = null;
    }
  }
  return from === null ? stretches : [...stretches, { from, until: Infinity }];
}

function atWork(incident: Incident, turn: DutyTurn, stretches: readonly Stretch[]): readonly DutyTurn[] {
  const end = turn.until ?? Infinity;
  return stretches.flatMap((stretch): DutyTurn[] => {
    const until = Math.min(end, stretch.until);
    if (until <= stretch.from) return [];
    const from =
      turn.from >= stretch.from ? turn.from : firstSaid(incident, turn.person, stretch.from, until);
    if (from === null || from >= until) return [];
    return [{ ...turn, from, until: until === Infinity ? null : until }];
  });
}

/** Nobody is at work in an exercise while it is paused, or once it is over; the roles stay theirs. */
function withoutPauses(incident: Incident, turn: DutyTurn): readonly DutyTurn[] {
  let rest: DutyTurn | null = turn;
  const pieces: DutyTurn[] = [];
  for (const { from, to } of pausedSpans(incident)) {
    if (rest === null || from >= (rest.until ?? Infinity)) break;
    if (to !== null && to <= rest.from) continue;
    if (from > rest.from) pieces.push({ ...rest, until: from });
    rest = to === null || to >= (rest.until ?? Infinity) ? null : { ...rest, from: to };
  }
  return rest === null ? pieces : [...pieces, rest];
}

/** The first that somebody recorded between two times; null where there is nothing. The reopening itself is no sign. */
function firstSaid(incident: Incident, person: string, from: Instant, until: Instant): Instant | null {
  let first = Infinity;
  for (const { t, u, at } of incident.events.values())
    if (at >= from && at < until && t !== 'phase-changed/1' && isSamePerson(u, person))
      first = Math.min(first, at);
  return first === Infinity ? null : first;
}

/** Who held which place from when to when, before anything else is known. */
function heldOf(incident: Incident): readonly DutyTurn[] {
  const places = new Map<string, StreamEvent[]>();
  for (const event of incident.events.values()) {
    if (event.t !== 'role-assigned/1' || incident.redacted.has(event.id) || incident.newer.has(event.id))
      continue;
    const held = places.get(event.e);
    const since = { ...event, at: heldSince(event) };
    if (held === undefined) places.set(event.e, [since]);
    else held.push(since);
  }
  return [...places].flatMap(([place, events]) => turnsIn(countingIn(incident, place, events)));
}

/**
 * The assignments of a place that count, by time. One that another replaced as from the same time or before was taken
 * back; of those that were made at the same time the one on the board counts.
 */
function countingIn(
  incident: Incident,
  place: string,
  events: readonly StreamEvent[],
): readonly StreamEvent[] {
  const held = roleSlice.of(incident).get(place);
  const shown = winner(held);
  if (shown === undefined) return [];
  const beside = new Set(held?.visible.filter(({ id }) => id !== shown.id).map(({ id }) => id));
  const replacedFrom = new Map<string, Instant>();
  // From the last one written: what replaced its successor has replaced it as well.
  for (const event of events.toSorted((a, b) => compareWrites(b, a))) {
    const from = Math.min(event.at, replacedFrom.get(event.id) ?? Infinity);
    for (const id of event.o) replacedFrom.set(id, Math.min(from, replacedFrom.get(id) ?? Infinity));
  }
  return events
    .filter(({ id, at }) => id === shown.id || (!beside.has(id) && at < (replacedFrom.get(id) ?? Infinity)))
    .filter(({ id, at }) => id === shown.id || at < shown.at)
    .sort((a, b) => a.at - b.at || compareWrites(a, b));
}

function turnsIn(events: readonly StreamEvent[]): readonly DutyTurn[] {
  const turns: DutyTurn[] = [];
  for (const [index, { at, payload }] of events.entries()) {
    const { role, person } = payload as Holding; // its module parsed it
    if (person === null) continue;
    const until = events[index + 1]?.at ?? null;
    const last = turns.at(-1);
    if (last?.until === at && isSamePerson(last.person, person)) turns.splice(-1, 1, { ...last, until });
    else if (until !== at) turns.push({ person, role, from: at, until });
  }
  return turns;
}
