import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../electron/records/crypto.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { REDACT, redactSchema } from '../../shared/incident/events/redact.ts';
import { digest } from '../../shared/incident/digest.ts';
import { fold, foldAll, refold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { Timeline, timelineOf } from '../../shared/incident/timeline.ts';
import { histories } from '../support/histories.ts';
import { MADE_AT } from '../support/make-store.ts';
import { shownOf } from '../support/shown.ts';

/** The same histories at every run; fast-check prints the seed and the path of what fails. */
const settings = { seed: 20_261_121, numRuns: 200 };
const id = '20261120-aaaaaaaa';
const LATER = MADE_AT + 3_600_000;

const digestOf = (incident: Incident) => digest(incident, (text) => sha256(text));
const redactions = (events: readonly StreamEvent[]) =>
  events.filter(({ t, payload }) => t === REDACT && payload !== null);

/** A history in another order, with redacted copies of some of its events beside the whole ones, or before them. */
const copied = histories
  .filter(({ events }) => redactions(events).length > 0)
  .chain(({ events }) => {
    const without = (event: StreamEvent): StreamEvent => ({ ...event, payload: null });
    return fc
      .tuple(
        fc.subarray(events.filter(({ t }) => t !== REDACT).map(without)),
        fc.array(fc.nat(), { minLength: events.length * 2, maxLength: events.length * 2 }),
      )
      .map(([copies, order]) => ({
        events,
        shuffled: [...events, ...copies]
          .map((event, i) => ({ event, place: order[i] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event),
      }));
  });

test('whole and redacted copies in any order fold to the same digest, the same log and the same screens', () => {
  fc.assert(
    fc.property(copied, ({ events, shuffled }) => {
      const [expected, other] = [foldAll(id, events), foldAll(id, shuffled)];
      expect(digestOf(other)).toEqual(digestOf(expected));
      expect(shownOf(other, LATER)).toEqual(shownOf(expected, LATER));
    }),
    settings,
  );
});

test('nothing that a redaction names has words anywhere in the state, whenever it arrives', () => {
  let taken = 0;
  fc.assert(
    fc.property(copied, ({ shuffled }) => {
      const incident = foldAll(id, shuffled);
      const named = redactions(shuffled).flatMap(({ payload }) => redactSchema.parse(payload).events);
      for (const event of incident.events.values()) {
        if (!named.includes(event.id) || event.t === REDACT) continue;
        taken += 1;
        expect(event.payload).toBeNull();
      }
    }),
    settings,
  );
  expect(taken, 'the histories have words to take out').toBeGreaterThan(200);
});

test('a log kept up to date while words go and come back is the log made anew', () => {
  fc.assert(
    fc.property(copied, ({ shuffled }) => {
      const incident = createIncident(id);
      const timeline = new Timeline(incident);
      for (const event of shuffled) {
        const before = incident.version;
        if (fold(incident, event)) timeline.apply(event);
        expect(incident.version - before, 'each change is counted once').toBeLessThanOrEqual(1);
      }
      expect(timeline.rows()).toEqual(timelineOf(incident));
    }),
    settings,
  );
});

test('an incident that is made of other events is what those events fold to', () => {
  fc.assert(
    fc.property(copied, fc.nat(80), ({ events, shuffled }, cut) => {
      const incident = foldAll(id, shuffled);
      const { version } = incident;
      const fewer = events.slice(0, cut);
      expect(refold(incident, fewer)).toBe(
        digestOf(foldAll(id, fewer)).events !== digestOf(foldAll(id, events)).events,
      );
      expect(incident.version - version).toBeLessThanOrEqual(1);
      refold(incident, events);
      expect(digestOf(incident)).toEqual(digestOf(foldAll(id, events)));
      expect(refold(incident, shuffled), 'the same once more changes nothing').toBe(false);
    }),
    settings,
  );
});
