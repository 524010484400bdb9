import { describe, expect, it } from 'vitest';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import { dueList, longModeOfferedAt, overdue } from '../../shared/incident/due.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  assigned,
  corrected,
  declared,
  incidentOf,
  logged,
  longModeSwitched,
  marked,
  minute,
  moved,
  phaseTakenBack,
  takenBack,
  updated,
} from '../support/given.ts';

const first = declared({ severity: 'sev3' });
const commander = assigned('commander', 'ana', { at: minute(1) });
const ask = logged('a-1', 'who holds the keys', {
  kind: 'ask',
  to: 'farah',
  by: 'ben',
  at: minute(5),
  dueAt: minute(15),
});
const decision = logged('d-1', 'stay on one site', { kind: 'decision', at: minute(6), dueAt: minute(36) });
const due = (...events: readonly StreamEvent[]) => dueList(incidentOf(events), defaultPlaybook);
const kinds = (...events: readonly StreamEvent[]) =>
  due(...events).map(({ kind, dueAt }) => `${kind} ${(dueAt - minute(0)) / 60_000}`);

describe('what is due', () => {
  it('is every kind, the next at the top', () => {
    expect(kinds(first, ask, decision)).toEqual(['ask 15', 'role 15', 'revisit 36', 'update 60']);
    expect(overdue(due(first, ask, decision), minute(15))).toBe(2);
  });

  it.each<[string, readonly StreamEvent[], string]>([
    ['a role that is filled', [commander], 'role 15'],
    ['an ask that is answered', [marked('a-1', 'done')], 'ask 15'],
    ['an ask that is dropped', [marked('a-1', 'dropped')], 'ask 15'],
    ['an ask that was taken back', [takenBack('a-1')], 'ask 15'],
    ['an ask that was a note', [corrected('a-1', 'x', { kind: 'note' })], 'ask 15'],
    ['a decision that was looked at again', [marked('d-1', 'done', { kind: 'decision' })], 'revisit 36'],
    ['a decision that was reversed', [marked('d-1', 'dropped', { kind: 'decision' })], 'revisit 36'],
    ['an update that was sent', [updated({ at: minute(20) })], 'update 60'],
  ])('does not have %s', (_what, answer, gone) => {
    expect(kinds(first, ask, decision)).toContain(gone);
    const rest = kinds(first, ask, decision).filter((each) => each !== gone);
    expect(kinds(first, ask, decision, ...answer)).toEqual(
      gone === 'update 60' ? [...rest, 'update 80'] : rest,
    );
  });

  it('still has an ask that was acknowledged, and one with more time by its new time', () => {
    expect(kinds(first, commander, ask, marked('a-1', 'acknowledged'))).toEqual(['ask 15', 'update 60']);
    expect(kinds(first, commander, ask, marked('a-1', 'open', { dueAt: minute(25) }))).toEqual([
      'ask 25',
      'update 60',
    ]);
  });

  it('is the post-mortem alone once it is over, and everything again after a reopening', () => {
    const resolved = moved('resolve', { at: minute(40), after: [first] });
    // A SEV3’s is due within a week.
    expect(kinds(first, ask, decision, resolved)).toEqual([`review ${40 + 7 * 24 * 60}`]);
    const reopened = moved('reopen', { at: minute(50), after: [resolved] });
    expect(kinds(first, ask, decision, resolved, reopened)).toEqual([
      'ask 15',
      'revisit 36',
      'role 65',
      'update 110',
    ]);
    expect(kinds(first, ask, decision, resolved, phaseTakenBack(resolved, 'detection'))).toEqual(
      kinds(first, ask, decision),
    );
  });

  it('has a key of its own for each, the same as long as it is about the same thing', () => {
    const keys = due(first, ask, decision).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const some = updated({ at: minute(58), to: ['support'] });
    const [all] = due(first, commander);
    const [rest, told] = due(first, commander, some);
    expect([rest?.key, rest?.dueAt]).toEqual([all?.key, minute(60)]);
    expect(told?.key).not.toBe(all?.key);
  });
});

describe('alarms', () => {
  const alarms = (...events: readonly StreamEvent[]) => alarmsOf(incidentOf(events), defaultPlaybook);

  it('say what, for whom and why', () => {
    const lead = assigned('communications-lead', 'cem');
    const forAll = alarms(first, ask, decision, lead).filter(({ only }) => only === undefined);
    expect(forAll.map(({ what, who, why }) => [what, who, why])).toEqual([
      ['Ask to farah: who holds the keys', 'ben', 'asked by ben'],
      ['Incident commander to be filled', null, 'required by the severity'],
      ['Revisit: stay on one site', 'ana', 'decided by ana'],
      ['Stakeholder update 1', 'cem', 'due by the cadence'],
    ]);
  });

  it('of an update name its number, and the audiences where it is not for all', () => {
    const sent = updated({ at: minute(10), next: minute(40), to: ['executives', 'support'] });
    expect(alarms(first, commander, sent).map(({ what, who, why }) => [what, who, why])).toEqual([
      ['Stakeholder update 2 to executives, support', 'ana', 'promised'],
      ['Stakeholder update 1 to product, customers', 'ana', 'due by the cadence'],
    ]);
  });
});

describe('long-incident mode is offered', () => {
  const offered = (...events: readonly StreamEvent[]) =>
    longModeOfferedAt(incidentOf(events), defaultPlaybook);
  const after = defaultPlaybook.longAfterMinutes;

  it('after two hours from declaring, or from the last reopening', () => {
    expect(after).toBe(120);
    expect(offered(first)).toBe(minute(after));
    const resolved = moved('resolve', { at: minute(30), after: [first] });
    expect(offered(first, resolved)).toBeNull();
    expect(offered(first, resolved, moved('reopen', { at: minute(50), after: [resolved] }))).toBe(
      minute(50 + after),
    );
  });

  it('not where nobody is owed updates', () => expect(offered(declared({ severity: 'sev4' }))).toBeNull());

  it('not while it is on', () =>
    expect(offered(first, longModeSwitched(true, 120, { at: minute(3) }))).toBeNull());
});
