import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../electron/records/crypto.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { entrySlice } from '../../shared/incident/events/entry-logged.ts';
import { eventModules } from '../../shared/incident/events/index.ts';
import { tickSlice } from '../../shared/incident/events/item-ticked.ts';
import { phaseSlice } from '../../shared/incident/events/phase-changed.ts';
import { roleSlice } from '../../shared/incident/events/role-assigned.ts';
import { severitySlice } from '../../shared/incident/events/severity-changed.ts';
import { digest } from '../../shared/incident/digest.ts';
import { fold, foldAll } from '../../shared/incident/fold.ts';
import { winner } from '../../shared/incident/register.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { Timeline, timelineOf } from '../../shared/incident/timeline.ts';
import { histories } from '../support/histories.ts';
import { MADE_AT } from '../support/make-store.ts';
import { shownOf } from '../support/shown.ts';

/** The same histories at every run; fast-check prints the seed and the path of what fails. */
const settings = { seed: 20_261_120, numRuns: 300 };
const id = '20261120-aaaaaaaa';
const LATER = MADE_AT + 3_600_000;

const digestOf = (incident: Incident) => digest(incident, (text) => sha256(text));

/** A history with its events in another order, some of them more than once. */
const disordered = histories.chain((history) => {
  const places = fc.array(fc.nat(), { minLength: history.events.length, maxLength: history.events.length });
  return fc.tuple(places, fc.subarray([...history.events])).map(([order, again]) => ({
    history,
    events: [
      ...history.events
        .map((event, i) => ({ event, place: order[i] ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ event }) => event),
      ...again,
    ],
  }));
});

test('any order and repetition of the same events folds to the same digest and the same log', () => {
  fc.assert(
    fc.property(disordered, ({ history, events }) => {
      const [expected, other] = [foldAll(id, history.events), foldAll(id, events)];
      expect(digestOf(other)).toEqual(digestOf(expected));
      expect(shownOf(other, LATER)).toEqual(shownOf(expected, LATER));
    }),
    settings,
  );
});

test('every kind of event occurs in the histories: only what does is held to this', () => {
  const seen = new Set<string>();
  for (const { events } of fc.sample(histories, { ...settings, numRuns: 600 })) {
    for (const event of events) seen.add(event.t);
  }
  expect([...eventModules.keys()].filter((type) => !seen.has(type))).toEqual([]);
});

test('it makes no difference how the events were split over loads', () => {
  fc.assert(
    fc.property(disordered, fc.nat(60), ({ history, events }, cut) => {
      const incident = createIncident(id);
      for (const part of [events.slice(0, cut), history.events, events.slice(cut)]) {
        for (const event of part) fold(incident, event);
        digestOf(incident); // looking at it changes nothing
        timelineOf(incident);
      }
      expect(digestOf(incident)).toEqual(digestOf(foldAll(id, history.events)));
    }),
    settings,
  );
});

test('a log brought up to date event by event is the log made anew', () => {
  fc.assert(
    fc.property(disordered, ({ events }) => {
      const incident = createIncident(id);
      const timeline = new Timeline(incident);
      for (const event of events) {
        if (fold(incident, event)) timeline.apply(event);
        timeline.rows();
      }
      expect(timeline.rows()).toEqual(timelineOf(incident));
    }),
    settings,
  );
});

/** The writes of every register that decides what is shown, and its winner. */
function* registersOf(incident: Incident, events: readonly StreamEvent[]) {
  const readable = events.filter((e) => !incident.newer.has(e.id) && !incident.redacted.has(e.id));
  const writes = (types: string, e?: string) =>
    readable.filter((event) => types.includes(event.t) && (e === undefined || event.e === e));
  const named = 'incident-declared/1';
  // What says a change anew, without its reason, counts as that change.
  const anew = ({ payload }: StreamEvent): boolean => Object.hasOwn(payload as object, 'again'); // it is readable
  const severities = writes(`${named} severity-changed/1`).filter((event) => !anew(event));
  yield [winner(severitySlice.of(incident)), severities] as const;
  yield [winner(phaseSlice.of(incident).phase), writes(`${named} phase-changed/1`)] as const;
  for (const [e, held] of roleSlice.of(incident)) yield [winner(held), writes('role-assigned/1', e)] as const;
  for (const [e, held] of tickSlice.of(incident)) yield [winner(held), writes('item-ticked/1', e)] as const;
  for (const [e, entry] of entrySlice.of(incident)) {
    yield [winner(entry.body), writes('entry-corrected/1', e)] as const;
    yield [winner(entry.removed), writes('entry-removed/1', e)] as const;
  }
}

test('who wrote after having seen a value wins over it, whatever the clocks say', () => {
  let corrected = 0;
  fc.assert(
    fc.property(disordered, ({ history, events }) => {
      const incident = foldAll(id, events);
      for (const [shown, writes] of registersOf(incident, history.events)) {
        if (writes.length > 0) expect(shown).toBeDefined();
        for (const later of writes) {
          if (shown === undefined || later.id === shown.id) continue;
          corrected += 1;
          const knewIt = history.seen.get(later.id)?.has(shown.id);
          expect(knewIt, `${later.t} was written in knowledge of what is shown`).toBe(false);
        }
      }
    }),
    settings,
  );
  expect(corrected, 'the histories have something to decide').toBeGreaterThan(400);
});
