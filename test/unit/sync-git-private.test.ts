import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitDesktop, gitHost, testFolder } from '../support/git-desktop.ts';
import { commitOn } from '../support/git-place.ts';
import { ana, appearedIn, bad, ben, good, segmentOf } from '../support/share-fixtures.ts';
import { smallDisk } from '../support/small-disk.ts';

describe('the private repository', () => {
  test('a killed process left locks behind: the next run works', async () => {
    const server = await gitHost();
    const folder = testFolder();
    const before = await gitDesktop(server, ana, { git: { folder } });
    good(await before.attach(true));
    good(await before.publish([segmentOf(ana, 1)], []));
    good(await before.list('all'));
    before.close();
    const refs = join(folder, 'repository.git', 'refs');
    const lock = (): void => {
      for (const path of [
        join(folder, 'repository.git', 'packed-refs.lock'),
        join(refs, 'made', '0.lock'),
        join(refs, 'there', 'ic', '1', ana, 'log.lock'),
      ]) {
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, '');
      }
    };
    lock();
    writeFileSync(join(folder, 'repository.git', 'objects', 'pack', 'tmp_pack_x'), 'half');
    const after = await gitDesktop(server, ana, { git: { folder } });
    good(await after.attach(false));
    good(await after.publish([segmentOf(ana, 2)], []));
    expect(readdirSync(join(folder, 'repository.git', 'objects', 'pack'))).not.toContain('tmp_pack_x');
    lock(); // and in the middle of a run
    await after.publish([segmentOf(ana, 3)], []);
    good(await after.publish([segmentOf(ana, 3)], []));
    expect(server.paths(`refs/ic/1/${ana}/log`)).toHaveLength(4);
  });

  test('it is damaged: it is made anew from the host, nothing is told twice, nothing counts as gone', async () => {
    const server = await gitHost();
    const [folder, peer] = [testFolder(), await gitDesktop(server, ben)];
    const desktop = await gitDesktop(server, ana, { git: { folder } });
    good(await desktop.attach(true));
    good(await peer.attach(false));
    good(await desktop.publish([segmentOf(ana, 1)], []));
    good(await peer.publish([segmentOf(ben, 1)], []));
    good(await desktop.list('all'));
    const git = join(folder, 'repository.git');
    execFileSync('find', [join(git, 'objects'), '-type', 'f', '-exec', 'chmod', 'u+w', '{}', ';']);
    for (const name of execFileSync('find', [join(git, 'objects'), '-type', 'f'], { encoding: 'utf8' }).split(
      '\n',
    ))
      if (name !== '') truncateSync(name, 0);
    good(await peer.publish([segmentOf(ben, 2)], []));
    const told: string[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      const attached = await desktop.attach(false);
      const listed = attached.ok ? await desktop.list('all') : attached;
      if (!listed.ok) {
        expect(listed.error.kind).toBe('away');
        continue;
      }
      expect(listed.value.gone).toEqual([]);
      told.push(...appearedIn(listed.value));
    }
    expect(told).toEqual([segmentOf(ben, 2).path]);
    good(await desktop.publish([segmentOf(ana, 2)], []));
    expect(server.paths(`refs/ic/1/${ana}/log`)).toHaveLength(3);
  });

  test('a thousand small objects become a pack off the way, and everything stays readable', async () => {
    const server = await gitHost();
    const folder = testFolder();
    const desktop = await gitDesktop(server, ana, { git: { folder } });
    good(await desktop.attach(true));
    for (let round = 0; round < 7; round += 1) {
      const files = Array.from({ length: 90 }, (_, n) => {
        const number = round * 100 + n + 1;
        return { ...segmentOf(ana, number), bytes: Buffer.from(`entry ${number}`.padEnd(300)) };
      });
      good(await desktop.publish(files, []));
    }
    const { appeared } = good(await desktop.list('all'));
    expect(appeared).toHaveLength(630);
    const packs = join(folder, 'repository.git', 'objects', 'pack');
    await expect
      .poll(() => readdirSync(packs).filter((name) => name.endsWith('.pack')).length, { timeout: 30_000 })
      .toBeGreaterThan(0);
    for (const file of appeared.slice(0, 50)) expect(good(await desktop.read(file, 1_000))).toHaveLength(300);
    good(await desktop.publish([segmentOf(ana, 900)], []));
    commitOn(server, 'refs/ic/1/bbbbbbbbbbbbbbbb/log', new Map([[segmentOf(ben, 1).path, Buffer.from('x')]]));
    expect(appearedIn(good(await desktop.list('all')))).toContain(segmentOf(ben, 1).path);
  });

  test('each fetch that brings anything makes a pack: many small ones become few, and everything stays readable', async () => {
    const server = await gitHost();
    const folder = testFolder();
    const desktop = await gitDesktop(server, ana, { git: { folder } });
    const ref = 'refs/ic/1/bbbbbbbbbbbbbbbb/log';
    const packs = (): number =>
      readdirSync(join(folder, 'repository.git', 'objects', 'pack')).filter((name) => name.endsWith('.pack'))
        .length;
    for (let n = 1; n <= 45; n += 1) {
      commitOn(server, ref, new Map([[segmentOf(ben, n).path, Buffer.from(`entry ${n}`)]]));
      if (n === 1) good(await desktop.attach(false));
      else good(await desktop.list({ streams: [] }));
    }
    expect(packs()).toBeGreaterThan(40);
    const later = await gitDesktop(server, ana, { git: { folder } });
    good(await later.attach(false));
    const { appeared } = good(await later.list('all'));
    await expect.poll(packs, { timeout: 30_000 }).toBeLessThan(20);
    expect(appeared).toHaveLength(45);
    for (const file of appeared)
      expect(Buffer.from(good(await later.read(file, 100)) ?? []).toString()).toMatch(/^entry/);
  });

  test('this computer’s disk is full: that is said, nothing is lost, and it goes on once there is room', async (context) => {
    const disk = smallDisk(4_096);
    if ('reason' in disk) {
      context.skip(disk.reason);
      return;
    }
    const [server, peer] = await gitHost().then(async (host) => [host, await gitDesktop(host, ben)] as const);
    const desktop = await gitDesktop(server, ana, { git: { folder: join(disk.path, 'git') } });
    good(await desktop.attach(true));
    good(await peer.attach(false));
    good(await peer.publish([segmentOf(ben, 1)], []));
    disk.fill();
    for (const answer of [await desktop.list('all'), await desktop.publish([segmentOf(ana, 1)], [])]) {
      expect(bad(answer)).toMatchObject({ kind: 'full' });
      expect(bad(answer).message).toMatch(/This computer’s disk is full.*kept here/s);
    }
    disk.free();
    good(await desktop.attach(false));
    expect(appearedIn(good(await desktop.list('all')))).toEqual([segmentOf(ben, 1).path]);
    good(await desktop.publish([segmentOf(ana, 1)], []));
    expect(appearedIn(good(await peer.list('all')))).toContain(segmentOf(ana, 1).path);
  });
});
