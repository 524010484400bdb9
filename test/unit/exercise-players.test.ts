import { describe, expect, it } from 'vitest';
import { ringWords } from '../../shared/alarms/words.ts';
import { alarmsOf } from '../../shared/incident/alarms.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { askedOf } from '../../shared/incident/for-me.ts';
import { goesOn } from '../../shared/incident/goes-on.ts';
import { summarize } from '../../shared/incident/summary.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { elapsedOf } from '../../renderer/incident-parts/elapsed.ts';
import { given, incidentOf, minute } from '../support/given.ts';

type Done = readonly [min: number, by: string, command: CommandInput];

/** The clock of these records never goes back: every course begins an hour after the one before. */
let began = 0;
const at = (min: number): number => minute(began + min);

/** What was done one after the other, each by somebody, in minutes since the exercise was declared. */
function played(...done: readonly Done[]): readonly StreamEvent[] {
  began += 60;
  return done.reduce<readonly StreamEvent[]>(
    (events, [min, by, command]) =>
      given(...events)
        .when(command, { now: at(min), by })
        .done(),
    [],
  );
}

const declared: Done = [
  ...([0, 'fac'] as const),
  {
    name: 'declare',
    fields: { title: 'Orders stop', severity: 'sev2', exercise: true },
  },
];
const begun = (solo: boolean): Done => [
  ...([0, 'fac'] as const),
  {
    name: 'begin-exercise',
    fields: {
      ...{ scenario: 'orders.yaml', title: 'Orders stop', brief: 'You are on call.' },
      ...{ minutes: 30, solo },
    },
  },
];
const role = (which: 'commander' | 'scribe', person: string): Done => [
  ...([1, person] as const),
  { name: 'assign', fields: { role: which, person } },
];
const inject = (min: number, id: string, to: string): Done => [
  ...([min, 'fac'] as const),
  {
    name: 'give-inject',
    fields: {
      inject: id,
      kind: 'message',
      title: 'Support calls',
      text: 'Forty tickets',
      from: 'Support',
      to,
    },
  },
];
const note = (min: number, by: string): Done => [min, by, { name: 'log', fields: { text: 'Looking' } }];
const end = (min: number): Done => [min, 'fac', { name: 'end-exercise', fields: {} }];

const asked = (person: string, ...done: readonly Done[]) =>
  askedOf(incidentOf(played(declared, begun(false), ...done)), person).map(({ key }) => key);

describe('an inject that is for somebody', () => {
  it('stands above the log of who holds the role, whichever way the role is written, and of nobody else', () => {
    for (const to of ['scribe', 'Scribe']) {
      const told = [role('commander', 'ana'), role('scribe', 'ben'), inject(5, 'tickets', to)];
      expect(asked('ben', ...told)).toEqual(['inject.inj.tickets']);
      expect(asked('ana', ...told)).toEqual([]);
      expect(asked('fac', ...told)).toEqual([]);
    }
    expect(asked('cem', inject(5, 'tickets', 'cem'))).toEqual(['inject.inj.tickets']);
  });

  it('is the commander’s where nobody holds the role', () => {
    expect(asked('ana', role('commander', 'ana'), inject(5, 'tickets', 'scribe'))).toHaveLength(1);
  });

  it('is in the log alone where it is for everybody', () => {
    expect(asked('ana', role('commander', 'ana'), inject(5, 'tickets', ''))).toEqual([]);
  });

  it('ends with what they record after it, but for what they were about to enter', () => {
    const told = [role('scribe', 'ben'), inject(5, 'tickets', 'scribe')];
    expect(asked('ben', ...told, note(5.1, 'ben'))).toHaveLength(1);
    expect(asked('ben', ...told, note(6, 'cem'))).toHaveLength(1);
    expect(asked('ben', ...told, note(6, 'ben'))).toEqual([]);
  });

  it('ends with the exercise', () => {
    expect(asked('ben', role('scribe', 'ben'), inject(5, 'tickets', 'scribe'), end(6))).toEqual([]);
  });

  it('is theirs who play alone, whichever role it names; a hint is not', () => {
    const alone = played(declared, begun(true), inject(5, 'tickets', 'scribe'));
    expect(askedOf(incidentOf(alone), 'fac')).toMatchObject([{ kind: 'inject', by: 'Support' }]);
    const hint: Done = [
      6,
      'fac',
      { name: 'give-inject', fields: { kind: 'hint', text: 'Ask', to: 'scribe' } },
    ];
    expect(askedOf(incidentOf(played(declared, begun(true), hint)), 'fac')).toEqual([]);
  });

  it('rings once, on their desktop only, and the notification says EXERCISE first', () => {
    const incident = incidentOf(
      played(declared, begun(false), role('scribe', 'ben'), inject(5, 'tickets', 'scribe')),
    );
    const alarm = alarmsOf(incident, defaultPlaybook).find(({ key }) => key.startsWith('inject.'));
    expect(alarm).toMatchObject({ only: 'ben', asked: true, dueAt: at(5), what: 'Support calls' });
    if (alarm === undefined) throw new Error('no alarm');
    const of = {
      id: incident.id,
      title: 'Orders stop',
      severity: 'sev2',
      exercise: true,
      alarms: [alarm],
    } as const;
    const words = ringWords([{ id: incident.id, incident: of, alarm, lateMs: 0 }], {
      ...{ wall: at(5), zone: 'UTC', platform: 'other', demo: false },
    });
    expect(words.title).toBe('EXERCISE: Support calls');
  });
});

describe('an exercise that was ended', () => {
  it('no longer goes on, whichever phase it is in, and says how many promises were kept', () => {
    const before = summarize(incidentOf(played(declared, begun(false))));
    const incident = incidentOf(played(declared, begun(false), role('commander', 'ana'), end(20)));
    const after = summarize(incident);
    if (before === undefined || after === undefined) throw new Error('no summary');
    expect([goesOn(before), goesOn(after)]).toEqual([true, false]);
    expect(after).toMatchObject({ ended: at(20), phase: before.phase });
    const facts = factsOf(incident, defaultPlaybook);
    expect(facts?.promises?.kept).toBeGreaterThan(0);
    expect(facts?.promises?.of).toBeGreaterThanOrEqual(facts?.promises?.kept ?? 0);
  });
});

it('the brief can be read again where the exercise begins in the log', () => {
  const rows = timelineOf(incidentOf(played(declared, begun(false))));
  expect(rows.find(({ text }) => text.startsWith('Exercise begun'))?.detail).toBe('You are on call.');
});

it('is as old as its clocks say: what it stood is not counted', () => {
  const pause = (min: number, undo: boolean): Done => [
    ...([min, 'fac'] as const),
    { name: 'pause-exercise', fields: { undo } },
  ];
  const incident = incidentOf(played(declared, begun(false), pause(5, false), pause(25, true)));
  expect(elapsedOf(incident, at(30))?.span).toBe('10 min');
});
