import type { Instant } from '../../ids.ts';
import { boardOf } from '../../incident/boards.ts';
import { dutyOf, type DutyTurn } from '../../incident/duty.ts';
import { offersOf } from '../../incident/handoff.ts';
import { handoffsAccepted } from '../../incident/handoffs-accepted.ts';
import { isSamePerson } from '../../incident/people.ts';
import type { Incident } from '../../incident/state.ts';
import { MINUTE, took, type Judged, type Play } from './play.ts';

type Span = { readonly from: Instant; readonly to: Instant };

/** Who takes command from the technical work has this long to give that to somebody, in ms. */
const TO_LET_GO_MS = 2 * MINUTE;

/** When a commander worked with their own hands: an action of theirs was open, or they led the technical work. */
function handsOn(incident: Incident, now: Instant): readonly Span[] {
  const { turns } = dutyOf(incident);
  const command = turns.filter(({ role }) => role === 'commander');
  const work = [
    ...turns
      .filter(({ role }) => role === 'technical-lead' || role === 'sme')
      .map(({ person, from, until }) => ({ person, from, to: until ?? now, least: TO_LET_GO_MS })),
    ...boardOf(incident, 'action').map(({ to, by, at, open, marked }) => ({
      ...{ person: to ?? by, from: at, to: open ? now : (marked?.at ?? now), least: 0 },
    })),
  ];
  return command.flatMap(({ person, from, until }) =>
    work.flatMap((each): Span[] => {
      const span = { from: Math.max(from, each.from), to: Math.min(until ?? now, each.to) };
      return isSamePerson(each.person, person) && span.to - span.from >= each.least ? [span] : [];
    }),
  );
}

/** Spans that touch are one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && span.from <= last.to)
      all.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) });
    else all.push(span);
  }
  return all;
}

/** A commander coordinates and decides (PagerDuty's response guide); alone there is nobody else to do it. */
export function handsOff({ incident, now, solo, span }: Play): Judged {
  const words = 'Commander stays hands off';
  if (solo) return { words, state: 'none' };
  if (!dutyOf(incident).turns.some(({ role }) => role === 'commander')) return { words, state: 'open' };
  const spans = joined(handsOn(incident, now));
  const [first] = spans;
  if (first === undefined) return { words, state: 'kept' };
  const ms = spans.reduce((sum, { from, to }) => sum + span(from, to), 0);
  const detail =
    spans.length === 1 ? 'hands on, {0} to {1}' : `hands on ${spans.length} times, first {0} to {1}`;
  return { words, state: 'missed', value: took(ms), detail, times: [first.from, first.to] };
}

/** Command that changed hands was offered and accepted (ICS: transfer of command); so was every other role offered. */
export function handoffAccepted({ incident, over, span }: Play): Judged {
  const words = 'Handover read and accepted';
  const accepted = handoffsAccepted(incident);
  const silent = passedSilently(incident);
  if (silent !== undefined)
    return { words, state: 'missed', detail: 'command passed without an answer, {0}', times: [silent.from] };
  const [waiting] = offersOf(incident);
  if (waiting !== undefined)
    return { words, state: over ? 'missed' : 'open', detail: 'offered {0}', times: [waiting.offeredAt] };
  const last = accepted.at(-1);
  if (last === undefined) return { words, state: 'none' };
  const value = last.offeredAt === null ? '' : took(Math.max(0, span(last.offeredAt, last.at)));
  return { words, state: 'kept', value, detail: 'accepted {0}', times: [last.at] };
}

/** A turn in command that followed another person's without that person's offer. */
function passedSilently(incident: Incident): DutyTurn | undefined {
  const command = dutyOf(incident).turns.filter(({ role }) => role === 'commander');
  return command.find((turn, index) => {
    const before = command[index - 1];
    if (before === undefined || isSamePerson(before.person, turn.person)) return false;
    // Accepted while it was paused, it begins when that goes on.
    return !handoffsAccepted(incident).some(
      ({ role, to, at }) =>
        role === 'commander' &&
        isSamePerson(to, turn.person) &&
        at >= (before.until ?? before.from) &&
        at <= turn.from,
    );
  });
}
