import { expect } from 'vitest';
import { join } from 'node:path';
import { codeOf, type FileSystem } from '../../../electron/records/file-system.ts';
import {
  declare,
  kill,
  log,
  problemsOf,
  put,
  segmentsOf,
  startDesktop,
  textsOn,
  type Change,
  type Desktop,
  type Records,
} from '../desktop.ts';
import { seeded } from '../invent.ts';
import { SimulatedDisk } from '../simulated-file-system.ts';

/** Where the one log of a desktop's session lies. */
function walOf({ env, store }: Desktop, id: string): string {
  const folder = store.layout.writer(store.writerId ?? '');
  const name = env.fs.list(folder).find((n) => n.startsWith(id));
  return join(folder, name ?? 'none');
}

/** 8: killed between log and segment: after the next start each entry is there once, in a segment others can see. */
export async function killedBeforeSealing(records: Records, change: Change = {}): Promise<void> {
  const disk = new SimulatedDisk();
  const first = await startDesktop(records, disk, '/ana', change);
  const id = await declare(first);
  await log(first, id, 'one');
  await log(first, id, 'two');
  kill(first);
  const second = await startDesktop(records, disk, '/ana', change);
  expect(second.env.fs.list(second.store.layout.writers)).toEqual([]);
  const events = await second.store.readOnce(id);
  expect(new Set(events.map((e) => e.id)).size).toBe(events.length);
  expect(await textsOn(records, second, id)).toEqual(['one', 'two']);
  expect(await problemsOf(records, second)).toEqual([]);
}

/** 8: killed after the segment was written and before the log was removed: each entry is there once. */
export async function killedAfterSealing(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const first = await startDesktop(records, disk, '/ana');
  const id = await declare(first);
  await log(first, id, 'one');
  await log(first, id, 'two');
  disk.faults.before = (operation, path) => {
    if (operation === 'remove' && path.endsWith('.wal')) kill(first);
  };
  await first.store.seal(id);
  kill(first);
  disk.faults.before = () => undefined;
  const second = await startDesktop(records, disk, '/ana');
  const events = await second.store.readOnce(id);
  expect(new Set(events.map((e) => e.id)).size).toBe(events.length);
  expect(segmentsOf(second, id)).toHaveLength(2); // the declaration was sealed at once
  expect(await textsOn(records, second, id)).toEqual(['one', 'two']);
  expect(await problemsOf(records, second)).toEqual([]);
}

/** 8: a second process that opens the store leaves the log of a living one alone. */
export async function aLivingLogIsLeftAlone(records: Records, change: Change = {}): Promise<void> {
  const disk = new SimulatedDisk();
  const first = await startDesktop(records, disk, '/ana', change);
  const id = await declare(first);
  await log(first, id, 'one');
  const second = await startDesktop(records, disk, '/ana', change);
  await log(first, id, 'two');
  kill(first);
  kill(second);
  const third = await startDesktop(records, disk, '/ana', change);
  expect(await textsOn(records, third, id)).toEqual(['one', 'two']);
}

/** 9: a log cut anywhere is read to its last whole line. */
export async function aCutLogKeepsItsPrefix(records: Records, stride = 1): Promise<void> {
  const disk = new SimulatedDisk();
  const first = await startDesktop(records, disk, '/ana');
  const id = await declare(first);
  await first.store.seal(id);
  const words = ['one “1”', 'two 🚒', 'three\nlines'];
  for (const word of words) await log(first, id, word);
  const path = walOf(first, id);
  const whole = Buffer.from(first.env.fs.read(path, 1 << 20));
  kill(first);
  const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const lines = Math.max(0, ends.filter((end) => end <= cut).length - 1);
    expect(records.readWal(whole.subarray(0, cut))?.lines.length ?? 0).toBe(lines);
    if (cut % stride !== 0 && !ends.includes(cut) && !ends.includes(cut + 1)) continue;
    const { fs } = disk.process();
    for (const name of fs.list(first.store.layout.segments(id)).slice(1)) {
      fs.remove(join(first.store.layout.segments(id), name));
    }
    fs.makeFolder(first.store.layout.writer(first.store.writerId ?? ''));
    put(fs, path, whole.subarray(0, cut));
    const next = await startDesktop(records, disk, '/ana');
    expect(await textsOn(records, next, id), `cut at byte ${cut}`).toEqual(words.slice(0, lines));
    expect(next.store.notices()).toEqual([]);
    kill(next);
  }
}

/** 9: a line that is whole and was changed is not taken for what was written; the lines before it are. */
export async function aChangedLineIsNotShown(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const first = await startDesktop(records, disk, '/ana');
  const id = await declare(first);
  await first.store.seal(id);
  await log(first, id, 'one');
  await log(first, id, 'two');
  const path = walOf(first, id);
  const text = Buffer.from(first.env.fs.read(path, 1 << 20)).toString();
  kill(first);
  const at = text.lastIndexOf('"u":"ana"');
  const { fs } = disk.process();
  put(fs, path, Buffer.from(`${text.slice(0, at)}"u":"eve"${text.slice(at + 9)}`));
  const next = await startDesktop(records, disk, '/ana');
  expect(await textsOn(records, next, id)).toEqual(['one']);
  const [notice] = next.store.notices();
  expect(notice?.message).toMatch(/damaged/);
  expect(next.env.fs.stat(notice?.where ?? '')).toBeDefined();
}

/** 10: the disk reports an error on fsync, once or for good: nothing is acknowledged that a power cut can take. */
export async function whatWasAcknowledgedIsThere(
  records: Records,
  fails: 'once' | 'for good',
  change: Change = {},
): Promise<void> {
  for (let seed = 1; seed <= 12; seed += 1) {
    const disk = new SimulatedDisk();
    const desktop = await startDesktop(records, disk, '/ana', change);
    const id = await declare(desktop);
    const acknowledged = [(await log(desktop, id, 'before')).events[0]?.id];
    let left = fails === 'once' ? 1 : Infinity;
    disk.faults.syncFails = () => (left -= 1) >= 0;
    const refusals: unknown[] = [];
    for (const word of ['during', 'after']) {
      try {
        acknowledged.push((await log(desktop, id, word)).events[0]?.id);
      } catch (error) {
        refusals.push(error instanceof Error ? error.message : error);
      }
    }
    if (fails === 'once') expect(refusals).toEqual([]);
    else expect(refusals).toEqual(Array(2).fill(expect.stringMatching(/^Not saved: the disk reported/)));
    disk.faults.syncFails = () => false;
    disk.crash(seeded(seed));
    const next = await startDesktop(records, disk, '/ana', change);
    const events = await next.store.readOnce(id);
    for (const event of acknowledged) {
      expect(
        events.filter((e) => e.id === event),
        `seed ${seed}`,
      ).toHaveLength(1);
    }
    expect(await problemsOf(records, next)).toEqual([]);
  }
}

/** 11: the disk is full: the append fails and says so, what was there stays whole, and it goes on once there is room. */
export async function aFullDiskLosesNothing(records: Records, change: Change = {}): Promise<void> {
  const disk = new SimulatedDisk();
  const desktop = await startDesktop(records, disk, '/ana', change);
  const id = await declare(desktop);
  const acknowledged = ['before'];
  await log(desktop, id, 'before');
  for (let room = 0; room < 700; room += 50) {
    disk.faults.capacity = disk.used + room;
    const text = `with room for ${room} bytes`;
    try {
      await log(desktop, id, text);
      acknowledged.push(text);
    } catch (error) {
      expect(error).toMatchObject({
        message: expect.stringMatching(/^Not saved: the disk is full/) as string,
      });
    }
    expect(await desktop.store.seal('20261120-aaaaaaaa')).toBe(true);
    disk.faults.capacity = disk.used;
    await desktop.store.seal(id);
  }
  expect(acknowledged.length).toBeGreaterThan(1);
  expect(acknowledged.length).toBeLessThan(15);
  disk.faults.capacity = Infinity;
  await log(desktop, id, 'with room again');
  kill(desktop);
  const next = await startDesktop(records, disk, '/ana', change);
  expect(await textsOn(records, next, id)).toEqual([...acknowledged, 'with room again']);
  expect(next.store.notices()).toEqual([]);
  expect(await problemsOf(records, next)).toEqual([]);
}

/** 11: a file that is replaced on a full disk is the old one or the new one, and never half of either. */
export async function anOldFileStaysWhole(
  records: Records,
  wrap: (fs: FileSystem) => FileSystem = (fs) => fs,
): Promise<void> {
  const { atomicWrite } = await import('../../../electron/records/atomic-write.ts');
  expect(records.readWal).toBeDefined();
  const disk = new SimulatedDisk();
  const fs = wrap(disk.process().fs);
  fs.makeFolder('/x');
  await atomicWrite(fs, '/x/file', Buffer.from('the old content'));
  for (let room = 0; room < 40; room += 1) {
    disk.faults.capacity = disk.used + room;
    const content = `the new content ${room}`;
    let saved = true;
    try {
      await atomicWrite(fs, '/x/file', Buffer.from(content));
    } catch (error) {
      saved = false;
      expect(codeOf(error)).toBe('ENOSPC');
    }
    const now = Buffer.from(fs.read('/x/file', 1_000)).toString();
    if (saved) expect(now).toBe(content);
    else expect(now).toMatch(/^the old content$|^the new content \d+$/);
    disk.faults.capacity = Infinity;
    await atomicWrite(fs, '/x/file', Buffer.from('the old content'));
    expect(fs.list('/x')).toEqual(['file']);
  }
}
