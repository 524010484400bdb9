import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import {
  openTime,
  stretchesOf,
  timeAtSeverity,
  timeProblems,
  timesOf,
  wasCorrected,
} from '../../shared/incident/times.ts';
import {
  apart,
  declared,
  given,
  incidentOf,
  minute,
  moved,
  phaseTakenBack,
  severityRaised,
  severityUndone,
  timeCorrected,
  written,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared({ severity: 'sev2', startedAt: minute(-10) });
const acknowledged = moved('acknowledge', { at: minute(2), after: [first] });
const mitigated = moved('mitigate', { at: minute(20), after: [acknowledged] });
const resolved = moved('resolve', { at: minute(30), after: [mitigated] });
const reopened = moved('reopen', { at: minute(50), after: [resolved] });
const over = moved('resolve', { at: minute(60), after: [reopened] });
const again = moved('reopen', { at: minute(70), after: [over] });
const course = [first, acknowledged, mitigated, resolved, reopened, over, again];
const min = (ms: number) => ms / 60_000;

describe('set-time', () => {
  const set = (what: string, to: number | undefined, ...events: readonly StreamEvent[]) =>
    given(...events).when(
      { name: 'set-time', fields: { what, ...(to === undefined ? {} : { to: minute(to) }) } },
      { now: minute(90) },
    );

  it('moves a time, names the former one, and keeps it', () => {
    set('started', -15, ...course).then({
      ...{ t: 'time-set/1', e: 'time.started', at: minute(90), o: [], g: 1 },
      payload: { what: 'Impact started', to: minute(-15), from: minute(-10) },
    });
    const once = set('started', -15, ...course).done();
    const twice = set('started', -12, ...once).done();
    expect(timesOf(incidentOf(twice))[0]).toMatchObject({
      ...{ what: 'started', at: minute(-12) },
      history: [
        { to: minute(-15), by: 'ana' },
        { to: minute(-12), by: 'ana' },
      ],
    });
    expect(wasCorrected(incidentOf(twice), 'started')).toBe(true);
    expect(wasCorrected(incidentOf(set('started', -10, ...twice).done()), 'started')).toBe(false);
  });

  it('takes a verb for the last transition of its kind, or the id of any', () => {
    set('resolve', 58, ...course).then({
      t: 'time-set/1',
      e: `time.${over.id}`,
      payload: { what: 'Resolved', from: minute(60) },
    });
    set(resolved.id, 28, ...course).then({
      t: 'time-set/1',
      e: `time.${resolved.id}`,
      payload: { from: minute(30) },
    });
  });

  it('says when it was detected, and takes that back', () => {
    const events = set('detected', -4, ...course).done();
    expect(timesOf(incidentOf(events))[1]).toMatchObject({ what: 'detected', at: minute(-4) });
    set('detected', undefined, ...events).then({ t: 'time-set/1', payload: { to: null, from: minute(-4) } });
    set('detected', undefined, ...course).thenNothing();
  });

  it('changes nothing where it is so already', () => set('declared', 0, ...course).thenNothing());

  it.each<[string, number | undefined, string]>([
    ['started', 1, 'the impact can’t have started after it was detected, declared or acted on'],
    ['started', 95, 'that time lies in the future'],
    ['started', undefined, 'only the time of detection can be taken back'],
    ['declared', -11, 'that is before the impact started'],
    ['detected', -11, 'that is before the impact started'],
    ['acknowledge', 21, 'that is after “Mitigated”, which came later'],
    ['mitigate', 1, 'that is before “Acknowledged”, which came first'],
    ['reopen', 59, 'that is before “Resolved”, which came first'],
  ])('refuses %s at %s', (what, to, why) => set(what, to, ...course).thenRefused(`Nothing changed: ${why}.`));

  it('refuses a start after what was detected', () => {
    const events = set('detected', -6, ...course).done();
    set('started', -5, ...events).thenRefused(
      'Nothing changed: the impact can’t have started after it was detected, declared or acted on.',
    );
  });

  it('refuses a time that there is not, and says which there are', () =>
    set('lunch', 1, first, acknowledged).thenRefused(
      'There is no time “lunch” to correct; there are started, detected, declared, acknowledge.',
    ));

  it('by two desktops is the same on both', () => {
    const [one, other] = apart(
      course,
      { name: 'set-time', fields: { what: 'started', to: minute(-15) } },
      { name: 'set-time', fields: { what: 'started', to: minute(-18) } },
    );
    expect(timesOf(incidentOf(one))[0]).toMatchObject({ at: minute(-18) });
    expect(shownOf(incidentOf(other), minute(90))).toEqual(shownOf(incidentOf(one), minute(90)));
  });
});

describe('what does not fit together', () => {
  it('is said, whoever wrote it', () => {
    expect(timeProblems(incidentOf(course))).toEqual([]);
    expect(
      timeProblems(
        incidentOf([
          ...course,
          timeCorrected('started', minute(5)),
          timeCorrected('detected', minute(4)),
          timeCorrected(mitigated.id, minute(1)),
        ]),
      ),
    ).toEqual([
      'Detected before the impact started.',
      'Declared before it was detected.',
      'Declared before the impact started.',
      '“Mitigated” lies before “Impact started”.',
      'Acknowledged before it was detected.',
    ]);
  });
});

describe('an incident that was reopened', () => {
  it('has a stretch for each time, and lasted as long as all of them', () => {
    expect(stretchesOf(incidentOf(course))).toEqual([
      { from: minute(-10), mitigatedAt: minute(20), to: minute(30) },
      { from: minute(50), mitigatedAt: null, to: minute(60) },
      { from: minute(70), mitigatedAt: null, to: null },
    ]);
    expect(min(openTime(incidentOf(course), minute(75)))).toBe(40 + 10 + 5);
  });

  it('goes by the times as they were corrected, and without what was taken back', () => {
    const moved = [
      timeCorrected('started', minute(-20)),
      timeCorrected(over.id, minute(65)),
      phaseTakenBack(again, 'post-mortem'),
    ];
    expect(min(openTime(incidentOf([...course, ...moved]), minute(75)))).toBe(50 + 15);
  });

  it('is over once it is closed, even where the resolution was taken back meanwhile', () => {
    const closed = moved('close', { at: minute(40), after: [resolved] });
    const back = phaseTakenBack(resolved, 'resolution', { by: 'ben' });
    expect(stretchesOf(incidentOf([first, acknowledged, mitigated, resolved, closed, back]))).toMatchObject([
      { to: minute(40) },
    ]);
  });
});

describe('the time at each severity', () => {
  const raised = severityRaised('sev2', 'sev1', { at: minute(10), after: [first] });
  const spent = (...events: readonly StreamEvent[]) =>
    Object.fromEntries(
      [...timeAtSeverity(incidentOf(events), minute(80))].map(([severity, ms]) => [severity, min(ms)]),
    );

  it('counts while it is open, each at its own', () => {
    expect(spent(...course)).toEqual({ sev2: 60 });
    expect(spent(...course, raised)).toEqual({ sev2: 20, sev1: 40 });
  });

  it('is that of the severity before where a change was taken back', () =>
    expect(spent(...course, raised, severityUndone(raised, { at: minute(25) }))).toEqual({ sev2: 60 }));

  it('adds up to the time it was open, also where clocks disagree', () => {
    const lowered = severityRaised('sev1', 'sev3', { at: minute(5), after: [raised], by: 'ben' });
    const sum = Object.values(spent(...course, raised, lowered)).reduce((a, b) => a + b, 0);
    expect(sum).toBe(min(openTime(incidentOf(course), minute(80))));
  });

  it('takes no change that is dated before the severity that it changes', () =>
    given(first, raised)
      .when({ name: 'severity', fields: { severity: 'sev3', reason: 'x', at: minute(9) } })
      .thenRefused('Severity not changed: that time is before SEV1 came into force.'));
});

it('a history leaves out what can’t be read', () => {
  const odd = written({
    t: 'time-set/1',
    e: 'time.started',
    at: minute(3),
    u: 'zoe',
    payload: { to: 'soon' },
  });
  expect(timesOf(incidentOf([...course, odd]))[0]).toMatchObject({ at: minute(-10), history: [] });
});
