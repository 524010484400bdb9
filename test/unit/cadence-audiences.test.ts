import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longModeOf, nextUpdateDue, updatesDue } from '../../shared/incident/cadence.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { audiences, type Audience } from '../../shared/incident/vocabulary.ts';
import {
  apart,
  declared,
  given,
  incidentOf,
  longModeSwitched,
  minute,
  moved,
  phaseTakenBack,
  severityRaised,
  severityUndone,
  timeCorrected,
  updated,
  updateMended,
  updateTakenBack,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

/** In how many minutes after declaring each audience is due; null for those that nothing is owed. */
function dues(...events: readonly StreamEvent[]): Record<Audience, number | null> {
  const due = updatesDue(incidentOf(events));
  const minutesOf = (audience: Audience): number | null => {
    const mine = due.filter((each) => each.audiences.includes(audience));
    expect(mine.length).toBeLessThanOrEqual(1);
    return mine[0] === undefined ? null : (mine[0].at - minute(0)) / 60_000;
  };
  return Object.fromEntries(audiences.map((a) => [a, minutesOf(a)])) as Record<Audience, number | null>; // every audience, by the line before
}
const all = (minutes: number | null) => Object.fromEntries(audiences.map((a) => [a, minutes]));
const first = declared({ severity: 'sev1' });

describe('each audience', () => {
  it('waits for its own: an update to one does not quiet another', () =>
    expect(dues(first, updated({ at: minute(5), to: ['support'] }))).toEqual({ ...all(15), support: 20 }));

  it('has been promised its own next one', () => {
    const sent = [
      updated({ at: minute(5), next: minute(12), to: ['executives'] }),
      updated({ at: minute(6), next: minute(18), to: ['support', 'customers'] }),
    ];
    expect(dues(first, ...sent)).toEqual({ executives: 12, product: 15, support: 18, customers: 18 });
    expect(nextUpdateDue(incidentOf([first, ...sent]))).toMatchObject({
      audiences: ['executives'],
      promised: true,
    });
  });

  it('has the interval that the severity gives it, or none', () => {
    const own = declared({ severity: 'sev1', audienceMinutes: { executives: 60, product: null } });
    expect(dues(own)).toEqual({ executives: 60, product: null, support: 15, customers: 15 });
    expect(dues(own, updated({ at: minute(5), next: minute(90) }))).toEqual({
      executives: 65,
      product: 90,
      support: 20,
      customers: 20,
    });
  });

  it('stands with those that wait for the same moment', () => {
    const incident = incidentOf([first, updated({ at: minute(0), next: minute(15), to: ['support'] })]);
    expect(updatesDue(incident)).toEqual([
      { at: minute(15), intervalMinutes: 15, promised: true, audiences: [...audiences] },
    ]);
  });

  it('told together with one that waits less long, is told again by the shorter interval', () => {
    const own = declared({ severity: 'sev1', audienceMinutes: { customers: 60 } });
    const together = incidentOf([own, updated({ at: minute(2), next: minute(12) })]);
    expect(updatesDue(together)).toMatchObject([{ at: minute(12), intervalMinutes: 15, audiences }]);
  });

  it('with no cadence and no promise is owed nothing', () =>
    expect(dues(declared({ severity: 'sev4' }))).toEqual(all(null)));

  const choice = fc.record({
    at: fc.integer({ min: -5, max: 60 }).map(minute),
    next: fc.option(fc.integer({ min: 61, max: 90 }).map(minute)),
    to: fc.subarray([...audiences], { minLength: 1 }),
  });

  it('is due at the same time on every desktop, whatever arrives in whichever order', () => {
    const raised = severityRaised('sev1', 'sev2', { at: minute(30), after: [first] });
    const course = fc.array(choice, { maxLength: 6 }).chain((sent) => {
      const events = [
        first,
        raised,
        longModeSwitched(true, 60, { at: minute(33) }),
        ...sent.map((s) => updated(s)),
      ];
      return fc.record({
        events: fc.constant(events),
        arrived: fc.shuffledSubarray(events, { minLength: events.length }),
      });
    });
    fc.assert(
      fc.property(course, ({ events, arrived }) => {
        expect(dues(...arrived, ...events)).toEqual(dues(...events));
      }),
    );
  });

  it('is due exactly when the rule says', () =>
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (sent, changed) => {
        const raised = severityRaised('sev1', 'sev2', { at: minute(changed), after: [first] });
        const events = sent.map((s) => updated(s));
        const due = dues(first, raised, ...events);
        for (const audience of audiences) {
          const mine = events
            .filter((_, i) => sent[i]?.to.includes(audience))
            .sort((a, b) => a.at - b.at || a.h[1] - b.h[1]);
          const last = mine.at(-1);
          const byInterval = Math.max(last?.at ?? minute(0), minute(changed), minute(0)) + 30 * 60_000;
          const promised = (last?.payload as { nextDueAt: number | null } | undefined)?.nextDueAt ?? Infinity;
          expect(due[audience]).toBe((Math.min(promised, byInterval) - minute(0)) / 60_000);
        }
      }),
    ));
});

describe('what was recorded wrongly', () => {
  const sent = updated({ at: minute(5), next: minute(12) });

  it('an update that was taken back was never sent', () => {
    const taken = updateTakenBack(sent.id);
    expect(dues(first, sent, taken)).toEqual(all(15));
    expect(dues(first, sent, taken, updateTakenBack(sent.id, { withdrawn: false, after: [taken] }))).toEqual(
      all(12),
    );
  });

  it('an update that was corrected counts as corrected: when, to whom and what was promised', () => {
    expect(dues(first, sent, updateMended(sent.id, { at: minute(8), next: minute(21) }))).toEqual(all(21));
    expect(
      dues(first, sent, updateMended(sent.id, { at: minute(5), next: minute(12), to: ['support'] })),
    ).toEqual({ ...all(15), support: 12 });
  });

  it('a time of declaring that was corrected moves the first one', () =>
    expect(dues(first, timeCorrected('declared', minute(-6)))).toEqual(all(9)));

  it('a reopening that was moved in time moves the clock', () => {
    const resolved = moved('resolve', { at: minute(20), after: [first] });
    const reopened = moved('reopen', { at: minute(40), after: [resolved] });
    expect(dues(first, resolved, reopened, timeCorrected(reopened.id, minute(34)))).toEqual(all(49));
  });

  it('a change of severity that was taken back gives the former clock back', () => {
    const raised = severityRaised('sev1', 'sev3', { at: minute(9), after: [first] });
    expect(dues(first, raised)).toEqual(all(69));
    expect(dues(first, raised, severityUndone(raised, { at: minute(12) }))).toEqual(all(15));
  });

  it('a resolution that was taken back stops no clock, and a reopening that was taken back arms none', () => {
    const resolved = moved('resolve', { at: minute(10), after: [first] });
    expect(dues(first, resolved, phaseTakenBack(resolved, 'detection'))).toEqual(all(15));
    const reopened = moved('reopen', { at: minute(20), after: [resolved] });
    expect(dues(first, resolved, reopened)).toEqual(all(35));
    expect(dues(first, resolved, reopened, phaseTakenBack(reopened, 'post-mortem'))).toEqual(all(null));
  });

  it('a promise from before the reopening does not count, one from after it does', () => {
    const resolved = moved('resolve', { at: minute(20), after: [first] });
    const reopened = moved('reopen', { at: minute(30), after: [resolved] });
    expect(dues(first, sent, resolved, reopened)).toEqual(all(45));
    expect(
      dues(first, sent, resolved, reopened, updated({ at: minute(31), next: minute(33), to: ['product'] })),
    ).toEqual({ ...all(45), product: 33 });
  });
});

describe('long-incident mode', () => {
  const on = longModeSwitched(true, 30, { at: minute(130) });
  const sent = updated({ at: minute(125) });

  it('slows everybody down, and a promise still counts', () => {
    expect(dues(first, sent)).toEqual(all(140));
    expect(dues(first, sent, on)).toEqual(all(155));
    expect(dues(first, sent, on, updated({ at: minute(131), next: minute(150) }))).toEqual(all(150));
  });

  it('without minutes leaves what is promised', () => {
    const promised = longModeSwitched(true, null, { at: minute(130) });
    expect(dues(first, sent, promised)).toEqual(all(null));
    expect(dues(first, sent, promised, updated({ at: minute(131), next: minute(200) }))).toEqual(all(200));
  });

  it('never makes anybody’s updates more frequent', () => {
    const own = declared({ severity: 'sev1', audienceMinutes: { executives: 60, product: null } });
    expect(dues(own, sent, on)).toEqual({ executives: 185, product: null, support: 155, customers: 155 });
  });

  it('can be switched off', () =>
    expect(dues(first, sent, on, longModeSwitched(false, null, { at: minute(131), after: [on] }))).toEqual(
      all(140),
    ));

  it('is ended by a change of severity, and on again when that is taken back', () => {
    const raised = severityRaised('sev1', 'sev2', { at: minute(135), after: [first] });
    expect(longModeOf(incidentOf([first, on, raised]))).toBeNull();
    expect(dues(first, sent, on, raised)).toEqual(all(165));
    expect(dues(first, sent, on, raised, severityUndone(raised))).toEqual(all(155));
  });

  it('is ended by a reopening, and can be switched on after it', () => {
    const resolved = moved('resolve', { at: minute(140), after: [first] });
    const reopened = moved('reopen', { at: minute(150), after: [resolved] });
    expect(dues(first, sent, on, resolved, reopened)).toEqual(all(165));
    expect(
      dues(first, sent, on, resolved, reopened, longModeSwitched(true, 30, { at: minute(151), after: [on] })),
    ).toEqual(all(180));
  });

  it('is on where it was switched on after a change by somebody whose clock is ahead', () => {
    const raised = severityRaised('sev1', 'sev2', { at: minute(131), after: [first], by: 'ben' });
    expect(
      longModeOf(incidentOf([first, raised, longModeSwitched(true, 60, { at: minute(130) })])),
    ).not.toBeNull();
    expect(
      longModeOf(
        incidentOf([first, on, severityRaised('sev1', 'sev2', { at: minute(120), after: [first] })]),
      ),
    ).toBeNull();
  });

  it('is switched on with the playbook’s minutes, or others, and says so once', () => {
    given(first)
      .when({ name: 'long-incident', fields: {} })
      .then({ t: 'long-mode-set/1', payload: { on: true, minutes: 30 } });
    given(first)
      .when({ name: 'long-incident', fields: { minutes: 45 } })
      .then({ t: 'long-mode-set/1', payload: { on: true, minutes: 45 } });
    given(first, on)
      .when({ name: 'long-incident', fields: {} }, { now: minute(131) })
      .thenNothing();
    given(first)
      .when({ name: 'long-incident', fields: { off: true } })
      .thenNothing();
    given(first, on)
      .when({ name: 'long-incident', fields: { off: true } }, { now: minute(131) })
      .then({ t: 'long-mode-set/1', o: [on.id], payload: { on: false } });
  });

  it('is refused where it would speed up, where there is no cadence, and when it is over', () => {
    given(first)
      .when({ name: 'long-incident', fields: { minutes: 10 } })
      .thenRefused('Nothing changed: updates come every 15 minutes as it is; a long incident slows them.');
    given(declared({ severity: 'sev4' }))
      .when({ name: 'long-incident', fields: {} })
      .thenRefused('Nothing changed: SEV4 asks for no updates.');
    given(first, moved('resolve'))
      .when({ name: 'long-incident', fields: {} })
      .thenRefused('Nothing changed: no updates are due, it is over.');
  });

  it('set by two desktops at the same time is the same on both', () => {
    const [one, other] = apart(
      [first],
      { name: 'long-incident', fields: {} },
      { name: 'long-incident', fields: { minutes: 60 } },
    );
    expect(longModeOf(incidentOf(one))).toMatchObject({ minutes: 60 });
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
    given(...one)
      .when({ name: 'long-incident', fields: { minutes: 60 } })
      .then({ t: 'long-mode-set/1', g: 2 });
  });
});
