import type { EntityId } from '../../ids.ts';
import type { EventDraft, StreamEvent } from '../envelope.ts';
import { canReported, needMet, reportSlice, reportWithdrawn } from '../events/can-reported.ts';
import { pageMade, pageSlice } from '../events/page-made.ts';
import { pageOutcome, pageWithdrawn } from '../events/page-outcome.ts';
import { REDACTED } from '../events/redact.ts';
import { severityChanged } from '../events/severity-changed.ts';
import { told, tellingSlice, toldWithdrawn } from '../events/told.ts';
import { workstreamSet, workstreamSlice } from '../events/workstream-set.ts';
import { replacing, winner, type Register } from '../register.ts';
import type { Incident } from '../state.ts';
import type { DecideContext } from './decider.ts';

/** What was done in command stands without the words that go: severities, pages, who was told, workstreams with their reports. */
export const commandAgain = (
  incident: Incident,
  id: EntityId,
  words: readonly StreamEvent[],
  context: DecideContext,
): readonly EventDraft[] => {
  const of = (type: string): readonly StreamEvent[] => words.filter(({ t }) => t === type);
  const places = (type: string): readonly EntityId[] => [...new Set(of(type).map(({ e }) => e))];
  return [
    ...of(severityChanged.type).map((event) => severityAgain(event, context)),
    ...places(pageMade.type).flatMap((e) => pageAgain(incident, e, context)),
    ...places(told.type).flatMap((e) => tellingAgain(incident, e, context)),
    ...places(workstreamSet.type).flatMap((e) => workstreamAgain(incident, e, words, id, context)),
  ];
};

/** The change stays where it was made, with its interval: only why is gone. */
function severityAgain({ id, e, at, o, g, payload }: StreamEvent, { person: u }: DecideContext): EventDraft {
  const said = severityChanged.payload.parse(payload); // it was folded
  return severityChanged.draft({ e, at, u, o, g, payload: { ...said, reason: REDACTED, again: id } });
}

/** What a register says now, said once more without words. */
function nowSaid<T, D>(held: Register<T> | undefined, say: (value: T, at: number) => D): readonly D[] {
  const now = winner(held);
  return now === undefined ? [] : [say(now.value, now.at)];
}

function pageAgain(incident: Incident, e: EntityId, { person: u }: DecideContext): readonly EventDraft[] {
  const held = pageSlice.of(incident).get(e);
  if (held?.first === undefined) return [];
  const { event, means, step, minutes } = held.first;
  const { at } = event;
  return [
    pageMade.draft({ e, at, u, payload: { who: REDACTED, means, step, minutes } }),
    ...nowSaid(held.outcome, ({ outcome, by }, came) =>
      pageOutcome.draft({
        ...{ e, at: came, u, payload: { outcome, by, who: REDACTED, pagedAt: at } },
        ...replacing(held.outcome),
      }),
    ),
    ...nowSaid(held.withdrawn, (withdrawn, taken) =>
      pageWithdrawn.draft({
        ...{ e, at: taken, u, payload: { withdrawn, who: REDACTED } },
        ...replacing(held.withdrawn),
      }),
    ),
  ];
}

function tellingAgain(incident: Incident, e: EntityId, { person: u }: DecideContext): readonly EventDraft[] {
  const held = tellingSlice.of(incident).get(e);
  if (held?.first === undefined) return [];
  return [
    told.draft({ e, at: held.first.event.at, u, payload: { who: REDACTED, how: null } }),
    ...nowSaid(held.withdrawn, (withdrawn, at) =>
      toldWithdrawn.draft({
        ...{ e, at, u, payload: { withdrawn, who: REDACTED } },
        ...replacing(held.withdrawn),
      }),
    ),
  ];
}

/** A workstream keeps its lead and its reports; its name stays where it was called something else since. */
function workstreamAgain(
  incident: Incident,
  e: EntityId,
  words: readonly StreamEvent[],
  id: EntityId,
  { now: at, person: u }: DecideContext,
): readonly EventDraft[] {
  const body = workstreamSlice.of(incident).get(e)?.body;
  const now = winner(body)?.value;
  const gone = incident.events.get(id)?.payload;
  if (now === undefined || gone === undefined || gone === null) return [];
  const name = workstreamSet.payload.parse(gone).name === now.name ? REDACTED : now.name; // it was folded
  const to = { ...now, name };
  const again = workstreamSet.draft({ e, at, u, payload: { ...to, from: to }, ...replacing(body) });
  const reports = words.filter(({ t }) => t === canReported.type).map((event) => event.e);
  return [again, ...[...new Set(reports)].flatMap((report) => reportAgain(incident, report, name, u))];
}

function reportAgain(incident: Incident, e: EntityId, name: string, u: string): readonly EventDraft[] {
  const held = reportSlice.of(incident).get(e);
  if (held?.first === undefined) return [];
  const { event, workstream, conditions, actions, needs, by = event.u } = held.first;
  const payload = { workstream, name, conditions, actions, needs, by };
  return [
    canReported.draft({ e, at: event.at, u, payload }),
    ...nowSaid(held.withdrawn, (withdrawn, at) =>
      reportWithdrawn.draft({ e, at, u, payload: { withdrawn, name }, ...replacing(held.withdrawn) }),
    ),
    ...nowSaid(held.met, (met, at) =>
      needMet.draft({
        ...{ e, at, u, payload: { met, name, needs: needs ?? REDACTED } },
        ...replacing(held.met),
      }),
    ),
  ];
}
