import { describe, expect, it } from 'vitest';
import { readRunLog } from '../../shared/exercise/run-log.ts';
import { seeded } from '../support/invent.ts';
import { ExerciseDesk, inject, scenarioOf } from '../support/exercise-desk.ts';

const observe = (desk: ExerciseDesk, text: string): Promise<string | null> =>
  desk.step({ do: 'observe', text });
const noted = async (desk: ExerciseDesk): Promise<readonly string[]> =>
  (await desk.view()).observations.map(({ text }) => text);

describe('the log of a run', () => {
  it('holds every observation that was acknowledged, whenever the power is cut', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 30)]));
      const said: string[] = [];
      let left = seed;
      desk.disk.faults.before = (operation, path) => {
        if (path.includes('exercises') || operation === 'write') left -= 1;
        if (left === 0) desk.kill();
      };
      for (let i = 0; i < 8; i += 1) {
        const text = `Observed ${i}: Grüße`;
        if ((await observe(desk, text)) === null) said.push(text);
      }
      desk.disk.faults.before = () => undefined;
      desk.disk.crash(seeded(seed));
      await desk.start();
      const held = await noted(desk);
      expect(held.slice(0, said.length), `seed ${seed}`).toEqual(said);
      expect(await observe(desk, 'After it')).toBe(null);
      expect((await noted(desk)).at(-1)).toBe('After it');
    }
  });

  it('says that a full disk took nothing, and nothing of it is there', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 30)]));
    await observe(desk, 'Kept');
    const before = desk.disk.used;
    desk.disk.faults.capacity = before + 40;
    expect(await observe(desk, 'A long observation that does not fit any more')).toMatch(/disk is full/i);
    expect(desk.disk.used).toBe(before);
    expect(await noted(desk)).toEqual(['Kept']);
    desk.disk.faults.capacity = Infinity;
    expect(await observe(desk, 'Fits again')).toBe(null);
    expect(await noted(desk)).toEqual(['Kept', 'Fits again']);
  });

  it('does not say that something was given which the disk did not take, and gives it once there is room', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 5)]));
    await desk.until(4);
    desk.disk.faults.capacity = desk.disk.used;
    expect((await desk.until(6)).failure).toMatchObject({ kind: 'disk-full' });
    expect(await desk.ids()).toEqual([]);
    expect((await desk.seen('a'))?.state).toBe('coming');
    desk.disk.faults.capacity = Infinity;
    await desk.until(7);
    expect(await desk.ids()).toEqual(['a']);
  });

  it('passes over half a line, and what a newer console wrote, wherever it stands', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([]));
    await observe(desk, 'One');
    const path = [...desk.disk.files().keys()].find((each) => each.endsWith('.jsonl')) ?? '';
    const text = desk.disk.files().get(path)?.toString('utf8') ?? '';
    const [first = '', line = ''] = text.split('\n');
    const torn = `${first}\n${line.slice(0, 40)}\n{"do":"sing","at":1}\n${line}\n${line.slice(0, 9)}`;
    expect(readRunLog(desk.id, torn)?.lines).toHaveLength(1);
    expect(readRunLog(desk.id, first.slice(0, 60))).toBe(undefined);
  });

  it('is no part of the records: a desktop of which it is lost leads the exercise no longer, and says so', async () => {
    const desk = await ExerciseDesk.playing(scenarioOf([inject('a', 5)]));
    const path = [...desk.disk.files().keys()].find((each) => each.endsWith('.jsonl')) ?? '';
    desk.desktop.env.fs.remove(path);
    expect(await desk.step({ do: 'pause' })).toMatch(/^This desktop does not lead an exercise /);
    expect(await desk.incident()).toBeDefined();
  });
});
