import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { FolderContext } from '../../electron/sync/folder/folder-context.ts';
import { FolderTransport } from '../../electron/sync/folder/folder-transport.ts';
import { nodeShareFiles } from '../../electron/sync/folder/node-share-files.ts';
import { seeded } from './invent.ts';
import { temporaryFolder } from './small-disk.ts';
import { faultyShare, type ShareFault } from './share-faults.ts';
import { ana, stream, ws } from './share-fixtures.ts';
import type { MeetingPlace } from './transport-suite.ts';

/** The clock of a test: pauses pass at once, and are counted. */
export function testClock(): {
  now: () => number;
  wait: (ms: number) => Promise<void>;
  pass: (ms: number) => void;
  readonly waited: number[];
} {
  const waited: number[] = [];
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    wait: (ms) => {
      waited.push(ms);
      ahead += ms;
      return Promise.resolve();
    },
    pass: (ms) => (ahead += ms),
    waited,
  };
}

let seed = 1;

/** A transport to a real folder; `change` replaces parts of what it takes from outside. */
export function folderTransport(
  root: string,
  desktop: Pick<FolderContext, 'ws' | 'device'>,
  change: Partial<FolderContext> = {},
): FolderTransport {
  const { now, wait } = testClock();
  const random = seeded((seed += 1));
  return new FolderTransport({
    files: nodeShareFiles({ root }),
    root,
    ...desktop,
    now,
    wait,
    random,
    ...change,
  });
}

/** A desktop on a real folder on which calls fail as the test wants, and the clock that it goes by. */
export function onFaultyShare(
  root: string,
  fault: ShareFault,
): { readonly transport: FolderTransport; readonly clock: ReturnType<typeof testClock> } {
  const clock = testClock();
  const files = faultyShare(nodeShareFiles({ root }), fault);
  return { transport: folderTransport(root, { ws, device: ana }, { files, ...clock }), clock };
}

/** Every file below a folder by its path there, links and pipes as well. */
export function pathsIn(root: string, below = ''): string[] {
  return fs.readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? pathsIn(root, path) : [path];
  });
}

/** Puts a file somewhere, with its folders. */
export function plant(root: string, path: string, bytes: Uint8Array | string): void {
  fs.mkdirSync(dirname(join(root, path)), { recursive: true });
  fs.writeFileSync(join(root, path), bytes);
}

/** A real folder as a place to meet. Unmounted, it is an empty folder. */
export function folderPlace(): MeetingPlace {
  const top = temporaryFolder();
  const root = join(top, 'share');
  fs.mkdirSync(root);
  return {
    open: (desktop) => folderTransport(root, desktop),
    plant: (path, bytes) => {
      if (bytes === null) fs.rmSync(join(root, path), { force: true });
      else plant(root, path, bytes);
      return Promise.resolve();
    },
    paths: () => Promise.resolve(pathsIn(root).filter((path) => path !== 'icc.json')),
    vanish: () => {
      fs.renameSync(root, join(top, 'unmounted'));
      fs.mkdirSync(root);
      return Promise.resolve();
    },
    back: () => {
      fs.rmdirSync(root); // fails when anything was written there
      fs.renameSync(join(top, 'unmounted'), root);
      return Promise.resolve();
    },
    refuse: (path) => {
      plant(root, `${path}/in the way`, 'x');
      return Promise.resolve();
    },
    poison: () => Promise.resolve(poison(root, join(top, 'outside'))),
  };
}

/** What a hostile member could put into a share. */
function poison(root: string, outside: string): { readonly unharmed: () => Promise<boolean> } {
  plant(outside, 'secret.md', 'secret');
  plant(outside, `s/bbbbbbbbbbbbbbbb-bbbbbb-000001-000001-aaaaaaaaaa.icl`, 'secret');
  const before = JSON.stringify(pathsIn(outside));
  const folder = join(root, 'i', stream, 's');
  fs.symlinkSync(
    join(outside, 'secret.md'),
    join(folder, 'bbbbbbbbbbbbbbbb-bbbbbb-000001-000001-linklinkli.icl'),
  );
  fs.symlinkSync(outside, join(root, 'i', '20261122-aaaaaaaa'));
  fs.mkdirSync(join(root, 'i', '20261123-aaaaaaaa'));
  fs.symlinkSync(join(outside, 's'), join(root, 'i', '20261123-aaaaaaaa', 's'));
  fs.symlinkSync(join(root, 'i', stream), join(root, 'i', stream, 'a'));
  execFileSync('mkfifo', [join(folder, 'bbbbbbbbbbbbbbbb-bbbbbb-000002-000002-pipepipepi.icl')]);
  const huge = fs.openSync(join(folder, 'bbbbbbbbbbbbbbbb-bbbbbb-000003-000003-hugehugehu.icl'), 'w');
  fs.ftruncateSync(huge, 1024 ** 3);
  fs.closeSync(huge);
  for (const name of ['CON', 'nul.icl', '..\\..\\outside.icl', 'a\nb.icl', '-rf', 'x'.repeat(200)])
    plant(folder, name, 'not a segment');
  for (const name of ['p', 'm', 'here', 'view']) fs.mkdirSync(join(root, name), { recursive: true });
  fs.symlinkSync(outside, join(root, 'p', 'runbooks'));
  fs.symlinkSync(join(outside, 'secret.md'), join(root, 'p', 'secret.md'));
  fs.symlinkSync('..', join(root, 'view', 'circle'));
  execFileSync('mkfifo', [
    join(root, 'p', 'pipe.md'),
    join(root, 'm', 'pipe.json'),
    join(root, 'here', 'pipe.json'),
  ]);
  plant(root, 'p/.hidden/page.md', 'hidden');
  return {
    unharmed: () =>
      Promise.resolve(
        JSON.stringify(pathsIn(outside)) === before && !fs.existsSync(join(dirname(root), 'outside.icl')),
      ),
  };
}
