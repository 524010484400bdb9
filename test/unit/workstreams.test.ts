import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { disputesOf } from '../../shared/incident/disputes.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { lastReport, ledBy, openNeeds, workstreamsOf } from '../../shared/incident/workstreams.ts';
import { apart, declared, given, incidentOf, minute } from '../support/given.ts';

const first = declared();
const open = (name: string, lead?: string, id = `ws-${name.toLowerCase()}`): CommandInput => ({
  name: 'workstream',
  fields: { name, id, ...(lead === undefined ? {} : { lead }) },
});
const report = (conditions: string, needs?: string, id = 'r1'): CommandInput => ({
  name: 'report',
  fields: {
    ...{ workstream: 'keyring', conditions, actions: 'loading the spare', report: id },
    ...(needs === undefined ? {} : { needs }),
  },
});

function told(commands: readonly CommandInput[], by = 'ana'): readonly StreamEvent[] {
  return commands.reduce<readonly StreamEvent[]>(
    (past, command, i) =>
      given(...past)
        .when(command, { by, now: minute(30 + i) })
        .done(),
    [first],
  );
}
const streams = (events: readonly StreamEvent[]) =>
  workstreamsOf(incidentOf(events)).map(({ name, lead, open: is }) => [name, lead, is]);

describe('a workstream', () => {
  it('has a lead, another one when another is named, and nobody when that is said', () => {
    const opened = told([open('Keyring', 'ben')]);
    expect(streams(opened)).toEqual([['Keyring', 'ben', true]]);
    given(...opened)
      .when({ name: 'workstream', fields: { name: 'keyring', lead: 'farah' } })
      .then({
        ...{ t: 'workstream-set/1', e: 'ws-keyring' },
        payload: { name: 'Keyring', lead: 'farah', open: true, from: { lead: 'ben' } },
      });
    given(...opened)
      .when({ name: 'set-workstream', fields: { workstream: 'keyring', lead: '' } })
      .then({ payload: { lead: null }, t: 'workstream-set/1' });
    given(...opened)
      .when(open('Keyring', 'ben'))
      .thenNothing();
  });

  it('is the same one when it was sent again, and the one of its name when it is opened again', () => {
    const closed = told([
      open('Keyring', 'ben'),
      { name: 'close-workstream', fields: { workstream: 'Keyring' } },
    ]);
    expect(streams(closed)).toEqual([['Keyring', 'ben', false]]);
    given(...closed)
      .when({ name: 'workstream', fields: { name: 'KEYRING' } })
      .then({ t: 'workstream-set/1', e: 'ws-keyring', payload: { open: true, lead: 'ben' } });
  });

  it('keeps its own name: another one can’t be called the same', () => {
    given(...told([open('Keyring'), open('Edge')]))
      .when({ name: 'set-workstream', fields: { workstream: 'edge', name: 'keyring' } })
      .thenRefused('Nothing changed: there is a workstream “Keyring” already.');
  });

  it('is known by one of its words too, where no other one has it', () => {
    const two = told([open('Bring the keyring back', 'ben', 'ws-1'), open('Edge back', 'ana', 'ws-2')]);
    given(...two)
      .when({ name: 'report', fields: { workstream: 'Keyring', conditions: 'slow' } })
      .then({ t: 'can-reported/1', payload: { workstream: 'ws-1', name: 'Bring the keyring back' } });
    given(...two)
      .when({ name: 'report', fields: { workstream: 'back', conditions: 'slow' } })
      .thenRefused(
        'Not reported: there is no workstream “back”; there are “Bring the keyring back”, “Edge back”.',
      );
    given(...two)
      .when({ name: 'workstream', fields: { name: 'Keyring', id: 'ws-3' } })
      .then({ t: 'workstream-set/1', e: 'ws-3' });
  });

  it('is led by whoever is meant, however the name is typed', () => {
    expect(
      ledBy(incidentOf(told([open('Keyring', 'Ben'), open('Edge', 'ana')])), 'ben').map((w) => w.name),
    ).toEqual(['Keyring']);
  });

  it('reads in the log by itself, whatever changed', () => {
    const events = told([
      open('Keyring'),
      { name: 'set-workstream', fields: { workstream: 'keyring', lead: 'ben' } },
      { name: 'set-workstream', fields: { workstream: 'keyring', name: 'Keys' } },
      { name: 'close-workstream', fields: { workstream: 'keys' } },
    ]);
    expect(timelineOf(incidentOf(events)).map((row) => row.text)).toEqual(
      expect.arrayContaining([
        'Workstream opened: Keyring, nobody leads it',
        'Workstream Keyring: led by ben',
        'Workstream Keys, was called Keyring',
        'Workstream closed: Keys',
      ]),
    );
  });

  it('that two desktops gave a lead at the same time shows one, and either can be chosen', () => {
    const past = told([open('Keyring')]);
    const lead = (person: string): CommandInput => ({
      name: 'set-workstream',
      fields: { workstream: 'ws-keyring', lead: person },
    });
    const [one, other] = apart(past, lead('ben'), lead('farah'));
    expect(streams(one)).toEqual(streams(other));
    const [dispute] = disputesOf(incidentOf(one));
    expect(dispute?.about).toBe('A workstream');
    const chosen = dispute?.others[0]?.choose[0];
    if (chosen === undefined) throw new Error('nothing can be chosen');
    const settled = given(...one)
      .when(chosen)
      .done();
    expect(disputesOf(incidentOf(settled))).toEqual([]);
    expect(streams(settled)).not.toEqual(streams(one));
  });
});

describe('a CAN report', () => {
  it('says conditions, actions and needs, and what is needed waits until it is there', () => {
    const reported = told([
      open('Keyring', 'ben'),
      report('keys load slowly', 'somebody who knows the edge'),
    ]);
    const incident = incidentOf(reported);
    expect(lastReport(workstreamsOf(incident)[0] ?? never())).toMatchObject({
      ...{ conditions: 'keys load slowly', actions: 'loading the spare', met: false },
    });
    expect(openNeeds(incident).map(({ of, needs }) => [of.name, needs])).toEqual([
      ['Keyring', 'somebody who knows the edge'],
    ]);
    const met = given(...reported)
      .when({ name: 'need-met', fields: { workstream: 'keyring' } })
      .done();
    expect(openNeeds(incidentOf(met))).toEqual([]);
    given(...met)
      .when({ name: 'need-met', fields: { workstream: 'keyring', undo: true } })
      .then({ t: 'need-met/1', payload: { met: false } });
  });

  it('replaces what was needed before: the last report tells', () => {
    const events = told([
      open('Keyring'),
      report('slow', 'a second pair of eyes'),
      report('fine', undefined, 'r2'),
    ]);
    expect(openNeeds(incidentOf(events))).toEqual([]);
  });

  it('can be taken back, and the one before it stands again', () => {
    const events = told([
      ...[open('Keyring'), report('slow', 'a second pair of eyes'), report('fine', undefined, 'r2')],
      { name: 'withdraw-report', fields: { workstream: 'keyring' } },
    ]);
    expect(openNeeds(incidentOf(events)).map(({ needs }) => needs)).toEqual(['a second pair of eyes']);
    const back = given(...events)
      .when({ name: 'withdraw-report', fields: { workstream: 'keyring', undo: true } })
      .done();
    expect(openNeeds(incidentOf(back))).toEqual([]);
  });

  it('belongs to a workstream that is open', () => {
    const closed = told([open('Keyring'), { name: 'close-workstream', fields: { workstream: 'keyring' } }]);
    given(...closed)
      .when(report('slow'))
      .thenRefused('Not reported: “Keyring” is closed; open it again first.');
    given(first)
      .when(report('slow'))
      .thenRefused('Not reported: there is no workstream “keyring”; none is open yet.');
    given(...told([open('Keyring'), report('fine')]))
      .when({ name: 'need-met', fields: { workstream: 'keyring' } })
      .thenRefused('Nothing changed: the last report of “Keyring” needs nothing.');
  });
});

function never(): never {
  throw new Error('there is no workstream');
}
