import { describe, expect, it } from 'vitest';
import { checklistOf, runOf, type ItemState } from '../../shared/incident/checklist.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { missingRoles } from '../../shared/incident/roles.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  assigned,
  declared,
  impactSaid,
  incidentOf,
  minute,
  moved,
  severityRaised,
  ticked,
  updated,
} from '../support/given.ts';

const listOf = (...events: readonly StreamEvent[]): readonly ItemState[] =>
  checklistOf(incidentOf(events), defaultPlaybook);
const itemOf = (id: string, ...events: readonly StreamEvent[]): ItemState | undefined =>
  listOf(...events).find((state) => state.item.id === id);
const first = declared({ severity: 'sev2' });
const open = { done: false, tick: null };
const seen = (at: number | null) => ({ done: true, tick: { by: null, at } });

describe('the checklist', () => {
  it('is empty until the declaration has arrived', () => expect(listOf(ticked('bridge', 1))).toEqual([]));

  it.each(['sev1', 'sev2', 'sev3', 'sev4'] as const)(
    'of %s has the items that name it, in order',
    (severity) => {
      const ids = listOf(declared({ severity })).map((s) => s.item.id);
      const named = defaultPlaybook.checklist.filter((i) => i.severities.includes(severity));
      expect(ids).toEqual(named.map((i) => i.id));
      expect(ids.length).toBeGreaterThan(5);
    },
  );

  it('is shorter for less severe incidents', () => {
    expect(itemOf('bridge', declared({ severity: 'sev3' }))).toBeUndefined();
    expect(itemOf('bridge', declared({ severity: 'sev1' }))).toMatchObject(open);
  });

  it('grows with the severity, and keeps its ticks', () => {
    const minor = declared({ severity: 'sev3' });
    const tick = ticked('recent-changes', 1, { at: minute(2) });
    const raised = severityRaised('sev3', 'sev1', { after: [minor] });
    expect(itemOf('bridge', minor, tick, raised)).toMatchObject(open);
    expect(itemOf('recent-changes', minor, tick, raised)).toMatchObject({
      done: true,
      tick: { at: minute(2) },
    });
  });

  it('has every item under an id of its own', () => {
    const ids = defaultPlaybook.checklist.map((i) => i.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a tick', () => {
  const tick = ticked('bridge', 1, { by: 'ben', at: minute(3) });

  it('says who and when', () =>
    expect(itemOf('bridge', first, tick)).toMatchObject({ done: true, tick: { by: 'ben', at: minute(3) } }));

  it('can be taken off', () =>
    expect(itemOf('bridge', first, tick, ticked('bridge', 1, { done: false, after: [tick] }))).toMatchObject(
      open,
    ));

  it('of one item is none of another', () => expect(itemOf('load', first, tick)).toMatchObject(open));

  it('by a person comes before what the console saw', () => {
    const by = ticked('first-update', 1, { by: 'cem', at: minute(9) });
    expect(itemOf('first-update', first, by, updated({ at: minute(8) }))).toMatchObject({
      ...{ done: true, tick: { by: 'cem', at: minute(9) } },
    });
  });
});

describe('the console ticks by itself', () => {
  const lead = assigned('technical-lead', 'ben', { at: minute(2) });
  const comms = assigned('communications-lead', 'cem', { at: minute(3) });
  const scribe = assigned('scribe', 'dan', { at: minute(4) });
  const commander = assigned('commander', 'ana', { at: minute(1) });

  it('what was acknowledged, since when', () => {
    expect(itemOf('acknowledge', first)).toMatchObject(open);
    expect(
      itemOf('acknowledge', first, moved('acknowledge', { at: minute(1), after: [first] })),
    ).toMatchObject(seen(minute(1)));
  });

  it('what must have been acknowledged, since work on it has begun', () =>
    expect(itemOf('acknowledge', first, moved('start-mitigation', { after: [first] }))).toMatchObject(
      seen(null),
    ));

  it('a commander, while there is one', () => {
    expect(itemOf('commander', first, commander)).toMatchObject(seen(minute(1)));
    expect(
      itemOf('commander', first, commander, assigned('commander', null, { after: [commander] })),
    ).toMatchObject(open);
  });

  it('the impact, once it stands in words and as long as it does', () => {
    expect(itemOf('impact-in-words', first)).toMatchObject(open);
    const said = impactSaid('Nobody can pay.');
    expect(itemOf('impact-in-words', first, said)).toMatchObject(seen(null));
    const withdrawn = impactSaid(null, { after: [said] });
    expect(itemOf('impact-in-words', first, said, withdrawn)).toMatchObject(open);
  });

  it('the required roles, while all of them are held', () => {
    expect(itemOf('roles', first, commander, lead, comms)).toMatchObject(open);
    expect(itemOf('roles', first, commander, lead, comms, scribe)).toMatchObject(seen(null));
    const left = assigned('scribe', null, { after: [scribe] });
    expect(itemOf('roles', first, commander, lead, comms, scribe, left)).toMatchObject(open);
  });

  it('the first update, at the time of the first', () => {
    expect(itemOf('first-update', first)).toMatchObject(open);
    const sent = [updated({ at: minute(20) }), updated({ at: minute(8) })];
    expect(itemOf('first-update', first, ...sent)).toMatchObject(seen(minute(8)));
  });

  it('a stopgap that was begun, or has worked', () => {
    expect(
      itemOf('stopgap-first', first, moved('start-mitigation', { at: minute(5), after: [first] })),
    ).toMatchObject(seen(minute(5)));
    expect(
      itemOf('stopgap-first', first, moved('mitigate', { at: minute(6), after: [first] })),
    ).toMatchObject(seen(minute(6)));
  });

  it('that the impact has stopped, and that it was resolved', () => {
    const mitigated = moved('mitigate', { at: minute(6), after: [first] });
    const resolved = moved('resolve', { at: minute(9), after: [mitigated] });
    expect(itemOf('impact-stopped', first)).toMatchObject(open);
    expect(itemOf('impact-stopped', first, mitigated)).toMatchObject(seen(minute(6)));
    expect(itemOf('resolved', first, mitigated)).toMatchObject(open);
    expect(itemOf('resolved', first, mitigated, resolved)).toMatchObject(seen(minute(9)));
  });
});

describe('a reopened incident', () => {
  const tick = ticked('bridge', 1, { at: minute(2) });
  const mitigated = moved('mitigate', { at: minute(20), after: [first] });
  const resolved = moved('resolve', { at: minute(30), after: [mitigated] });
  const reopened = moved('reopen', { at: minute(50), after: [resolved] });
  const past = [first, tick, updated({ at: minute(8) }), mitigated, resolved, reopened];
  const run = reopened.g;

  it('goes through its list again', () => {
    expect(runOf(incidentOf(past))).toBe(run);
    expect(itemOf('bridge', ...past)).toMatchObject(open);
    expect(itemOf('bridge', ...past, ticked('bridge', run, { at: minute(52) }))).toMatchObject({
      done: true,
    });
  });

  it('has not stopped its impact, been resolved or told anybody yet', () => {
    for (const id of ['impact-stopped', 'resolved', 'first-update'])
      expect(itemOf(id, ...past)).toMatchObject(open);
  });

  it('has once it was done again, at the time of this run', () => {
    const again = moved('mitigate', { at: minute(60), after: [reopened] });
    const over = moved('resolve', { at: minute(70), after: [again] });
    const all = [...past, updated({ at: minute(55) }), again, over];
    expect(itemOf('first-update', ...all)).toMatchObject(seen(minute(55)));
    expect(itemOf('impact-stopped', ...all)).toMatchObject(seen(minute(60)));
    expect(itemOf('resolved', ...all)).toMatchObject(seen(minute(70)));
  });

  it('is acknowledged and staffed as it was', () => {
    const commander = assigned('commander', 'ana', { at: minute(1) });
    expect(itemOf('acknowledge', ...past)).toMatchObject({ done: true });
    expect(itemOf('commander', ...past, commander)).toMatchObject(seen(minute(1)));
  });

  it('by two people at the same time begins one run, in which the ticks of both count', () => {
    const other = moved('reopen', { at: minute(51), after: [resolved], by: 'ben' });
    expect(runOf(incidentOf([...past, other]))).toBe(run);
    expect(itemOf('bridge', ...past, other, ticked('bridge', run))).toMatchObject({ done: true });
  });

  it('a second time begins another run', () => {
    const over = moved('resolve', { at: minute(70), after: [reopened] });
    const again = moved('reopen', { at: minute(90), after: [over] });
    expect(runOf(incidentOf([...past, over, again]))).toBe(again.g);
    expect(again.g).toBeGreaterThan(run);
  });
});

describe('the required roles', () => {
  const missing = (...events: readonly StreamEvent[]) => missingRoles(incidentOf(events), defaultPlaybook);

  it('are those of the severity in force', () => {
    expect(missing(declared({ severity: 'sev1' }))).toEqual([
      'commander',
      'technical-lead',
      'communications-lead',
      'scribe',
    ]);
    expect(missing(declared({ severity: 'sev3' }))).toEqual(['commander']);
    expect(missing(declared({ severity: 'sev4' }))).toEqual([]);
    expect(missing(severityRaised('sev3', 'sev1'))).toHaveLength(4);
  });

  it('may all be held by one person', () => {
    const held = (['commander', 'technical-lead', 'communications-lead', 'scribe'] as const).map((r) =>
      assigned(r, 'ana'),
    );
    expect(missing(first, ...held)).toEqual([]);
  });

  it('are missing again once somebody has left', () => {
    const commander = assigned('commander', 'ana');
    const minor = declared({ severity: 'sev3' });
    expect(missing(minor, commander)).toEqual([]);
    expect(missing(minor, commander, assigned('commander', null, { after: [commander] }))).toEqual([
      'commander',
    ]);
  });
});
