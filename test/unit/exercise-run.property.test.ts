import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExerciseKeeper } from '../../electron/exercise/exercise-keeper.ts';
import { runState } from '../../shared/exercise/run-state.ts';
import type { ExerciseStepInput } from '../../shared/exercise/run.ts';
import { BEGAN, ExerciseDesk, inject, MINUTE, scenarioOf } from '../support/exercise-desk.ts';
import { loadRecords, startDesktop } from '../support/desktop.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';

fc.configureGlobal({ seed: 20_261_121 }); // the same cases at every run

const ids = ['a', 'b', 'c', 'd'] as const;
const injects = [
  inject('a', 5),
  inject('b', 20, { hint: 'A hint' }),
  inject('c', { on: 'happening', happening: { what: 'entry', kind: 'decision' }, minutes: 10 }),
  inject('d', { on: 'happening', happening: { what: 'inject', id: 'b' }, minutes: 0 }),
];

type Act =
  | { readonly act: 'wait' | 'sleep'; readonly minutes: number }
  | { readonly act: 'decide' | 'restart' | 'rival' };
type Doing = ExerciseStepInput | Act;

const of = fc.constantFrom(...ids);
const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 12 }) }),
  },
  fc.record({ act: fc.constant('sleep' as const), minutes: fc.integer({ min: 0, max: 90 }) }),
  fc.record({ do: fc.constant('give' as const), inject: of }),
  fc.record({ do: fc.constant('skip' as const), inject: of, undo: fc.boolean() }),
  fc.record({
    do: fc.constant('move' as const),
    inject: of,
    minutes: fc.integer({ min: -15, max: 15 }),
    rest: fc.boolean(),
  }),
  fc.record({ do: fc.constant('speed' as const), times: fc.constantFrom(0.25, 1, 2, 60) }),
  fc.constant({ do: 'improvise' as const, kind: 'message' as const, text: 'More', inMinutes: 3 }),
  fc.constantFrom(
    { do: 'pause' as const },
    { do: 'resume' as const },
    { do: 'hint' as const },
    { do: 'end' as const },
    { do: 'reopen' as const },
    { act: 'decide' as const },
    { act: 'restart' as const },
    { act: 'rival' as const },
  ),
);

/** Another process of the same desktop looks at the very same moment. */
async function rival(desk: ExerciseDesk): Promise<void> {
  const records = await loadRecords();
  const other = await startDesktop(records, desk.disk, '/ana', {
    now: () => desk.now,
    foldVersion: FOLD_VERSION,
  });
  const keeper = new ExerciseKeeper(desk.port(other));
  await Promise.all([keeper.tick(desk.id, desk.looked), desk.tick()]);
  await other.service.close();
}

async function play(desk: ExerciseDesk, course: readonly Doing[]): Promise<void> {
  for (const each of course) {
    const minutes = (desk.now - BEGAN) / MINUTE;
    if (!('act' in each)) await desk.step(each);
    else if (each.act === 'wait') await desk.until(minutes + each.minutes);
    else if (each.act === 'sleep') {
      desk.now += each.minutes * MINUTE;
      await desk.tick();
    } else if (each.act === 'decide')
      await desk.command({ name: 'log', fields: { text: 'So be it', kind: 'decision' } });
    else if (each.act === 'restart') {
      desk.kill();
      await desk.start();
      await desk.tick();
    } else await rival(desk);
    desk.now += 1_000;
  }
}

test('whatever happens, each inject is given once at most, none before its time, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 25 }), async (course) => {
      const desk = await ExerciseDesk.playing(scenarioOf(injects));
      await play(desk, course);
      await desk.step({ do: 'reopen' });
      await desk.step({ do: 'resume' });
      await desk.step({ do: 'speed', times: 60 });
      await desk.until((desk.now - BEGAN) / MINUTE + 30);
      const incident = await desk.incident();
      const given = [...incident.events.values()].filter(({ t }) => t === 'inject-given/1');
      expect(new Set(given.map(({ e }) => e)).size).toBe(given.length);
      const log = desk.keeper.files.read(desk.id);
      if (log === undefined) throw new Error('the log is gone');
      const state = runState(log, incident, desk.now);
      const byHand = new Set<string>(
        course.flatMap((each) => ('do' in each && each.do === 'give' ? [each.inject] : [])),
      );
      for (const { inject: each, state: stands, minute, at } of state.injects) {
        // All that has a time and was not skipped has come by now, by its own clock and no earlier.
        if (minute !== null) expect(stands).not.toBe('coming');
        if (stands !== 'given' || at === null || minute === null) continue;
        const moved = log.lines.some((line) => line.do === 'move' && line.injects.includes(each.id));
        if (moved || byHand.has(each.id) || each.trigger.on !== 'minute') continue;
        expect(minute).toBeGreaterThanOrEqual(each.trigger.minute - 1e-6);
      }
    }),
    { numRuns: 200 },
  );
}, 120_000);

test('a pause shifts everything that is still to come by as long as it lasted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(1, 2, 4),
      async (at, pause, times) => {
        const desk = await ExerciseDesk.playing(scenarioOf([inject('b', 20)]));
        await desk.step({ do: 'speed', times });
        await desk.until(at / times);
        await desk.step({ do: 'pause' });
        await desk.until(at / times + pause);
        await desk.step({ do: 'resume' });
        await desk.until(pause + 30);
        expect(await desk.times()).toEqual({ b: 20 / times + pause });
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
