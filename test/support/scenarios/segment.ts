import { expect } from 'vitest';
import { join } from 'node:path';
import type { ImportContext } from '../../../electron/records/import-segment.ts';
import { newKeyPair } from '../../../electron/records/crypto.ts';
import {
  declare,
  digestOn,
  exchange,
  log,
  problemsOf,
  put,
  readSegment,
  segmentsOf,
  startColleague,
  startDesktop,
  textsOn,
  type Desktop,
  type Records,
} from '../desktop.ts';
import { SimulatedDisk } from '../simulated-file-system.ts';

/** Two desktops of one workspace; the first has written a segment that the second is about to get. */
async function aSegmentOnItsWay(records: Records) {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  await ana.store.seal(id);
  const [declaration = ''] = segmentsOf(ana, id);
  for (const text of ['one “1”', 'two 🚒', 'three']) await log(ana, id, text);
  await ana.store.seal(id);
  const name = segmentsOf(ana, id).find((n) => n !== declaration) ?? '';
  const ben = await startColleague(records, disk, '/ben', ana);
  await exchange(records, ana, ben, (n) => n === declaration);
  return { disk, ana, ben, id, name, bytes: readSegment(ana, id, name) };
}

/** 12: a segment cut at any byte is awaited, changes nothing, and is imported once it is whole. */
export async function aCutSegmentIsAwaited(records: Records): Promise<void> {
  const { ana, ben, id, bytes } = await aSegmentOnItsWay(records);
  for (let cut = 0; cut < bytes.length; cut += 1) {
    const outcome = await records.importSegment(ben.store.context(), bytes.subarray(0, cut));
    expect(outcome.kind, `cut at byte ${cut}`).toBe('pending');
  }
  expect(segmentsOf(ben, id)).toHaveLength(1);
  expect(ben.store.notices()).toEqual([]);
  expect((await records.importSegment(ben.store.context(), bytes)).kind).toBe('imported');
  expect((await records.importSegment(ben.store.context(), bytes)).kind).toBe('known');
  await ben.service.poll();
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
}

/**
 * 13: a bit flips in a segment of the store: what it says is not shown, the rest is, the file is kept and named, and
 * a good copy heals it. A flip that makes the file look unfinished or newer leaves it where it is; any other moves it.
 */
export async function aFlippedBitIsNoticed(records: Records, stride = 1): Promise<void> {
  const { ana, ben, id, name, bytes } = await aSegmentOnItsWay(records);
  await records.importSegment(ben.store.context(), bytes);
  await ben.store.close();
  const expected = await digestOn(records, ana, id);
  const moved = { yes: 0, no: 0 };
  for (let at = 0; at < bytes.length; at += stride) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    const where = join(ben.store.layout.segments(id), name);
    put(ben.env.fs, where, flipped);
    const next = await again(records, ben);
    expect(await textsOn(records, next, id), `bit ${at % 8} of byte ${at}`).toEqual([]);
    expect((await next.service.open(id))?.events.size).toBe(1);
    const [notice] = next.store.notices();
    expect(Buffer.from(next.env.fs.read(notice?.where ?? '', 1 << 20)).equals(flipped)).toBe(true);
    if (notice?.where === where) moved.no += 1;
    else moved.yes += 1;
    expect((await records.importSegment(next.store.context(), bytes)).kind).toBe('imported');
    const healed = await again(records, next);
    expect(await digestOn(records, healed, id)).toBe(expected);
    expect(await problemsOf(records, healed)).toEqual([]);
    next.env.fs.removeFolder(next.store.layout.quarantine);
    await healed.store.close();
  }
  expect(moved.no).toBeLessThan(moved.yes / 10);
}

async function again(records: Records, { env, root, store }: Desktop) {
  await store.close();
  const opened = await records.RecordStore.open(root, env);
  const service = new records.IncidentService(opened, {
    fs: env.fs,
    now: env.now,
    playbook: { severities: {}, checklist: [] } as never, // nothing is decided here
    foldVersion: env.foldVersion,
  });
  return { env, root, store: opened, service } as Desktop;
}

/** 14: an entry changed afterwards, with all hashes made again: refused for want of the key. */
export async function aForgedChainIsRefused(records: Records): Promise<void> {
  const { ben, id, bytes } = await aSegmentOnItsWay(records);
  const rows = bytes.toString().split('\n');
  const header = rows[0] ?? '';
  const lines = [];
  let previous: string | undefined;
  for (const row of rows.slice(1, -2)) {
    const [envelope = '', payload = ''] = row.split('\t');
    const forged = payload.replace('two', 'nothing');
    const fields = JSON.parse(envelope) as Record<string, unknown>;
    fields['ph'] = records.sha256(forged);
    fields['p'] = previous ?? fields['p'];
    const text = `${JSON.stringify(fields)}\t${forged}`;
    previous = records.sha256(JSON.stringify(fields));
    const line = records.decodeEvent(text, (JSON.parse(header) as { w: string }).w);
    if (!line.ok) throw new Error(line.error);
    lines.push(line.value);
  }
  const forged = records.sealSegment(header, lines, newKeyPair().privateKey);
  const parsed = records.parseSegment(forged.bytes);
  expect(parsed.ok, 'its chain is in itself sound').toBe(true);
  const outcome = await records.importSegment(ben.store.context(), forged.bytes);
  expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringMatching(/signature/) as string });
  const stale = Buffer.from(
    `${forged.bytes.toString().split('\n').slice(0, -2).join('\n')}\n${rows.at(-2) ?? ''}\n`,
  );
  expect((await records.importSegment(ben.store.context(), stale)).kind).toBe('refused');
  expect(segmentsOf(ben, id)).toHaveLength(1);
  expect(await textsOn(records, ben, id)).toEqual([]);
}

/** 15: a segment of another workspace is refused, and kept aside. */
export async function anotherWorkspaceIsRefused(
  records: Records,
  contextOf: (store: Desktop['store'], from: Desktop['store']) => ImportContext = (store) => store.context(),
): Promise<void> {
  const { bytes, ana, id } = await aSegmentOnItsWay(records);
  const stranger = await startDesktop(records, new SimulatedDisk(), '/stranger');
  const outcome = await records.importSegment(contextOf(stranger.store, ana.store), bytes);
  expect(outcome).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/another workspace/) as string,
  });
  expect(stranger.store.streams()).not.toContain(id);
  const [notice] = stranger.store.notices();
  expect(Buffer.from(stranger.env.fs.read(notice?.where ?? '', 1 << 20)).equals(bytes)).toBe(true);
}
