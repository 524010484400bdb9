import { describe, expect, it } from 'vitest';
import { ExerciseDesk, inject, scenarioOf, MINUTE, BEGAN } from '../support/exercise-desk.ts';
import { exerciseOf, stoodSince } from '../../shared/incident/exercise.ts';

const roles = { what: 'role', role: 'commander' } as const;

describe('after the console was away', () => {
  it('stands at the moment of what it missed, says so, and goes on from there by hand', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 10), inject('b', 20)]));
    await desk.until(5);
    desk.kill();
    desk.now = BEGAN + 90 * MINUTE;
    await desk.start();
    await desk.tick();
    const run = await desk.view();
    expect(run).toMatchObject({ state: 'paused', minute: 10 });
    expect(run.why).toMatch(/^Paused: the console was not running/);
    expect(await desk.ids()).toEqual([]);
    expect(stoodSince(await desk.incident())).toBe(desk.now);
    await desk.until(95);
    await desk.step({ do: 'resume' });
    desk.now += MINUTE / 2;
    desk.looked = null; // another process takes the clock up
    await desk.until(110);
    expect(await desk.times()).toEqual({ a: 95.5, b: 105 });
  });

  it('begins after all where it was declared, and nothing more was on the disk', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 0), inject('b', 5)]), { begins: false });
    expect(exerciseOf(await desk.incident())).toBeNull();
    await desk.until(6);
    expect(exerciseOf(await desk.incident())).toMatchObject({ title: 'Harbour', roles: ['commander'] });
    expect(await desk.times()).toEqual({ a: 0, b: 5 });
  });

  it('begins after all an hour later, and stands at what it missed', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 10)]), { begins: false });
    desk.kill();
    desk.now = BEGAN + 60 * MINUTE;
    await desk.start();
    await desk.tick();
    expect(await desk.view()).toMatchObject({ state: 'paused', minute: 10 });
    expect([exerciseOf(await desk.incident())?.title, await desk.ids()]).toEqual(['Harbour', []]);
  });

  it('goes on as if nothing was where it missed nothing by more than a minute', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 10), inject('b', 40)]));
    await desk.until(5);
    desk.kill();
    desk.now = BEGAN + 10.5 * MINUTE;
    await desk.start();
    await desk.until(12);
    expect(await desk.view()).toMatchObject({ state: 'running', why: null });
    expect(await desk.times()).toEqual({ a: 10.5 });
  });

  it('is paused by a machine that slept, and not by what players say late', async () => {
    const after = inject('after', { on: 'happening', happening: roles, minutes: 0 });
    const desk = await ExerciseDesk.playing(scenarioOf([after, inject('b', 30)]));
    await desk.until(10);
    // From a desktop that was offline: it happened five minutes ago.
    await desk.command({
      name: 'assign',
      fields: { role: 'commander', person: 'ben', at: desk.now - 5 * MINUTE },
    });
    await desk.tick();
    expect(await desk.ids()).toEqual(['after']);
    desk.now = BEGAN + 50 * MINUTE;
    await desk.tick();
    expect(await desk.view()).toMatchObject({ state: 'paused', minute: 30 });
  });
});

describe('somebody who plays alone', () => {
  it('is shown nothing that is to come before it is over', async () => {
    const secret = inject('a', 40, { text: 'Swordfish', note: 'Swordfish', hint: 'Swordfish' });
    const open = inject('open', 0, { note: 'Swordfish', hint: 'Swordfish' });
    const desk = await ExerciseDesk.playing(
      scenarioOf([open, secret], { story: 'Swordfish', debrief: ['Swordfish'] }),
      { solo: true },
    );
    await desk.until(5);
    const run = await desk.view();
    expect(JSON.stringify(run)).not.toContain('Swordfish');
    expect(run.injects.map((each) => each.inject.id)).toEqual(['open']);
    expect(run.hints).toBe(1);
    for (const step of ['give', 'skip'] as const)
      expect(await desk.step({ do: step, inject: 'a' })).toMatch(/^Not done: whoever plays alone/);
    expect(await desk.step({ do: 'hint' })).toBe(null);
    await desk.step({ do: 'end' });
    expect(JSON.stringify(await desk.view())).toContain('Swordfish');
  });
});
