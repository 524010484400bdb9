import type { Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { breaksAt, breaksNow, breaksOf, type Taken } from '../breaks.ts';
import type { EventDraft } from '../envelope.ts';
import { breakSet, breakSlice, type BreakTimes } from '../events/break-set.ts';
import { isSamePerson } from '../people.ts';
import { replacing } from '../register.ts';
import type { Incident } from '../state.ts';
import { AHEAD_MS, refused, type DecideContext, type Deciders, type Decision } from './decider.ts';

/** Who takes a break. */
export const breaks: Deciders<'break'> = {
  break(incident, { person = '', minutes, until, back, undo, at }, context) {
    const { now } = context;
    const who = person === '' ? context.person : person;
    if (minutes !== undefined && until !== undefined)
      return refused('Nothing changed: say for how long, or until when, not both.');
    if ((back || undo) && (minutes ?? until) !== undefined)
      return refused('Nothing changed: who is back says nothing more of the time.');
    if (back && undo) return refused('Nothing changed: it is one or the other, back or taken back.');
    const from = at ?? now;
    if (undo) return takeBack(incident, who, context);
    if (back) return comeBack(incident, who, at, context);
    const on = breaksNow(incident, who, now).at(-1);
    const ends = minutes === undefined ? (until ?? null) : from + minutes * 60_000;
    if (ends !== null && ends <= (on?.from ?? from))
      return refused('Nothing changed: a break ends after it has begun.');
    if (on !== undefined && (ends === null || ends === on.until)) return ok([]);
    if (on !== undefined)
      return ok([rewritten(incident, on, { ...timesOf(on), until: ends }, from, context)]);
    const payload = { person: who, from, until: ends, ended: null, withdrawn: false, was: null };
    return ok([breakSet.draft({ e: `break.${context.newId()}`, at: from, u: context.person, payload })]);
  },
};

function comeBack(
  incident: Incident,
  person: string,
  at: Instant | undefined,
  context: DecideContext,
): Decision {
  const on = at === undefined ? breaksNow(incident, person, context.now) : breaksAt(incident, person, at);
  if (on.length === 0)
    return refused(
      at === undefined
        ? `Nothing changed: ${person} is not on a break here.`
        : `Nothing changed: ${person} was not on a break here at that time.`,
    );
  // Two desktops that recorded it made two of one break: both have ended.
  return ok(
    on.map((each) => {
      const ended = Math.max(at ?? context.now, each.from);
      return rewritten(incident, each, { ...timesOf(each), ended }, ended, context);
    }),
  );
}

/** The step before what was said last: the break goes on as it was, or there was none. */
function takeBack(incident: Incident, person: string, context: DecideContext): Decision {
  const last = breaksOf(incident).findLast(
    (each) => isSamePerson(each.person, person) && !each.withdrawn && each.from <= context.now + AHEAD_MS,
  );
  if (last === undefined) return refused(`Nothing changed: no break of ${person} is recorded here.`);
  const before = last.was ?? { ...timesOf(last), withdrawn: true };
  return ok([rewritten(incident, last, before, context.now, context, null)]);
}

const timesOf = ({ until, ended, withdrawn }: Taken): BreakTimes => ({ until, ended, withdrawn });

function rewritten(
  incident: Incident,
  taken: Taken,
  times: BreakTimes,
  at: number,
  { person: u }: DecideContext,
  was: BreakTimes | null = timesOf(taken),
): EventDraft {
  const { id: e, person, from } = taken;
  const payload = { person, from, ...times, was };
  return breakSet.draft({ e, at, u, payload, ...replacing(breakSlice.of(incident).get(e)) });
}
