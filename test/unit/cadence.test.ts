import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastUpdate } from '../../shared/incident/updates.ts';
import { nextUpdateDue } from '../../shared/incident/cadence.ts';
import { audiences } from '../../shared/incident/vocabulary.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { declared, incidentOf, logged, minute, moved, severityRaised, updated } from '../support/given.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

/** When the next update is due, in minutes after declaring. */
const dueIn = (...events: readonly StreamEvent[]): number | null => {
  const due = nextUpdateDue(incidentOf(events));
  return due === null ? null : (due.at - minute(0)) / 60_000;
};

describe('the interval', () => {
  it.each([
    ['sev1', 15],
    ['sev2', 30],
    ['sev3', 60],
    ['sev4', null],
  ] as const)('of %s is %s minutes, from declaring', (severity, minutes) => {
    expect(dueIn(declared({ severity }))).toBe(minutes);
    expect(defaultPlaybook.severities[severity].cadenceMinutes).toBe(minutes);
  });

  it('counts from declaring, not from when the impact began', () =>
    expect(dueIn(declared({ severity: 'sev1', startedAt: minute(-50), at: minute(2) }))).toBe(17));

  it('counts from the last update where none was promised', () =>
    expect(dueIn(declared(), updated({ at: minute(12) }))).toBe(42));

  it('counts from a change of severity, and is the new one', () => {
    const first = declared({ severity: 'sev2' });
    expect(dueIn(first, severityRaised('sev2', 'sev1', { at: minute(9), after: [first] }))).toBe(24);
  });

  it('counts from the update where that came after the change of severity', () => {
    const first = declared({ severity: 'sev2' });
    const change = severityRaised('sev2', 'sev1', { at: minute(9), after: [first] });
    expect(dueIn(first, change, updated({ at: minute(13) }))).toBe(28);
  });

  it('in force is the one in the record, whatever this desktop’s playbook says', () => {
    const first = declared({ severity: 'sev1' });
    const other = { ...first, payload: { ...(first.payload as object), cadenceMinutes: 20 } };
    expect(dueIn(other)).toBe(20);
  });

  it('says whether it follows from a promise', () => {
    expect(nextUpdateDue(incidentOf([declared()]))).toEqual({
      at: minute(30),
      intervalMinutes: 30,
      promised: false,
      audiences: [...audiences],
    });
    expect(nextUpdateDue(incidentOf([declared(), updated({ at: minute(5), next: minute(20) })]))).toEqual({
      ...{ at: minute(20), intervalMinutes: 30, promised: true, audiences: [...audiences] },
    });
  });
});

describe('a promise', () => {
  it('makes the next update due earlier than the interval', () =>
    expect(dueIn(declared(), updated({ at: minute(10), next: minute(20) }))).toBe(20));

  it('does not make it later than the interval', () =>
    expect(dueIn(declared(), updated({ at: minute(10), next: minute(55) }))).toBe(40));

  it('gives way to a change of severity that asks for more', () => {
    const first = declared({ severity: 'sev2' });
    const sent = updated({ at: minute(5), next: minute(35) });
    expect(dueIn(first, sent, severityRaised('sev2', 'sev1', { at: minute(9), after: [first] }))).toBe(24);
  });

  it('stays due after a change of severity that asks for less', () => {
    const first = declared({ severity: 'sev1' });
    const sent = updated({ at: minute(5), next: minute(20) });
    const lowered = severityRaised('sev1', 'sev3', { at: minute(10), after: [first] });
    const none = severityRaised('sev1', 'sev4', { at: minute(10), after: [first] });
    expect(dueIn(first, sent, lowered)).toBe(20);
    expect(nextUpdateDue(incidentOf([first, sent, none]))).toEqual({
      ...{ at: minute(20), intervalMinutes: null, promised: true, audiences: [...audiences] },
    });
  });

  it('is kept by the next update, even one that promises nothing', () =>
    expect(dueIn(declared(), updated({ at: minute(5), next: minute(10) }), updated({ at: minute(9) }))).toBe(
      39,
    ));

  it('is that of the update sent last, in whichever order they were entered', () => {
    const [early, late] = [
      updated({ at: minute(5), next: minute(18) }),
      updated({ at: minute(10), next: minute(25) }),
    ];
    expect(dueIn(declared(), late, early)).toBe(25);
    expect(lastUpdate(incidentOf([late, early]))?.at).toBe(minute(10));
  });
});

describe('with the phase', () => {
  const first = declared({ severity: 'sev1' });
  const sent = updated({ at: minute(20), next: minute(35) });
  const resolved = moved('resolve', { at: minute(30), after: [first] });
  const reopened = moved('reopen', { at: minute(50), after: [resolved] });

  it('nothing is due before the declaration has arrived', () =>
    expect(dueIn(updated({ next: minute(5) }))).toBeNull());

  it.each(['acknowledge', 'start-mitigation', 'mitigate'] as const)('updates go on after %s', (verb) =>
    expect(dueIn(first, sent, moved(verb, { at: minute(25), after: [first] }))).toBe(35),
  );

  it('nothing is due once it is resolved, promised or not', () => {
    expect(dueIn(first, resolved)).toBeNull();
    expect(dueIn(first, sent, resolved)).toBeNull();
    expect(dueIn(first, sent, resolved, moved('close', { after: [resolved] }))).toBeNull();
  });

  it('reopening arms it again, from the reopening', () =>
    expect(dueIn(first, sent, resolved, reopened)).toBe(65));

  it('what was promised before the reopening no longer counts', () => {
    const final = updated({ at: minute(31), next: minute(52) });
    expect(dueIn(first, resolved, final, reopened)).toBe(65);
    expect(dueIn(first, resolved, final, reopened, updated({ at: minute(54), next: minute(60) }))).toBe(60);
  });

  it('a reopening that was entered late counts from when it happened', () => {
    const noticed = moved('reopen', { at: minute(40), after: [resolved] });
    expect(dueIn(first, sent, resolved, noticed)).toBe(55);
  });

  it('after a second reopening it counts from that one', () => {
    const again = moved('resolve', { at: minute(60), after: [reopened] });
    expect(dueIn(first, resolved, reopened, again, moved('reopen', { at: minute(90), after: [again] }))).toBe(
      105,
    );
  });

  it('what is not an update changes nothing', () =>
    expect(dueIn(first, logged('e-1', 'told everybody', { at: minute(14) }))).toBe(15));

  it('is the same on every desktop, in whichever order the events arrive', () => {
    const events = [first, sent, resolved, reopened, updated({ at: minute(55), next: minute(63) })];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (arrived) => {
        expect(dueIn(...arrived, ...arrived)).toBe(63);
      }),
    );
  });
});
