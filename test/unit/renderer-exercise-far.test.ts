import { describe, expect, it } from 'vitest';
import type { ExerciseRun } from '../../shared/exercise/run.ts';
import { howFar } from '../../renderer/features/next/how-far.ts';
import { at } from '../support/course.ts';
import { play } from '../support/exercise-course.ts';
import { scenarioOf } from '../support/exercise-desk.ts';

const run: ExerciseRun = {
  ...{ id: '20261120-aaaaaaaa', scenario: scenarioOf([]), facilitator: 'fay', solo: false, state: 'running' },
  ...{ began: at(0), ended: null, why: null, speed: 4, speeds: [], minute: 40, readAt: at(30), injects: [] },
  ...{ observations: [], hints: 0, stop: null },
};
const paused = [20, 'fay', 'pause-exercise'] as const;
const goesOn = [25, 'fay', 'pause-exercise', { undo: true }] as const;

describe('how far an exercise is', () => {
  it('is the minute of the scenario where it is led, however fast it goes', () =>
    expect(howFar(play(paused, goesOn), run, at(31))).toMatch(/^Minute 44 of 90, led by fay, since /));

  it('is how long was played at the other desktops, which know neither its minute nor its speed', () => {
    expect(howFar(play(paused, goesOn), undefined, at(31))).toMatch(
      /^26 min played of 90 planned, led by fay, since /,
    );
    expect(howFar(play(paused), undefined, at(31))).toMatch(/^Paused after 20 min of 90 planned, /);
  });

  it('is the same at every desktop once it is over: the pauses are not in it', () => {
    const over = play(paused, goesOn, [50, 'fay', 'end-exercise']);
    expect(howFar(over, undefined, at(70))).toMatch(/^The exercise is over since .*, after 45 min\.$/);
    expect(howFar(over, { ...run, state: 'ended' }, at(70))).toBe(howFar(over, undefined, at(70)));
  });
});
