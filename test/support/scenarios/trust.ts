import { expect } from 'vitest';
import { join } from 'node:path';
import { WorkspaceService } from '../../../electron/incidents/workspace-service.ts';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import {
  declare,
  digestOn,
  exchange,
  log,
  problemsOf,
  put,
  readSegment,
  run,
  segmentsOf,
  startColleague,
  startDesktop,
  textsOn,
  type Desktop,
  type Records,
} from '../desktop.ts';
import { MADE_AT } from '../make-store.ts';
import { SimulatedDisk } from '../simulated-file-system.ts';

export const deviceOn = ({ store }: Desktop): string => store.identity?.device ?? '';
export const workspaceOn = ({ store, env }: Desktop): WorkspaceService =>
  new WorkspaceService(store, { fs: env.fs, now: env.now });

export async function approve(by: Desktop, device: Desktop): Promise<void> {
  const done = await workspaceOn(by).approve(deviceOn(device), by.root.slice(1));
  expect(done).toMatchObject({ ok: true, value: { standing: 'member' } });
}

export async function revoke(by: Desktop, device: Desktop): Promise<void> {
  const done = await workspaceOn(by).revoke(deviceOn(device), by.root.slice(1));
  expect(done).toMatchObject({ ok: true, value: { standing: 'revoked' } });
}

/** Seals what each has written and brings everything to everybody. */
export async function meet(records: Records, ...desktops: readonly Desktop[]): Promise<void> {
  for (const { store } of desktops) {
    for (const stream of store.streams()) await store.seal(stream);
    await store.settled();
  }
  for (const from of desktops) for (const to of desktops) if (from !== to) await exchange(records, from, to);
  for (const { store, service } of desktops) {
    await service.poll();
    await store.settled();
  }
}

/** A store as another machine finds it: every file as it is at this moment. */
export function copyStore(disk: SimulatedDisk, from: string, to: string): void {
  const { fs } = disk.process();
  for (const [path, bytes] of disk.files()) {
    if (!path.startsWith(`${from}/`)) continue;
    const target = join(to, path.slice(from.length));
    fs.makeFolder(join(target, '..'));
    put(fs, target, bytes);
  }
}

/** Ana has founded, Ben has joined and has met her. */
export async function twoDesktops(records: Records) {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  const ben = await startColleague(records, disk, '/ben', ana);
  await meet(records, ana, ben);
  return { disk, ana, ben, id };
}

/** 6: a profile that was copied to a second PC writes under a new identity there; nothing is lost, and it is said. */
export async function aCopiedProfileGetsItsOwnIdentity(records: Records, machine = '/second'): Promise<void> {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  await log(ana, id, 'sealed before');
  await ana.store.seal(id);
  await log(ana, id, 'in the log when it was copied');
  copyStore(disk, '/ana', '/second');
  const second = await startDesktop(records, disk, '/second', { machine });
  expect(deviceOn(second)).not.toBe(deviceOn(ana));
  expect(second.store.notices().map(({ message }) => message)).toEqual([
    expect.stringMatching(/copied from another computer.*new identity\. Nothing was lost/) as string,
  ]);
  expect(await textsOn(records, second, id)).toEqual(['sealed before', 'in the log when it was copied']);
  await log(ana, id, 'on the first');
  await log(second, id, 'on the second');
  await meet(records, ana, second);
  for (const desktop of [ana, second]) {
    expect((await textsOn(records, desktop, id)).sort()).toEqual([
      'in the log when it was copied',
      'on the first',
      'on the second',
      'sealed before',
    ]);
    expect(await problemsOf(records, desktop)).toEqual([]);
  }
  expect(await digestOn(records, ana, id)).toBe(await digestOn(records, second, id));
  // Nobody vouches for the new one until a member does: its key is another.
  expect(ana.store.trust.standingOf(deviceOn(second))).toBe('unverified');
  await approve(ana, second);
  await meet(records, ana, second);
  expect(second.store.trust.standingOf(deviceOn(second))).toBe('member');
}

/** 7: a machine that was resumed from a copy in mid-session goes on twice with one chain: both branches are kept. */
export async function bothBranchesOfAWriterAreKept(records: Records): Promise<void> {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const id = await declare(ana);
  const ben = await startColleague(records, disk, '/ben', ana);
  await log(ana, id, 'before');
  await ana.store.seal(id);
  copyStore(disk, '/ana', '/resumed');
  const last = segmentsOf(ana, id).map((name) => records.parseSegment(readSegment(ana, id, name)));
  await log(ana, id, 'on the first');
  await log(ana, id, 'on the first again');
  await ana.store.seal(id);
  // The other one has the same session in its memory: the next event of the same writer, after the same event.
  branchOf(records, ana, '/resumed', id, last);
  const resumed = await startDesktop(records, disk, '/resumed', { machine: '/ana' });
  expect(deviceOn(resumed)).toBe(deviceOn(ana));
  await meet(records, ana, resumed, ben);
  await log(ana, id, 'goes on');
  await meet(records, ana, resumed, ben);
  for (const desktop of [ana, resumed, ben]) {
    expect((await textsOn(records, desktop, id)).sort()).toEqual([
      'before',
      'goes on',
      'on the first',
      'on the first again',
      'on the other',
    ]);
    expect(await problemsOf(records, desktop)).toEqual([]);
    expect(desktop.store.notices()).toEqual([]);
  }
  expect(await digestOn(records, ben, id)).toBe(await digestOn(records, ana, id));
  // One branch that lacks its middle is noticed though the numbers of the other fill the hole.
  const [, middle = ''] = segmentsOf(ben, id).filter((name) => /-00000[34]-/.test(name));
  ben.env.fs.remove(join(ben.store.layout.segments(id), middle));
  expect(await problemsOf(records, ben)).toEqual([expect.stringMatching(/before it/) as string]);
}

function branchOf(
  records: Records,
  { store, env }: Desktop,
  root: string,
  id: string,
  sealed: readonly ReturnType<Records['parseSegment']>[],
): void {
  const before = sealed
    .flatMap((each) => (each.ok ? [each.value] : []))
    .sort((a, b) => q(a) - q(b))
    .at(-1);
  const line = before?.lines.at(-1);
  if (before === undefined || line === undefined || store.identity === null)
    throw new Error('nothing is sealed');
  const { w } = before.header;
  const draft = { t: 'entry-logged/1', e: 'other', at: MADE_AT, u: 'ana' } as const;
  const place = { w, q: line.event.q + 1, h: [MADE_AT + 1, 0] as const, previous: line.hash };
  const next = records.encodeEvent({ ...draft, payload: { kind: 'note', text: 'on the other' } }, place);
  if (!next.ok) throw new Error(next.error);
  const { seen, clk, app } = before.header;
  const prev = records.headOf(line.hash);
  const header = records.encodeHeader({ ws: store.ws, inc: id, w, prev, seen, clk, app });
  const { name, bytes } = records.sealSegment(header, [next.value], store.identity.privateKey);
  put(env.fs, join(root, 'i', id, 's', name), bytes);
}

const q = ({ lines }: { readonly lines: readonly { readonly event: StreamEvent }[] }): number =>
  lines[0]?.event.q ?? 0;

/** 16: what a device wrote that nobody knows is kept and shown, marked, until a member approves it. */
export async function anUnknownSignerIsKeptAndMarked(records: Records): Promise<void> {
  const { ana, ben, id } = await twoDesktops(records);
  await log(ben, id, 'who am I?');
  await meet(records, ana, ben);
  expect(await textsOn(records, ana, id)).toEqual(['who am I?']);
  const incident = await ana.service.open(id);
  const row = incident && records.timelineOf(incident).find(({ text }) => text === 'who am I?');
  expect(row?.device).toBe(deviceOn(ben));
  for (const desktop of [ana, ben]) expect(desktop.store.trust.standingOf(deviceOn(ben))).toBe('unverified');
  // He can approve nobody, himself least of all, and his word on it counts nowhere.
  expect(await workspaceOn(ben).approve(deviceOn(ben), 'ben')).toMatchObject({
    ok: false,
    error: { kind: 'refused', message: expect.stringMatching(/not a member/) as string },
  });
  const before = await digestOn(records, ana, id);
  await approve(ana, ben);
  await meet(records, ana, ben);
  for (const desktop of [ana, ben]) expect(desktop.store.trust.standingOf(deviceOn(ben))).toBe('member');
  expect(await digestOn(records, ana, id), 'a mark is no part of the record').toBe(before);
  await run(ben, id, { name: 'redact', fields: { entry: row?.key ?? '', reason: 'my own' } }, 'ben');
}
