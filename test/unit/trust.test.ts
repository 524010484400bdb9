import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import { approveDevice, createWorkspace } from '../../shared/workspace/workspace.ts';
import { chunkHash } from '../../electron/records/attachments.ts';
import { log, loadRecords, problemsOf, run, startDesktop, textsOn } from '../support/desktop.ts';
import { holding } from '../support/scenarios/redaction.ts';
import { approve, deviceOn, meet, twoDesktops, workspaceOn } from '../support/scenarios/trust.ts';

const records = await loadRecords();

describe('whom a desktop trusts from the start', () => {
  it('is itself where it has founded the workspace, and the founder where it has joined', async () => {
    const { ana, ben } = await twoDesktops(records);
    for (const { store } of [ana, ben]) {
      expect(store.trust.standingOf(deviceOn(ana))).toBe('member');
      expect(store.trust.standingOf(deviceOn(ben))).toBe('unverified');
    }
    expect(ben.store.trust.devices().map(({ name, self, standing }) => [name, self, standing])).toEqual([
      ['ben', true, 'unverified'],
      ['ana', false, 'member'],
    ]);
  });

  it('is nobody who vouches for himself later', async () => {
    const { disk, ana, ben, id } = await twoDesktops(records);
    const draft = approveDevice(createWorkspace(), deviceOn(ben), 'ben', { now: 0, person: 'ben' });
    await ben.store.append(WORKSPACE_STREAM, [draft]);
    await meet(records, ana, ben);
    for (const { store } of [ana, ben]) expect(store.trust.standingOf(deviceOn(ben))).toBe('unverified');
    await ben.service.close();
    const again = await startDesktop(records, disk, '/ben');
    expect(again.store.trust.standingOf(deviceOn(ben)), 'at the next start as well').toBe('unverified');
    expect(await textsOn(records, again, id)).toEqual([]);
  });

  it('is found again in a store that is older than this, or has lost its local files', async () => {
    const { disk, ana } = await twoDesktops(records);
    await ana.service.close();
    const { fs } = disk.process();
    fs.remove(ana.store.layout.trust);
    const again = await startDesktop(records, disk, '/ana');
    expect(again.store.trust.standingOf(deviceOn(ana))).toBe('member');
    expect(fs.stat(ana.store.layout.trust)).toBeDefined();
  });
});

describe('approving and revoking', () => {
  it('says why where it can’t be done, and does nothing twice', async () => {
    const { disk, ana, ben } = await twoDesktops(records);
    const refusals = [
      [ben, 'approve', deviceOn(ben), /^Not approved: this desktop is not a member/],
      [ben, 'revoke', deviceOn(ana), /^Not revoked: this desktop is not a member/],
      [ana, 'revoke', deviceOn(ana), /^Not revoked: this is the desktop that you are at/],
      [ana, 'approve', 'a'.repeat(16), /^Not approved: there is no device/],
    ] as const;
    for (const [on, what, device, why] of refusals)
      expect(await workspaceOn(on)[what](device, 'x')).toMatchObject({
        ok: false,
        error: { message: expect.stringMatching(why) as string },
      });
    await approve(ana, ben);
    const before = (await ana.store.readOnce(WORKSPACE_STREAM)).length;
    await approve(ana, ben);
    expect(await ana.store.readOnce(WORKSPACE_STREAM)).toHaveLength(before);
    disk.faults.capacity = disk.used;
    expect(await workspaceOn(ana).revoke(deviceOn(ben), 'ana')).toMatchObject({
      ok: false,
      error: { kind: 'disk-full' },
    });
    expect(ana.store.trust.standingOf(deviceOn(ben))).toBe('member');
  });

  it('is seen by another process on the same store at its next look', async () => {
    const { disk, ana, ben, id } = await twoDesktops(records);
    await log(ben, id, 'who am I?');
    await meet(records, ana, ben);
    const other = await startDesktop(records, disk, '/ana');
    await other.service.open(id);
    expect(await other.store.trust.poll()).toBe(false);
    await workspaceOn(ana).revoke(deviceOn(ben), 'ana');
    const { version } = other.store.trust;
    await other.service.poll();
    expect(other.store.trust.standingOf(deviceOn(ben))).toBe('revoked');
    expect(other.store.trust.version).toBe(version + 1);
  });

  it('leaves a revoked desktop its own words: its person may go on writing, and is heard once approved', async () => {
    const { ana, ben, id } = await twoDesktops(records);
    await workspaceOn(ana).revoke(deviceOn(ben), 'ana');
    await meet(records, ana, ben);
    await log(ben, id, 'am I heard?');
    expect(await textsOn(records, ben, id)).toEqual(['am I heard?']);
    await meet(records, ana, ben);
    expect(await textsOn(records, ana, id)).toEqual([]);
    expect(await problemsOf(records, ana)).toEqual([]);
    await approve(ana, ben);
    await meet(records, ana, ben);
    expect(await textsOn(records, ana, id)).toEqual(['am I heard?']);
  });
});

describe('taking words out', () => {
  it('waits for the log of another session on the same store, which seals it', async () => {
    const { disk, ana, id } = await twoDesktops(records);
    const other = await startDesktop(records, disk, '/ana');
    await run(ana, id, { name: 'log', fields: { text: 'a secret that is not sealed', entry: 'secret' } });
    await other.service.open(id);
    await run(other, id, { name: 'redact', fields: { entry: 'secret', reason: 'r' } });
    await other.store.settled();
    await ana.service.poll();
    await ana.store.settled();
    for (const { store, service } of [ana, other]) {
      await service.poll();
      await store.settled();
    }
    expect(holding(disk, '/ana', 'a secret that is not sealed')).toEqual([]);
    expect(await problemsOf(records, ana)).toEqual([]);
  });

  it('is done to the log that a killed session left, once it is sealed', async () => {
    const { disk, ana, id } = await twoDesktops(records);
    const other = await startDesktop(records, disk, '/ana');
    await run(ana, id, { name: 'log', fields: { text: 'a secret that is not sealed', entry: 'secret' } });
    await other.service.open(id);
    await run(other, id, { name: 'redact', fields: { entry: 'secret', reason: 'r' } });
    await other.store.settled();
    ana.process.kill();
    await other.service.close();
    const next = await startDesktop(records, disk, '/ana');
    await next.service.open(id);
    await next.store.settled();
    expect(holding(disk, '/ana', 'a secret that is not sealed')).toEqual([]);
    expect(await problemsOf(records, next)).toEqual([]);
  });

  for (const looks of [false, true])
    it(`leaves no cache of a process that has read them before, ${looks ? 'and has heard of it' : 'and closes without a look'}`, async () => {
      const { disk, ana, id } = await twoDesktops(records);
      for (let i = 0; i < 14; i += 1) {
        const fields = i === 7 ? { text: 'a secret', entry: 'secret' } : { text: `line ${i}` };
        await run(ana, id, { name: 'log', fields });
        await ana.store.seal(id);
      }
      const other = await startDesktop(records, disk, '/ana');
      await other.service.open(id);
      await run(ana, id, { name: 'redact', fields: { entry: 'secret', reason: 'r' } });
      await ana.store.settled();
      expect(holding(disk, '/ana', 'a secret')).toEqual([]);
      if (looks) await other.service.poll();
      await other.service.close();
      expect(holding(disk, '/ana', 'a secret')).toEqual([]);
      const cached = [...disk.files().keys()].filter((path) => path.endsWith(`${id}.ckpt`));
      expect(cached, 'the one that has looked keeps a cache').toHaveLength(looks ? 1 : 0);
    });

  it('keeps a file that another entry names, and tells which chunks are not to come back', async () => {
    const { ana, id } = await twoDesktops(records);
    const files = ['only in it', 'in both']
      .map((text) => Buffer.from(text))
      .map((bytes, i) => ({
        ...{ name: `${i}.txt`, mime: 'text/plain', bytes: bytes.length, chunks: [chunkHash(bytes)] },
        ...{ thumbnail: null, width: null, height: null },
      }));
    for (const text of ['only in it', 'in both']) await ana.store.attachments.put(id, Buffer.from(text));
    const [one, both] = files.map(({ chunks: [hash = ''] }) => hash);
    await run(ana, id, { name: 'log', fields: { text: 'two files', entry: 'secret', files } });
    await run(ana, id, { name: 'log', fields: { text: 'one of them', files: files.slice(1) } });
    await run(ana, id, { name: 'redact', fields: { entry: 'secret', reason: 'r' } });
    await ana.store.settled();
    await ana.store.trust.poll();
    expect(ana.store.attachments.get(id, one ?? '').ok).toBe(false);
    expect(ana.store.attachments.get(id, both ?? '').ok).toBe(true);
    expect([...ana.store.trust.goneChunks(id)]).toEqual([one]);
    expect(await problemsOf(records, ana)).toEqual([]);
    // Somebody attaches it again, knowingly.
    await ana.store.attachments.put(id, Buffer.from('only in it'));
    await run(ana, id, { name: 'log', fields: { text: 'again', files: files.slice(0, 1) } });
    await ana.store.seal(id);
    await ana.store.trust.poll();
    expect([...ana.store.trust.goneChunks(id)]).toEqual([]);
  });

  it('says nothing where the disk refuses, hides the words all the same, and is done once there is room', async () => {
    const { disk, ana, id } = await twoDesktops(records);
    await run(ana, id, { name: 'log', fields: { text: 'a secret', entry: 'secret' } });
    await ana.store.seal(id);
    disk.faults.before = (operation, path) => {
      if (operation === 'create' && path.includes('.r.icl'))
        throw Object.assign(new Error('no'), { code: 'ENOSPC' });
    };
    await run(ana, id, { name: 'redact', fields: { entry: 'secret', reason: 'r' } });
    await ana.store.settled();
    expect(holding(disk, '/ana', 'a secret')).toHaveLength(1);
    expect(await textsOn(records, ana, id)).toEqual([]);
    disk.faults.before = () => undefined;
    await ana.service.close();
    const next = await startDesktop(records, disk, '/ana');
    await next.service.open(id);
    await next.store.settled();
    expect(holding(disk, '/ana', 'a secret')).toEqual([]);
  });

  it('is joined from parts of a pack like from any segment', async () => {
    const { disk, ana, ben, id } = await twoDesktops(records);
    await approve(ana, ben);
    await run(ana, id, { name: 'log', fields: { text: 'a secret', entry: 'secret' } });
    await meet(records, ana, ben);
    const names = ana.env.fs.list(ana.store.layout.segments(id)).sort();
    const whole = names.map((name) => ana.env.fs.read(join(ana.store.layout.segments(id), name), 1 << 20));
    await run(ben, id, { name: 'redact', fields: { entry: 'secret', reason: 'r' } }, 'ben');
    await meet(records, ana, ben);
    const { makePack, splitPack } = await import('../../electron/records/pack.ts');
    const parts = splitPack(makePack(deviceOn(ana), whole).bytes);
    if (!parts.ok) throw new Error('the pack is not whole');
    for (const part of parts.value)
      expect((await records.importSegment(ana.store.context(), part)).kind).toBe('known');
    expect(holding(disk, '/ana', 'a secret')).toEqual([]);
  });
});
