import { describe, expect, it } from 'vitest';
import { dueList, overdue } from '../../shared/incident/due.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { formatClock } from '../../shared/time/format.ts';
import { hoursIn, slowerPace } from '../../renderer/features/next/long-words.ts';
import { shownOf } from '../../renderer/features/next/fold.ts';
import { heartbeat } from '../../renderer/features/next/update-words.ts';
import { toWhom } from '../../renderer/incident-parts/due-words.ts';
import { dueNext, intervalOf, promisedFrom, toldNow } from '../../renderer/incident-parts/update-pace.ts';
import { declared, incidentOf, logged, longModeSwitched, minute, moved, updated } from '../support/given.ts';

const clock = (at: number): string => `${formatClock(at, 'UTC')} UTC`;
const first = declared({ severity: 'sev1', audienceMinutes: { customers: 60 } });
const inside = ['executives', 'product', 'support'] as const;

describe('the heartbeat', () => {
  it('says that it is one of an exercise, as every update of one does', () => {
    const drill = { ...first, payload: { ...(first.payload as object), exercise: true } }; // as `declared` made it
    expect(heartbeat(incidentOf([drill]), minute(14), clock)?.fields.text).toMatch(
      /^EXERCISE EXERCISE EXERCISE\n.*\nEXERCISE EXERCISE EXERCISE$/,
    );
  });

  it('goes to those who are due next, not to everybody', () => {
    const said = heartbeat(incidentOf([first]), minute(14), clock);
    expect(said?.fields).toMatchObject({ audiences: inside, next: minute(29) });
    expect(said?.fields.text).toBe(
      'Still investigating, nothing new since 13:00 UTC. The next update comes at 13:29 UTC.',
    );
  });

  it('says how far it is', () => {
    const text = (...events: Parameters<typeof incidentOf>[0]) =>
      heartbeat(incidentOf([first, ...events]), minute(14), clock)?.fields.text;
    const begun = moved('start-mitigation', { at: minute(2) });
    expect(text(begun)).toMatch(/^Still working on stopping the impact, nothing new since 13:00 UTC\./);
    expect(text(begun, moved('mitigate', { at: minute(6), after: [begun] }))).toMatch(
      /^The impact has stopped; we are still watching, nothing new since 13:00 UTC\./,
    );
  });

  it('goes to customers alone when only they are due, at their own pace', () => {
    const told = updated({ at: minute(50), to: inside, next: minute(65) });
    expect(heartbeat(incidentOf([first, told]), minute(58), clock)?.fields).toMatchObject({
      audiences: ['customers'],
      next: minute(118),
    });
  });

  it('promises a full minute, as it is read out', () => {
    expect(promisedFrom(minute(14) + 20_000, 15 * 60_000)).toBe(minute(29));
    expect(promisedFrom(minute(14) + 20_000, 30_000)).toBe(minute(14) + 50_000);
  });

  it('counts from what these audiences were told last', () => {
    const told = updated({ at: minute(10), to: inside, next: minute(25) });
    expect(heartbeat(incidentOf([first, told]), minute(24), clock)?.fields.text).toContain('since 13:10 UTC');
  });

  it('says in a long incident how far away the next one is', () => {
    const slow = longModeSwitched(true, 30, { at: minute(125), after: [] });
    const said = heartbeat(incidentOf([first, slow]), minute(130), clock);
    expect(said?.fields).toMatchObject({ next: minute(160) });
    expect(said?.fields.text).toMatch(/comes at 15:40 UTC, 30 min from now\.$/);
  });

  it('is not there where nothing is due', () => {
    expect(heartbeat(incidentOf([first, moved('resolve', { after: [first] })]), minute(5), clock)).toBeNull();
    expect(heartbeat(incidentOf([declared({ severity: 'sev4' })]), minute(5), clock)).toBeNull();
  });
});

describe('an update', () => {
  it('is for whoever waits too long already, else for whoever is due next', () => {
    const incident = incidentOf([first]);
    expect(toldNow(incident, minute(5))).toEqual(inside);
    expect(toldNow(incident, minute(61))).toEqual([...inside, 'customers']);
    expect(toldNow(incidentOf([declared({ severity: 'sev4' })]), minute(5))).toHaveLength(4);
    expect(dueNext(incident)).toHaveLength(1);
  });

  it('promises the next one by the strictest pace among those who are told', () => {
    const incident = incidentOf([first]);
    expect(intervalOf(incident, ['customers'])).toBe(60 * 60_000);
    expect(intervalOf(incident, ['customers', 'support'])).toBe(15 * 60_000);
    expect(intervalOf(incidentOf([declared({ severity: 'sev4' })]), ['support'])).toBe(30 * 60_000);
  });

  it('names those who are told, unless it is everybody', () => {
    expect(toWhom(['customers'])).toBe(' to customers');
    expect(toWhom([...inside, 'customers'])).toBe('');
  });
});

describe('what is next', () => {
  const asks = Array.from({ length: 9 }, (_, i) =>
    logged(`ask${i}`, `question ${i}`, { kind: 'ask', dueAt: minute(i + 1) }),
  );

  it('folds the rest, but never the update', () => {
    const dues = dueList(incidentOf([declared({ severity: 'sev3' }), ...asks]), defaultPlaybook);
    const shown = shownOf(dues);
    expect(dues.length).toBeGreaterThan(8);
    expect(shown).toHaveLength(6);
    expect(shown.at(-1)).toMatchObject({ kind: 'update' });
  });

  it('is shown whole when it is short', () => {
    const dues = dueList(incidentOf([declared({ severity: 'sev3' }), ...asks.slice(0, 5)]), defaultPlaybook);
    expect(shownOf(dues)).toEqual(dues);
    expect(overdue(dues, minute(3))).toBe(3);
  });
});

describe('a long incident', () => {
  it('is offered slower updates only where they would be slower', () => {
    expect(slowerPace(incidentOf([declared({ severity: 'sev1' })]), defaultPlaybook)).toEqual({
      minutes: 30,
    });
    expect(slowerPace(incidentOf([declared({ severity: 'sev4' })]), defaultPlaybook)).toBeNull();
    const rare = declared({ severity: 'sev1', audienceMinutes: {} });
    const severities = {
      ...defaultPlaybook.severities,
      sev1: { ...defaultPlaybook.severities.sev1, longMinutes: 10 },
    };
    expect(slowerPace(incidentOf([rare]), { ...defaultPlaybook, severities })).toBeNull();
  });

  it('says how long it has lasted', () => {
    expect([60, 120, 90].map(hoursIn)).toEqual(['One hour in', 'Two hours in', '1 h 30 in']);
  });
});
