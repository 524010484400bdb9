import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as node from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { codeOf } from '../../electron/records/file-system.ts';
import { nodeShareFiles, type NodeFiles } from '../../electron/sync/folder/node-share-files.ts';
import { folderTransport } from '../support/share-folder.ts';
import { smallDisk, temporaryFolder } from '../support/small-disk.ts';
import { ana, bad, good, segmentOf, stream, ws } from '../support/share-fixtures.ts';

const codeFrom = async (call: Promise<unknown>): Promise<string | undefined> => {
  try {
    await call;
    return 'none';
  } catch (error) {
    return codeOf(error);
  }
};

/** A share whose calls hang in the system, each on a thread of the pool, like those to a dead server. */
function hangingFiles(): NodeFiles & { readonly hanging: () => number; release(): void; freeze(): void } {
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  let [frozen, hanging, freed] = [true, 0, -1];
  const hang = async (): Promise<void> => {
    if (!frozen) return;
    hanging += 1;
    const end = await node.open(pipe, 'r'); // until somebody opens the other end
    hanging -= 1;
    await end.close();
  };
  const release = (): void => {
    if (!frozen) return;
    frozen = false;
    freed = fs.openSync(pipe, 'r+');
  };
  onTestFinished(() => {
    release();
    fs.closeSync(freed);
  });
  return {
    hanging: () => hanging,
    release,
    freeze: () => (frozen = true),
    open: async (...args) => (await hang(), node.open(...args)),
    // Overloads can't be passed on with their types; only the plain form is used.
    readdir: (async (path: string) => (await hang(), node.readdir(path))) as NodeFiles['readdir'],
    rename: async (...args) => (await hang(), node.rename(...args)),
    rm: async (...args) => (await hang(), node.rm(...args)),
    mkdir: (async (path: string) => (await hang(), node.mkdir(path))) as NodeFiles['mkdir'],
    stat: (async (path: string) => (await hang(), node.stat(path))) as NodeFiles['stat'],
    lstat: (async (path: string) => (await hang(), node.lstat(path))) as NodeFiles['lstat'],
    chmod: async (...args) => (await hang(), node.chmod(...args)),
  };
}

test('24 a share that never answers: every call ends in its time-out, and the local disk goes on', async () => {
  const root = temporaryFolder();
  good(await folderTransport(root, { ws, device: ana }).attach(true));
  const hanging = hangingFiles();
  const timeout = 40;
  const files = nodeShareFiles({ root, timeout, files: hanging });
  const transport = folderTransport(root, { ws, device: ana }, { files });
  const began = performance.now();
  expect(bad(await transport.attach(false))).toMatchObject({ kind: 'away' });
  for (let n = 0; n < 50; n += 1) {
    expect(bad(await transport.attach(false)).kind).toBe('away');
    expect(bad(await transport.list('all')).kind).toBe('away');
    expect(bad(await transport.publish([segmentOf(ana, 1)], [])).kind).toBe('away');
    expect(bad(await transport.people.list('p/')).kind).toBe('away');
    expect((await transport.probe(() => undefined)).trouble?.kind).toBe('away');
  }
  expect(
    performance.now() - began,
    'two time-outs of 250 calls, the others are refused at once',
  ).toBeLessThan(3_000);
  expect(hanging.hanging(), 'threads that the share holds').toBeLessThanOrEqual(2);
  // The pool has four threads, and typing needs one: fsync of the local disk goes through it.
  const local = await node.open(join(temporaryFolder(), 'log'), 'w');
  await local.write('typed while the share hangs\n');
  const written = performance.now();
  await local.sync();
  await local.close();
  expect(performance.now() - written).toBeLessThan(1_000);

  hanging.release();
  await expect.poll(async () => (await transport.attach(false)).ok).toBe(true);
  good(await transport.publish([segmentOf(ana, 1)], []));
  expect(hanging.hanging()).toBe(0);
});

test('24 pipes, links and folders in place of files are refused at once', async () => {
  const root = temporaryFolder();
  const share = nodeShareFiles({ root });
  const path = (name: string): string => join(root, name);
  execFileSync('mkfifo', [path('pipe')]);
  fs.mkdirSync(path('folder'));
  fs.writeFileSync(path('file'), 'seven b');
  fs.symlinkSync(path('file'), path('link'));
  fs.symlinkSync(path('folder'), path('linked'));
  fs.writeFileSync(path('folder/file'), 'x');
  expect(await codeFrom(share.read(path('pipe'), 10))).toBe('EINVAL');
  expect(await codeFrom(share.read(path('folder'), 10))).toBe('EINVAL');
  expect(await codeFrom(share.read(path('link'), 10))).toBe('ELOOP');
  expect(await codeFrom(share.read(path('linked/file'), 10))).toBe('ELOOP');
  expect(await codeFrom(share.list(path('linked')))).toBe('ELOOP');
  expect(await codeFrom(share.create(path('linked/new'), Buffer.from('x')))).toBe('ELOOP');
  expect(await codeFrom(share.makeFolder(path('linked/new/folder')))).toBe('EEXIST');
  expect(await codeFrom(share.rename(path('file'), path('linked/file')))).toBe('ELOOP');
  expect(await codeFrom(share.remove(path('linked/file')))).toBe('ELOOP');
  expect(await codeFrom(share.read(join(root, '..', 'outside'), 10))).toBe('EINVAL');
  expect(await codeFrom(share.read(path('file'), 6))).toBe('EFBIG');
  expect(Buffer.from(await share.read(path('file'), 7)).toString()).toBe('seven b');
  expect(await codeFrom(share.create(path('file'), Buffer.from('x')))).toBe('EEXIST');
  expect(fs.readFileSync(path('file'), 'utf8')).toBe('seven b');
  expect(fs.readdirSync(path('folder'))).toEqual(['file']);
});

test('a share that is chosen through a link is used; a folder that is gone is never made again', async () => {
  const top = temporaryFolder();
  fs.mkdirSync(join(top, 'real'));
  fs.symlinkSync(join(top, 'real'), join(top, 'chosen'));
  const slashed = folderTransport(`${join(top, 'chosen')}/`, { ws, device: ana });
  good(await slashed.attach(true));
  expect(good(await slashed.publish([segmentOf(ana, 1)], []))[0]?.ok).toBe(true);
  fs.rmSync(join(top, 'real', 'i'), { recursive: true });
  const share = nodeShareFiles({ root: join(top, 'chosen') });
  await share.makeFolder(join(top, 'chosen', 'i', stream, 's'));
  expect(fs.readdirSync(join(top, 'real'))).toEqual(['i', 'icc.json']);
  fs.rmSync(join(top, 'chosen'));
  expect(await codeFrom(share.makeFolder(join(top, 'chosen', 'i')))).toBe('ENOENT');
  expect(await codeFrom(share.create(join(top, 'chosen', 'icc.json'), Buffer.from('x')))).toBe('ENOENT');
  expect(fs.readdirSync(top)).toEqual(['real']);
});

test('24 a file that stops coming in the middle ends in its time-out as well', async () => {
  const root = temporaryFolder();
  fs.writeFileSync(join(root, 'file'), 'x');
  const never = new Promise<never>(() => undefined);
  const stopping: NodeFiles = {
    ...node,
    open: async (...args) =>
      Object.assign(await node.open(...args), { read: () => never, sync: () => never }),
  };
  const share = nodeShareFiles({ root, timeout: 700, files: stopping });
  expect(await codeFrom(share.read(join(root, 'file'), 10))).toBe('ETIMEDOUT');
  expect(await codeFrom(share.create(join(root, 'new'), Buffer.from('x')))).toBe('ETIMEDOUT');
  const calls = Array.from({ length: 20 }, () => codeFrom(share.stat(join(root, 'file'))));
  expect(new Set(await Promise.all(calls)), 'two hang: nothing more is asked').toEqual(
    new Set(['ETIMEDOUT']),
  );
});

test('a file that comes slowly is not one that hangs: the time-out counts from the last sign of progress', async () => {
  const root = temporaryFolder();
  const bytes = Buffer.alloc(4 * 1024 * 1024, 'slow ');
  const slowly: NodeFiles = {
    ...node,
    async open(...args) {
      const file = await node.open(...args);
      const read = file.read.bind(file) as (...rest: unknown[]) => Promise<unknown>; // overloads are passed on as they come
      const write = file.write.bind(file) as (...rest: unknown[]) => Promise<unknown>;
      const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));
      return Object.assign(file, {
        read: async (...rest: unknown[]) => (await pause(), read(...rest)),
        write: async (...rest: unknown[]) => (await pause(), write(...rest)),
      });
    },
  };
  const share = nodeShareFiles({ root, timeout: 500, files: slowly });
  await share.create(join(root, 'slow.bin'), bytes);
  expect(Buffer.from(await share.read(join(root, 'slow.bin'), bytes.length)).equals(bytes)).toBe(true);
});

test('others of the team may use what one of them makes, whatever that one’s own defaults are', async (context) => {
  if (process.platform === 'win32') context.skip('permissions are inherited there');
  const root = temporaryFolder();
  fs.chmodSync(root, 0o2770);
  const umask = process.umask(0o077);
  onTestFinished(() => void process.umask(umask));
  const transport = folderTransport(root, { ws, device: ana });
  good(await transport.attach(true));
  good(await transport.publish([segmentOf(ana, 1)], []));
  const modeOf = (path: string): string => (fs.statSync(join(root, path)).mode & 0o777).toString(8);
  expect(['i', `i/${stream}`, `i/${stream}/s`].map(modeOf)).toEqual(['770', '770', '770']);
  expect(['icc.json', segmentOf(ana, 1).path].map(modeOf)).toEqual(['660', '660']);
});

test('11 a share that fills up: said so, nothing half-written is left, smaller files still go', async (context) => {
  const disk = smallDisk(256);
  if ('reason' in disk) {
    context.skip(disk.reason);
    return;
  }
  const root = disk.path;
  const transport = folderTransport(root, { ws, device: ana });
  good(await transport.attach(true));
  const files = [segmentOf(ana, 1, stream, 400_000), segmentOf(ana, 2, stream, 400_000), segmentOf(ana, 3)];
  const outcomes = good(await transport.publish(files, [segmentOf(ana, 9).path]));
  expect(outcomes.map((outcome) => (outcome.ok ? 'there' : outcome.trouble.kind))).toEqual([
    'full',
    'full',
    'there',
  ]);
  expect(fs.readdirSync(join(root, 'i', stream, 's'))).toEqual([segmentOf(ana, 3).path.split('/').at(-1)]);
  disk.fill();
  const [full] = good(await transport.publish([segmentOf(ana, 4, stream, 9_000)], []));
  expect(full).toMatchObject({ ok: false, parked: false, trouble: { kind: 'full' } });
  expect(good(await transport.list('all')).complete, 'others’ entries still arrive').toBe(true);
  expect(transport.status().readOnly).toBe(false);
  disk.free();
  expect(good(await transport.publish([segmentOf(ana, 4, stream, 9_000)], []))[0]?.ok).toBe(true);
});
