import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExerciseRun, RunInject } from '../../shared/exercise/run.ts';
import { exerciseSlice } from '../../shared/incident/events/exercise.ts';
import type { KeptPromise } from '../../shared/exercise/score.ts';
import { at } from '../support/course.ts';
import { play } from '../support/exercise-course.ts';
import { inject, scenarioOf } from '../support/exercise-desk.ts';

// The window’s own modules look at the window when they are loaded.
vi.stubGlobal('window', {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  addEventListener: () => undefined,
});
vi.stubGlobal('document', { addEventListener: () => undefined, activeElement: null });
vi.stubGlobal('HTMLElement', Object);

const { meantOf, nextOf, placedInjects } = await import('../../renderer/features/facilitate/placed.ts');
const { forWhom, titlesOf } = await import('../../renderer/features/facilitate/words.ts');
const { expectedOf, seenWords, standsWords } = await import('../../renderer/features/facilitate/expected.ts');
const { readForm, readWhen } = await import('../../renderer/features/facilitate/improvise.ts');
const { editObservation, fields, leaveEdit, turnKind, typeObservation } =
  await import('../../renderer/features/facilitate/observing.ts');
const { minuteAt, nextTurn } = await import('../../renderer/features/facilitate/led.ts');
const { viewText } = await import('../../renderer/features/facilitate/copying.ts');
const { fieldOf, resetFields, writeField } = await import('../../renderer/state/fields.ts');

const held = (of: RunInject['inject'], change: Partial<RunInject> = {}): RunInject => ({
  ...{ inject: of, state: 'coming', at: null, improvised: false, hinted: false, seen: {} },
  minute: of.trigger.on === 'minute' ? of.trigger.minute : null,
  ...change,
});
const byHand = { on: 'hand' } as const;
const onceMitigated = {
  on: 'happening',
  happening: { what: 'phase', phase: 'resolution' },
  minutes: 5,
} as const;

const run = (change: Partial<ExerciseRun> = {}): ExerciseRun => ({
  ...{ id: '20261120-aaaaaaaa', scenario: scenarioOf([]), facilitator: 'fay', solo: false, state: 'running' },
  ...{ began: at(0), ended: null, why: null, speed: 1, speeds: [], minute: 12, readAt: at(12), injects: [] },
  ...{ observations: [], hints: 0, stop: null },
  ...change,
});

describe('the line of injects', () => {
  const injects = [
    held(inject('first', 0), { state: 'given', minute: 0, at: at(0) }),
    held(inject('later', 20)),
    held(inject('fixed', onceMitigated)),
    held(inject('sooner', 10)),
    held(inject('spare', byHand), { state: 'skipped' }),
  ];
  const placed = placedInjects(injects);

  it('is sorted by the minute; what waits stands behind what its author put it behind', () => {
    expect(placed.map(({ number, inject: { id }, stand }) => `${number} ${id} ${stand}`)).toEqual([
      '1 first given',
      '2 sooner coming',
      '3 spare skipped',
      '4 later coming',
      '5 fixed waits',
    ]);
  });

  it('has the next one by the clock, then what waits; keys are about it unless another one is selected', () => {
    expect(nextOf(placed)?.inject.id).toBe('sooner');
    expect(nextOf(placed.filter(({ stand }) => stand !== 'coming'))?.inject.id).toBe('fixed');
    expect(nextOf(placed.slice(0, 1))).toBeUndefined();
    expect(meantOf(placed, 'fixed')?.inject.id).toBe('fixed');
    expect(meantOf(placed, 'gone')?.inject.id).toBe('sooner');
  });

  it('says for whom an inject is and what it waits for', () => {
    const titleOf = titlesOf(placed);
    expect(forWhom(inject('a', 3), titleOf)).toBe('to all players');
    expect(forWhom(inject('a', byHand, { to: 'scribe' }), titleOf)).toBe('to the scribe, by hand');
    expect(forWhom(inject('a', onceMitigated), titleOf)).toBe(
      'to all players, once it is mitigated, 5 min later',
    );
    const after = { on: 'happening', happening: { what: 'inject', id: 'later' }, minutes: 0 } as const;
    expect(forWhom(inject('a', after), titleOf)).toBe('to all players, once “Title of later” is given');
    expect(forWhom(inject('a', after), () => '“Resolved”')).toBe('to all players, once “Resolved” is given');
    const asked = { on: 'happening', happening: { what: 'entry', kind: 'ask' }, minutes: 0 } as const;
    expect(forWhom(inject('a', asked), titleOf)).toBe('to all players, once an ask is in the log');
  });
});

describe('expected responses while the exercise goes on', () => {
  const incident = play([4, 'ana', 'take-command']);
  const expecting = inject('first', 0, {
    expect: [
      { id: 'command', words: 'Somebody commands', when: { what: 'role', role: 'commander' }, within: 5 },
      {
        id: 'soon',
        words: 'Somebody commands at once',
        when: { what: 'role', role: 'commander' },
        within: 2,
      },
      { id: 'calm', words: 'They stay calm', when: null, within: null },
    ],
  });
  const given = held(expecting, { state: 'given', minute: 0, at: at(0) });

  it('are ticked by the record by itself, and said to be late; the others are for the facilitator to say', () => {
    const all = expectedOf(incident, given, []);
    expect(all.map(({ done, by }) => [done, by])).toEqual([
      [true, 'record'],
      [false, 'record'],
      [null, null],
    ]);
    expect(seenWords(all)).toBe('1 of 3 seen');
    expect(standsWords(all[0] ?? fail())).toMatch(/^seen \d\d:\d\d, after 4 min$/);
    expect(standsWords(all[1] ?? fail())).toMatch(/after 4 min, late: within 2 min$/);
    expect(standsWords(all[2] ?? fail())).toBe('for you to say');
  });

  it('are measured by the clock of the scenario as it went: what came before it was sped up is not late for it', () => {
    const twice = (minute: number) => [{ at: at(minute), times: 2 }];
    const after = (minute: number) => expectedOf(incident, given, twice(minute))[0]?.after;
    expect([after(4), after(3), after(-1)]).toEqual([4, 5, 8]);
    expect(expectedOf(incident, given, [...twice(1), { at: at(2), times: 1 }])[0]?.after).toBe(5);
  });

  it('take the facilitator at their word before the record', () => {
    const all = expectedOf(incident, { ...given, seen: { command: false, calm: true } }, []);
    expect(all.map(({ done, by }) => [done, by])).toEqual([
      [false, 'hand'],
      [false, 'record'],
      [true, 'hand'],
    ]);
  });

  it('are not seen before their inject was given', () => {
    const all = expectedOf(incident, held(expecting), []);
    expect(all.every(({ done }) => done === null)).toBe(true);
  });
});

describe('an inject that is added', () => {
  const form = (typed: Partial<Record<string, string>>) => readForm((part) => typed[part] ?? '');

  it('comes at once, or in as many minutes as are typed', () => {
    for (const [typed, minutes] of [
      ['', 0],
      ['now', 0],
      ['5', 5],
      ['in 5 min', 5],
      ['+12m', 12],
    ] as const)
      expect(readWhen(typed)).toEqual({ ok: true, value: minutes });
    for (const typed of ['soon', '-5', '9999', '14:02']) expect(readWhen(typed)).toMatchObject({ ok: false });
  });

  it('is a message to all players unless something else is said', () => {
    expect(form({ text: ' Where is my parcel? ' })).toEqual({
      ok: true,
      value: {
        ...{ do: 'improvise', kind: 'message', text: 'Where is my parcel?' },
        ...{ title: '', from: '', to: '', inMinutes: 0 },
      },
    });
    expect(form({ text: 'x', kind: 'alert', to: 'scribe', when: '3' })).toMatchObject({
      value: { kind: 'alert', to: 'scribe', inMinutes: 3 },
    });
  });

  it('is refused without words, and with a time that is none; what is wrong is said of its field', () => {
    expect(form({ text: '  ' })).toMatchObject({ ok: false, error: { part: 'text' } });
    expect(form({ text: 'x', when: 'later' })).toMatchObject({ ok: false, error: { part: 'when' } });
  });
});

describe('the line of the facilitator', () => {
  beforeEach(() => resetFields());

  it('takes a sign at the beginning for what the observation is, and leaves it in the words elsewhere', () => {
    typeObservation('+ the scribe repeats decisions');
    expect([fieldOf(fields.kind), fieldOf(fields.text)]).toEqual([
      'strength',
      'the scribe repeats decisions',
    ]);
    typeObservation('- nobody asked');
    expect([fieldOf(fields.kind), fieldOf(fields.text)]).toEqual(['gap', 'nobody asked']);
    resetFields();
    typeObservation('-5 degrees + wind');
    expect([fieldOf(fields.kind), fieldOf(fields.text)]).toEqual(['', '-5 degrees + wind']);
  });

  it('turns from none to a strength, a gap and back by one key', () => {
    const turned = [1, 2, 3].map(() => {
      turnKind();
      return fieldOf(fields.kind);
    });
    expect(turned).toEqual(['strength', 'gap', '']);
  });

  it('keeps what was half typed beside an observation that is changed', () => {
    writeField(fields.text, 'half a tho');
    writeField(fields.kind, 'gap');
    editObservation({ id: 'aaaaaaaaaaaaa', at: at(3), text: 'Two spoke at once', kind: null });
    expect([fieldOf(fields.text), fieldOf(fields.edit)]).toEqual(['Two spoke at once', 'aaaaaaaaaaaaa']);
    editObservation({ id: 'bbbbbbbbbbbbb', at: at(4), text: 'Nobody wrote', kind: 'strength' });
    leaveEdit();
    expect([fieldOf(fields.text), fieldOf(fields.kind), fieldOf(fields.edit)]).toEqual([
      'half a tho',
      'gap',
      '',
    ]);
  });
});

describe('the scenario’s clock', () => {
  it('runs as fast as it is set, and stands while the exercise is paused or over', () => {
    expect(minuteAt(run(), at(15))).toBe(15);
    expect(minuteAt(run({ speed: 5 }), at(14))).toBe(22);
    for (const state of ['paused', 'ended'] as const) {
      expect(minuteAt(run({ state, speed: 5 }), at(90))).toBe(12);
      expect(nextTurn(run({ state }), at(90))).toBeNull();
    }
    expect(nextTurn(run({ minute: 12.5 }), at(12))).toBe(at(12) + 30_000);
    expect(nextTurn(run({ speed: 5 }), at(12))).toBe(at(12) + 12_000);
  });
});

describe('the facilitator’s view as text', () => {
  it('is marked as an exercise at both ends, and has all that is on the screen', () => {
    const incident = play();
    expect(exerciseSlice.of(incident).begun?.by).toBe('fay');
    const shown = run({
      injects: [
        held(inject('first', 0, { note: 'Wait a minute.' }), { state: 'given', minute: 0, at: at(0) }),
        held(inject('second', byHand, { hint: 'Ask support.' }), { state: 'skipped' }),
      ],
      observations: [{ id: 'aaaaaaaaaaaaa', at: at(4), text: 'Nobody wrote', kind: 'gap' }],
    });
    const promise: KeptPromise = {
      ...{ id: 'roles', words: 'Four roles within 5 min', state: 'missed', value: '2 of 4' },
      ...{ detail: 'due {0}', times: [at(5)] },
    };
    const lines = viewText(shown, incident, [promise], at(12)).trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['EXERCISE EXERCISE EXERCISE', 'EXERCISE EXERCISE EXERCISE']);
    const text = lines.join('\n');
    expect(text).toMatch(/1\. \+0 Title of first \(to all players, given \d\d:\d\d\)/);
    expect(text).toContain('   For the facilitator: Wait a minute.');
    expect(text).toContain('2. Title of second (to all players, by hand, skipped)');
    expect(text).toContain('   Hint: Ask support.');
    expect(text).toMatch(/not kept: Four roles within 5 min \(2 of 4, due \d\d:\d\d\)/);
    expect(text).toMatch(/\d\d:\d\d Gap: Nobody wrote/);
  });
});

function fail(): never {
  throw new Error('there is one expected response fewer than thought');
}
