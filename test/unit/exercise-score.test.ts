import { describe, expect, it } from 'vitest';
import { promisesOf, type PromiseId } from '../../shared/exercise/score.ts';
import { bareEnding } from '../../shared/incident/events/exercise.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Severity } from '../../shared/incident/vocabulary.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { at, course, type Done } from '../support/course.ts';
import { begunWith, play, wellPlayed } from '../support/exercise-course.ts';
import { ending } from '../support/exercise-ending.ts';

const ended: Done = [50, 'fay', 'end-exercise', { ending }];

/** How one promise stands at a minute, without its words. */
function standing(id: PromiseId, incident: Incident, minute: number, criteria?: Severity) {
  const all = promisesOf(incident, defaultPlaybook, at(minute), criteria);
  const { state, value, detail, times } = all.find((each) => each.id === id) ?? {};
  return [state, value, detail, ...(times ?? []).map((time) => (time - at(0)) / 60_000)];
}

it('an exercise that went as the process has it kept all of its promises', () => {
  const promises = promisesOf(play(...wellPlayed, ended), defaultPlaybook, at(300));
  expect(promises.map(({ words, state, value }) => [words, state, value])).toEqual([
    ['Acknowledged within 15 min', 'kept', '2 min'],
    ['Commander within 5 min', 'kept', '2 min'],
    ['Severity matches its criteria', 'kept', 'SEV2'],
    ['Four roles within 5 min', 'kept', '5 min'],
    ['First update within 30 min', 'kept', '12 min'],
    ['Updates have all three parts', 'kept', '2 of 2'],
    ['Updates on time', 'kept', '2 of 2'],
    ['Stopgap before diagnosis', 'kept', '9 min'],
    ['Decisions recorded with who decided', 'kept', '1 of 1'],
    ['Objections asked before deciding', 'kept', '1 of 1'],
    ['Commander stays hands off', 'kept', ''],
    ['Handover read and accepted', 'kept', '2 min'],
  ]);
});

it('a game day in which nothing was done: all is open at first, missed later, and none of it open at its end', () => {
  const states = (minute: number, ...done: readonly Done[]) =>
    Object.groupBy(promisesOf(play(...done), defaultPlaybook, at(minute), 'sev1'), ({ state }) => state);
  expect(states(1).missed ?? []).toEqual([]);
  expect(states(40).missed?.map(({ id }) => id)).toEqual([
    ...['acknowledged', 'commander', 'roles', 'first-update', 'cadence'],
  ]);
  expect(states(99, [2, 'fay', 'end-exercise']).open ?? []).toEqual([]);
});

describe('time in which the exercise was paused', () => {
  it('counts nowhere: five minutes are five minutes of play', () => {
    const pause: readonly Done[] = [
      [2, 'fay', 'pause-exercise'],
      [32, 'fay', 'pause-exercise', { undo: true }],
    ];
    const took: Done = [34, 'ana', 'take-command'];
    expect(standing('commander', play(...pause, took), 40)).toEqual(['kept', '4 min', 'from declaring', 34]);
    expect(standing('commander', play(pause[0] ?? took), 200)).toEqual(['open', '', 'due {0}', 5]);
    expect(standing('roles', play(...pause), 34)).toEqual(['open', '0 of 4', 'due {0}', 35]);
    expect(standing('first-update', play(...pause), 34)).toEqual(['open', '', 'due {0}', 60]);
  });
});

describe('the severity', () => {
  it('is judged only where the criteria are known, and right where it stood so once', () => {
    const raised: Done = [4, 'ana', 'severity', { severity: 'sev1', reason: 'nobody can order' }];
    expect(standing('severity', play(raised), 9)).toEqual(['none', '', '']);
    expect(standing('severity', play(raised), 9, 'sev1')).toEqual(['kept', 'SEV1', 'set {0}', 4]);
    expect(standing('severity', play(), 9, 'sev1')).toEqual(['open', 'SEV2', 'the criteria ask for SEV1']);
    const over = play([9, 'fay', 'end-exercise', { ending: { ...bareEnding, severity: 'sev1' } }]);
    expect(standing('severity', over, 9)).toEqual(['missed', 'SEV2', 'the criteria ask for SEV1']);
  });
});

describe('updates', () => {
  const update = (minute: number, text: string, next: number): Done => [
    minute,
    'dora',
    'update',
    { text, next },
  ];
  const whole =
    'Orders are out of date for all customers. We are switching to another database. Next update 13:30 UTC.';

  it('lack a part where the check of updates says so', () => {
    const incident = play(update(5, whole, 30), update(20, 'We are on it. Next update 13:50 UTC.', 50));
    expect(standing('update-parts', incident, 21)).toEqual(['missed', '1 of 2', '{0}: no impact found', 20]);
  });

  it('are late by the time that was promised, also while the next one is missing', () => {
    const first = play(update(5, whole, 30));
    expect(standing('cadence', first, 20)).toEqual(['open', '1 of 1', 'next due {0}', 30]);
    expect(standing('cadence', first, 33)).toEqual(['missed', '1 of 2', 'was due {0}', 30]);
    const late = play(update(5, whole, 30), update(38, whole, 60));
    expect(standing('cadence', late, 39)).toEqual(['missed', '1 of 2', 'next due {0}', 60]);
  });
});

describe('deciding', () => {
  const hypothesis = (minute: number): Done => [
    minute,
    'ben',
    'log',
    { kind: 'hypothesis', text: `cause ${minute}` },
  ];
  const decision = (minute: number, by: string, to?: string): Done =>
    [
      ...[minute, by, 'log'],
      { kind: 'decision', text: 'stop writes', ...(to === undefined ? {} : { to }) },
    ] as unknown as Done; // a spread loses the tuple
  const command: Done = [1, 'ana', 'take-command'];

  it('comes before a second cause is looked for', () => {
    expect(
      standing('mitigation-first', play(command, hypothesis(3), decision(6, 'ana'), hypothesis(8)), 9),
    ).toEqual([...['kept', '6 min', 'decision {0}', 6]]);
    expect(
      standing('mitigation-first', play(command, hypothesis(3), hypothesis(4), decision(6, 'ana')), 9),
    ).toEqual([...['missed', '6 min', 'decision {0}, diagnosis {1}', 6, 4]]);
    expect(standing('mitigation-first', play(hypothesis(3)), 9)[0]).toBe('open');
  });

  it('says whose decision it was: the commander’s own, or the person is named', () => {
    const named = play(command, decision(3, 'ana'), decision(4, 'cleo', 'ana'));
    expect(standing('decisions', named, 9)).toEqual(['kept', '2 of 2', '']);
    const bare = play(command, decision(3, 'ana'), decision(4, 'cleo'));
    expect(standing('decisions', bare, 9)).toEqual(['missed', '1 of 2', 'not said whose, {0}', 4]);
  });

  it('asks for objections first', () => {
    expect(standing('objections', play(command, decision(3, 'ana')), 9)).toEqual([
      ...['missed', '0 of 1', 'not asked, {0}', 3],
    ]);
  });
});

describe('the commander', () => {
  const command: Done = [1, 'ana', 'take-command'];

  it('has hands off: an action of their own counts, and the technical work where it is not let go of', () => {
    const action: Done = [
      4,
      'ana',
      'log',
      { kind: 'action', text: 'take the call', to: 'ana', entry: 'takesthecall2' },
    ];
    const both = play(command, action, [6, 'ana', 'mark', { entry: 'takesthecall2', mark: 'done' }]);
    expect(standing('hands-off', both, 9).slice(0, 3)).toEqual(['missed', '2 min', 'hands on, {0} to {1}']);
    const lead: Done = [1, 'ana', 'assign', { role: 'technical-lead', person: 'ana' }];
    const soon: Done = [2, 'ana', 'assign', { role: 'technical-lead', person: 'ben' }];
    expect(standing('hands-off', play(lead, command, soon), 9)).toEqual(['kept', '', '']);
    expect(standing('hands-off', play(lead, command), 9)[0]).toBe('missed');
  });

  it('hands over by an offer that is accepted', () => {
    const offer: Done = [10, 'ana', 'hand-over', { role: 'commander', person: 'ben' }];
    expect(standing('handoff', play(command), 20)).toEqual(['none', '', '']);
    expect(standing('handoff', play(command, offer), 20)).toEqual(['open', '', 'offered {0}', 10]);
    const inPause: readonly Done[] = [
      [11, 'fay', 'pause-exercise'],
      [12, 'ben', 'accept-handoff', { role: 'commander' }],
      [15, 'fay', 'pause-exercise', { undo: true }],
    ];
    expect(standing('handoff', play(command, offer, ...inPause), 20)).toEqual([
      'kept',
      '1 min',
      'accepted {0}',
      12,
    ]);
    expect(standing('handoff', play(command, [10, 'ben', 'take-command']), 20)).toEqual([
      ...['missed', '', 'command passed without an answer, {0}', 10],
    ]);
  });
});

it('alone, nobody is asked for roles, objections and clean hands', () => {
  const alone = course(...begunWith({ solo: true }), [1, 'fay', 'take-command']);
  const states = promisesOf(alone, defaultPlaybook, at(60)).filter(({ state }) => state === 'none');
  expect(states.map(({ id }) => id)).toEqual(expect.arrayContaining(['roles', 'objections', 'hands-off']));
});
