import { describe, expect, it } from 'vitest';
import { ExerciseDesk, inject, scenarioOf, MINUTE, BEGAN } from '../support/exercise-desk.ts';
import { endingOf, stoodSince } from '../../shared/incident/exercise.ts';

const roles = { what: 'role', role: 'commander' } as const;

describe('an exercise on the desktop that leads it', () => {
  it('gives each inject at its minute, what follows something so long after it, and nothing by hand', async () => {
    const desk = await ExerciseDesk.playing(
      scenarioOf([
        inject('first', 0),
        inject('later', 12),
        inject('after', { on: 'happening', happening: roles, minutes: 3 }),
        inject('hand', { on: 'hand' }),
      ]),
    );
    await desk.until(5);
    expect(await desk.ids()).toEqual(['first']);
    await desk.command({ name: 'assign', fields: { role: 'commander', person: 'ben' } });
    await desk.until(30);
    expect(await desk.times()).toEqual({ first: 0, after: 8, later: 12 });
    expect(await desk.seen('hand')).toMatchObject({ state: 'coming', minute: null, at: null });
    expect(await desk.step({ do: 'give', inject: 'hand' })).toBe(null);
    expect(await desk.step({ do: 'give', inject: 'hand' })).toMatch(/^Not given: the players have it/);
    expect(await desk.ids()).toEqual(['first', 'after', 'later', 'hand']);
  });

  it('stands while it is paused, whoever paused it, and the clocks of the players with it', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('first', 10)]));
    await desk.until(4);
    expect(await desk.step({ do: 'pause' })).toBe(null);
    expect(stoodSince(await desk.incident())).toBe(desk.now);
    await desk.until(50);
    expect(await desk.view()).toMatchObject({ state: 'paused', minute: 4, why: null });
    expect(await desk.step({ do: 'resume' })).toBe(null);
    expect(stoodSince(await desk.incident())).toBe(null);
    await desk.until(54);
    await desk.command({ name: 'pause-exercise', fields: {} });
    await desk.until(70);
    expect(await desk.ids()).toEqual([]);
    await desk.command({ name: 'pause-exercise', fields: { undo: true } });
    await desk.until(80);
    expect(await desk.times()).toEqual({ first: 72 });
  });

  it('goes faster from when it is told to, and slower again', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 10), inject('b', 30), inject('c', 32)]));
    await desk.until(5);
    await desk.step({ do: 'speed', times: 10 });
    expect((await desk.tick()).next).toBe(BEGAN + 5.5 * MINUTE);
    await desk.until(7.5);
    await desk.step({ do: 'speed', times: 0.5 });
    await desk.until(20);
    expect(await desk.times()).toEqual({ a: 5.5, b: 7.5, c: 11.5 });
  });

  it('moves one inject, or all that are timed and come no earlier', async () => {
    const desk = await ExerciseDesk.playing(
      scenarioOf([inject('a', 10), inject('b', 20), inject('c', 30), inject('hand', { on: 'hand' })]),
    );
    await desk.step({ do: 'move', inject: 'a', minutes: 15 });
    await desk.step({ do: 'move', inject: 'b', minutes: 5, rest: true });
    await desk.step({ do: 'move', inject: 'c', minutes: -34 });
    expect(await desk.step({ do: 'move', inject: 'hand', minutes: 5 })).toMatch(
      /^Not moved: it is given by hand/,
    );
    await desk.until(40);
    expect(await desk.times()).toEqual({ c: 1, b: 25, a: 30 });
  });

  it('skips, brings back, and gives at once what was brought back after its time', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 10), inject('b', 20)]));
    await desk.step({ do: 'skip', inject: 'a' });
    await desk.step({ do: 'skip', inject: 'b' });
    await desk.step({ do: 'skip', inject: 'b', undo: true });
    await desk.until(30);
    expect(await desk.times()).toEqual({ b: 20 });
    expect((await desk.seen('a'))?.state).toBe('skipped');
    await desk.step({ do: 'skip', inject: 'a', undo: true });
    await desk.tick();
    expect(await desk.times()).toEqual({ b: 20, a: 30 });
  });

  it('leaves out what it is needless to say, unless the facilitator wants it', async () => {
    const needless = { unless: roles };
    const desk = await ExerciseDesk.playing(
      scenarioOf([inject('a', 10, needless), inject('b', 20, needless)]),
    );
    await desk.until(5);
    await desk.command({ name: 'assign', fields: { role: 'commander', person: 'ben' } });
    expect((await desk.seen('a'))?.state).toBe('skipped');
    await desk.step({ do: 'skip', inject: 'b', undo: true });
    await desk.until(30);
    expect(await desk.times()).toEqual({ b: 20 });
  });

  it('takes what is improvised, at once or later, for a role or a person', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 10)]));
    await desk.until(2);
    await desk.step({ do: 'improvise', kind: 'alert', text: 'At once', to: 'scribe' });
    await desk.step({ do: 'improvise', kind: 'message', text: 'Later', to: 'Dora', inMinutes: 4 });
    await desk.until(20);
    expect((await desk.given()).map(({ text, to }) => [text, to])).toEqual([
      ['At once', 'scribe'],
      ['Later', 'Dora'],
      ['Text of a', null],
    ]);
    expect((await desk.view()).injects.map((each) => [each.improvised, each.minute])).toEqual([
      [true, 2],
      [true, 6],
      [false, 10],
    ]);
  });

  it('gives a hint once, the latest first, and says when there is none left', async () => {
    const desk = await ExerciseDesk.playing(
      scenarioOf([
        inject('a', 0, { hint: 'Look at the crane' }),
        inject('b', 5, { hint: 'Ask the pilot' }),
        inject('c', 50, { hint: 'Far away' }),
      ]),
    );
    await desk.until(10);
    expect((await desk.view()).hints).toBe(3);
    expect(await desk.step({ do: 'hint' })).toBe(null);
    expect(await desk.step({ do: 'hint' })).toBe(null);
    expect(await desk.step({ do: 'hint' })).toMatch(/^There is no further hint/);
    const hints = (await desk.given()).filter(({ kind }) => kind === 'hint');
    expect(hints.map(({ text }) => text)).toEqual(['Ask the pilot', 'Look at the crane']);
    expect((await desk.seen('a'))?.hinted).toBe(true);
    expect((await desk.view()).injects).toHaveLength(3);
  });

  it('keeps observations, changed and removed, and what was seen, for the report', async () => {
    const expect_ = [
      { id: 'says', words: 'Says who leads', when: null, within: null },
      { id: 'leads', words: 'Somebody leads', when: roles, within: 3 },
      { id: 'fast', words: 'Somebody leads at once', when: roles, within: 1 },
    ];
    const desk = await ExerciseDesk.playing(
      scenarioOf([inject('a', 5, { expect: expect_ }), inject('b', 50)]),
    );
    await desk.until(6);
    await desk.step({ do: 'observe', text: 'Ben asks twice', kind: 'gap' });
    await desk.step({ do: 'observe', text: 'Calm voices', kind: 'strength' });
    const [first, second] = (await desk.view()).observations;
    await desk.step({ do: 'observe', text: 'Ben asks three times', kind: 'gap', id: first?.id ?? '' });
    await desk.step({ do: 'observe', text: 'x', id: second?.id ?? '', removed: true });
    await desk.until(7);
    await desk.command({ name: 'assign', fields: { role: 'commander', person: 'ben' } });
    await desk.step({ do: 'saw', inject: 'a', expectation: 'says', seen: true });
    expect(await desk.step({ do: 'saw', inject: 'a', expectation: 'nothing', seen: true })).toMatch(
      /^Not noted/,
    );
    await desk.until(9);
    await desk.step({ do: 'end', why: 'lunch' });
    expect(endingOf(await desk.incident())).toMatchObject({
      why: 'lunch',
      story: 'The crane was never the fault.',
      severity: 'sev1',
      notGiven: ['Title of b (was to come at minute 50)'],
      responses: [
        { words: 'Says who leads', done: true },
        { words: 'Somebody leads', done: true, afterMinutes: 2, within: 3, record: 'commander' },
        { words: 'Somebody leads at once', done: false, afterMinutes: 2, within: 1, record: 'commander' },
      ],
      observations: [{ text: 'Ben asks three times', kind: 'gap', by: 'ana', at: BEGAN + 6 * MINUTE }],
      debrief: ['What was known when?'],
    });
    await desk.until(60);
    expect(await desk.ids()).toEqual(['a']);
    expect(await desk.step({ do: 'give', inject: 'b' })).toMatch(/^Not done: this exercise is over/);
  });

  it('says why something did not come: not needed, left out, waited for, kept in hand, or not in time', async () => {
    const waits = { on: 'happening', happening: { what: 'update', audience: null }, minutes: 2 } as const;
    const desk = await ExerciseDesk.playing(
      scenarioOf([
        inject('needless', 20, { unless: roles }),
        inject('dropped', 30),
        inject('late', 40),
        inject('waits', waits),
        inject('spare', { on: 'hand' }),
      ]),
    );
    await desk.command({ name: 'assign', fields: { role: 'commander', person: 'ben' } });
    await desk.step({ do: 'skip', inject: 'dropped' });
    await desk.step({ do: 'end' });
    expect(endingOf(await desk.incident())?.notGiven).toEqual([
      'Title of needless (not needed: commander)',
      'Title of dropped (left out)',
      'Title of late (was to come at minute 40)',
      'Title of waits (waited for: update)',
      'Title of spare (kept in hand)',
    ]);
  });

  it('takes notes after the end into the report, and goes on where it was ended by mistake', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 20)]));
    await desk.until(9);
    await desk.step({ do: 'end' });
    await desk.until(15);
    await desk.step({ do: 'observe', text: 'Said at the coffee machine', kind: 'gap' });
    const { endingOf } = await import('../../shared/incident/exercise.ts');
    expect(endingOf(await desk.incident())?.observations).toHaveLength(1);
    expect(await desk.view()).toMatchObject({ state: 'ended', minute: 9, ended: BEGAN + 9 * MINUTE });
    await desk.until(30);
    await desk.step({ do: 'reopen' });
    await desk.until(50);
    expect(await desk.times()).toEqual({ a: 41 });
  });
});

describe('a stop condition', () => {
  const stop = [{ on: 'minute', minute: 10 } as const];

  it('is said to the facilitator, who ends it by hand', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([], { stop }));
    await desk.until(9);
    expect((await desk.view()).stop).toBe(null);
    await desk.until(40);
    const { state, stop: met } = await desk.view();
    expect(state).toBe('running');
    expect(met).toEqual({ words: 'Minute 10 is reached.', met: BEGAN + 10 * MINUTE, endsAt: null });
  });

  it('ends it two minutes later for somebody alone; taken up again it goes on beyond it', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 30)], { stop }), { solo: true });
    await desk.until(11);
    expect(await desk.view()).toMatchObject({ state: 'running', stop: { endsAt: BEGAN + 12 * MINUTE } });
    await desk.until(13);
    expect(await desk.view()).toMatchObject({ state: 'ended', ended: BEGAN + 12 * MINUTE });
    await desk.step({ do: 'reopen' });
    await desk.until(60);
    expect(await desk.view()).toMatchObject({ state: 'running', stop: null });
    expect(await desk.times()).toEqual({ a: 31 });
  });

  it('is met by something that happens', async () => {
    const happening = { what: 'phase', phase: 'post-mortem' } as const;
    const desk = await ExerciseDesk.playing(scenarioOf([], { stop: [{ on: 'happening', happening }] }));
    await desk.until(7);
    await desk.command({ name: 'resolve', fields: {} });
    await desk.tick();
    expect((await desk.view()).stop).toMatchObject({ met: BEGAN + 7 * MINUTE });
  });
});
