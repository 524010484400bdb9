import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import {
  commanderHandsOn,
  missingRolesDue,
  postsOf,
  roleHistoryOf,
  spanOf,
} from '../../shared/incident/roles.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import {
  apart,
  assigned,
  declared,
  given,
  incidentOf,
  logged,
  marked,
  minute,
  moved,
  severityRaised,
  severityUndone,
  timeCorrected,
  written,
} from '../support/given.ts';
import { shownOf } from '../support/shown.ts';

const first = declared({ severity: 'sev2' });
const sev2 = defaultPlaybook.severities.sev2;
const playbook = {
  ...defaultPlaybook,
  severities: { ...defaultPlaybook.severities, sev2: { ...sev2, roleMinutes: { scribe: 12 } } },
};
/** In how many minutes after declaring each missing role is to be filled. */
const dues = (...events: readonly StreamEvent[]) =>
  Object.fromEntries(
    missingRolesDue(incidentOf(events), playbook).map(({ role, dueAt }) => [
      role,
      (dueAt - minute(0)) / 60_000,
    ]),
  );

describe('a required role that nobody holds', () => {
  const commander = assigned('commander', 'ana', { at: minute(1) });
  const all = { commander: 5, 'technical-lead': 5, 'communications-lead': 5, scribe: 12 };

  it('is to be filled within its minutes, from declaring', () => expect(dues(first)).toEqual(all));

  it('is filled by whoever holds it, also together with another', () => {
    const { commander: _, ...rest } = all;
    expect(dues(first, commander)).toEqual(rest);
    expect(dues(first, commander, assigned('scribe', 'ana'))).toEqual({
      'technical-lead': 5,
      'communications-lead': 5,
    });
  });

  it('that was released has its minutes from then', () => {
    const left = assigned('commander', null, { at: minute(30), after: [commander] });
    expect(dues(first, commander, left)).toMatchObject({ commander: 35 });
    expect(
      missingRolesDue(incidentOf([first, commander, left]), playbook).find((m) => m.role === 'commander')
        ?.since,
    ).toBe(minute(30));
  });

  it('has its minutes anew after a change of severity and after a reopening, not once those are taken back', () => {
    const raised = severityRaised('sev3', 'sev2', { at: minute(20), after: [first] });
    expect(dues(first, raised)).toMatchObject({ commander: 25 });
    const minor = declared({ severity: 'sev3' });
    expect(dues(minor, raised, severityUndone(raised))).toEqual({ commander: 15 });
    const resolved = moved('resolve', { at: minute(40), after: [first] });
    expect(dues(first, resolved)).toEqual({});
    expect(dues(first, resolved, moved('reopen', { at: minute(60), after: [resolved] }))).toMatchObject({
      commander: 65,
    });
  });

  it('goes by the time of declaring as it was corrected', () =>
    expect(dues(first, timeCorrected('declared', minute(-3)))).toMatchObject({ commander: 2 }));
});

describe('take-command', () => {
  const commander = assigned('commander', 'ana');

  it('needs no acceptance, and says who had it', () => {
    given(first, commander)
      .when({ name: 'take-command', fields: {} }, { by: 'ben', now: minute(7) })
      .then({
        ...{ t: 'role-assigned/1', e: 'role.commander', at: minute(7), u: 'ben', o: [commander.id], g: 2 },
        payload: { role: 'commander', person: 'ben', area: null, from: 'ana' },
      });
    given(first)
      .when({ name: 'take-command', fields: {} }, { by: 'ben' })
      .then({ t: 'role-assigned/1', payload: { person: 'ben', from: null } });
  });

  it('changes nothing for who has it', () =>
    given(first, commander).when({ name: 'take-command', fields: {} }, { by: 'ana' }).thenNothing());

  it('by two people at the same time shows one, says the other, and is the same on both desktops', () => {
    const [one, other] = apart(
      [first],
      { name: 'take-command', fields: {} },
      { name: 'take-command', fields: {} },
    );
    expect(postsOf(incidentOf(one))).toMatchObject([
      { person: 'ben', alsoSet: [{ person: 'ana', by: 'ana' }] },
    ]);
    expect(shownOf(incidentOf(other), minute(60))).toEqual(shownOf(incidentOf(one), minute(60)));
    given(...one)
      .when({ name: 'take-command', fields: {} }, { by: 'ben' })
      .then({ t: 'role-assigned/1', g: 2, payload: { person: 'ben' } });
  });
});

describe('experts', () => {
  it('stand side by side, each with an area, and leave one by one', () => {
    const [rune, farah] = [
      assigned('sme', 'rune', { area: 'edge' }),
      assigned('sme', 'farah', { area: 'keys', at: minute(1) }),
    ];
    const posts = (...events: readonly StreamEvent[]) =>
      postsOf(incidentOf(events)).map(({ person, area }) => [person, area]);
    expect(posts(first, farah, rune)).toEqual([
      ['rune', 'edge'],
      ['farah', 'keys'],
    ]);
    const left = given(first, rune, farah)
      .when({ name: 'release', fields: { role: 'sme', person: 'rune' } })
      .done();
    expect(posts(...left)).toEqual([['farah', 'keys']]);
  });

  it('called in twice at the same time leave at once', () => {
    const [one] = apart(
      [first],
      { name: 'assign', fields: { role: 'sme', person: 'rune' } },
      { name: 'assign', fields: { role: 'sme', person: 'rune' } },
    );
    const twice = [...one.slice(0, 2), ...one.slice(2).map((event) => ({ ...event, e: 'role.sme.other' }))];
    expect(postsOf(incidentOf(twice))).toHaveLength(2);
    const left = given(...twice)
      .when({ name: 'release', fields: { role: 'sme', person: 'rune' } })
      .done();
    expect(postsOf(incidentOf(left))).toEqual([]);
  });
});

describe('the history of the roles', () => {
  it('has every turn by time, and nothing that can’t be read', () => {
    const ana = assigned('commander', 'ana', { at: minute(1) });
    const ben = assigned('commander', 'ben', { at: minute(40), after: [ana], by: 'ben' });
    const odd = written({
      t: 'role-assigned/1',
      e: 'role.scribe',
      at: minute(2),
      u: 'zoe',
      payload: { role: 'cook', person: 7 },
    });
    expect(roleHistoryOf(incidentOf([first, ben, odd, ana]))).toEqual([
      { role: 'commander', person: 'ana', area: null, at: minute(1), by: 'ana' },
      { role: 'commander', person: 'ben', area: null, at: minute(40), by: 'ben' },
    ]);
  });
});

describe('a commander', () => {
  const commander = assigned('commander', 'ana', { at: minute(1) });
  const action = logged('e-1', 'restart the cache', { kind: 'action', to: 'ana', at: minute(5) });
  const hands = (...events: readonly StreamEvent[]) =>
    commanderHandsOn(incidentOf([first, commander, ...events]));

  it('has hands on the work with an open action of their own, until it is done or somebody else’s', () => {
    expect(hands()).toBeNull();
    expect(hands(action)).toEqual({ since: minute(5), why: 'restart the cache' });
    expect(hands(action, marked('e-1', 'done', { kind: 'action' }))).toBeNull();
    expect(hands(logged('e-2', 'x', { kind: 'action', to: 'ben' }))).toBeNull();
    expect(hands(action, assigned('commander', 'ben', { after: [commander] }))).toBeNull();
    expect(commanderHandsOn(incidentOf([first, action]))).toBeNull();
  });

  it('has hands on the work as technical lead or expert, not as scribe', () => {
    expect(hands(assigned('technical-lead', 'ana', { at: minute(9) }))).toEqual({
      since: minute(9),
      why: 'leads the technical work as well',
    });
    expect(hands(assigned('sme', 'ana'))).not.toBeNull();
    expect(hands(assigned('scribe', 'ana'))).toBeNull();
  });

  it('leads everybody who holds a role, each counted once', () => {
    const people = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((person) => assigned('sme', person));
    expect(
      spanOf(incidentOf([first, commander, ...people, assigned('scribe', 'b'), assigned('deputy', 'ana')])),
    ).toBe(8);
  });
});
