import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { Transport } from '../../electron/sync/transport.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import type { Connection } from '../../shared/sync/connection.ts';
import { inventDrafts } from '../support/make-store.ts';
import { figures, onDisk, type Bench, type Line } from './measure.ts';
import { exchangeOf, toFolder } from './sync-desktop.ts';
import { toGit, withHost } from './sync-git-desktop.ts';

const STREAM = '20261120-benchaaa';
const FLUSHES = 640;
const EVENTS_EACH = 5;
const KB = 1_000;
/** As fast as a store seals while people write. */
const PAUSE_MS = 2_000;
const DAY_MS = 24 * 3_600_000;

/** How much a folder or a repository grows with every five events, once what was small has been put together. */
export const syncGrowth: Bench = {
  name: 'sync-growth',
  run: async () => [await onDisk(shareGrowth), ...(await onDisk(repositoryGrowth))],
};

/** A desktop that writes, on a clock that goes only when it is told to. */
type Writing = {
  readonly store: RecordStore;
  readonly now: () => number;
  readonly pass: (ms: number) => void;
};

async function writing(root: string): Promise<Writing> {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const store = await RecordStore.open(root, desktopEnvironment({ now }), true);
  return { store, now, pass: (ms) => (ahead += ms) };
}

/** Writes, seals and sends five events at a time, then lets a day go by. @returns the bytes of all segments. */
async function flushAll(
  { store, now, pass }: Writing,
  connection: Connection,
  transport: Transport,
): Promise<number> {
  const exchange = exchangeOf(store, connection, transport, { now, found: true });
  exchange.engine.setOpen([STREAM]);
  const drafts = inventDrafts(FLUSHES * EVENTS_EACH);
  const round = async (): Promise<void> => {
    await exchange.round();
    if (exchange.state().standing !== 'in-step') await exchange.round();
  };
  for (let flush = 0; flush < FLUSHES; flush += 1) {
    await store.append(STREAM, drafts.splice(0, EVENTS_EACH) satisfies EventDraft[]);
    await store.seal(STREAM);
    exchange.engine.hint([STREAM]);
    await round();
    pass(PAUSE_MS);
  }
  for (let looks = 0; looks < 4; looks += 1) {
    pass(DAY_MS / 2);
    await round();
  }
  await store.close();
  const folder = store.layout.segments(STREAM);
  return readdirSync(folder).reduce((sum, name) => sum + lstatSync(join(folder, name)).size, 0);
}

async function shareGrowth(folder: string): Promise<Line> {
  const desktop = await writing(join(folder, 'desktop'));
  const path = join(folder, 'share');
  mkdirSync(path);
  const connection = { kind: 'folder', path } as const;
  const bytes = await flushAll(desktop, connection, toFolder(desktop.store, path, desktop.now));
  return line('sync-share-growth', onDiskBytes(path), bytes, 'after roll-up, in whole blocks of the disk');
}

async function repositoryGrowth(folder: string): Promise<Line[]> {
  return withHost(join(folder, 'host'), async (server) => {
    const desktop = await writing(join(folder, 'desktop'));
    const transport = await toGit(desktop.store, server.url, desktop.now);
    const connection = { kind: 'git', url: server.url, branch: 'incidents' } as const;
    const bytes = await flushAll(desktop, connection, transport);
    transport.close();
    const before = onDiskBytes(server.repository);
    server.git('repack', '-d', '-q');
    const own = join(desktop.store.layout.local, 'git');
    return [
      line(
        'sync-repository-growth',
        onDiskBytes(server.repository),
        bytes,
        `after roll-up and git repack -d; ${figures(before / FLUSHES / KB)} kB before it`,
      ),
      line(
        'sync-private-repository-growth',
        onDiskBytes(own),
        bytes,
        'on the desktop’s own disk, as it keeps itself',
        false,
      ),
    ];
  });
}

function line(name: string, grown: number, bytes: number, when: string, limited = true): Line {
  const value = grown / FLUSHES / KB;
  const compared = `${figures(grown / bytes)} x the bytes of the segments, ${when}; ${FLUSHES} flushes of ${EVENTS_EACH} events`;
  const figure = { name, value, unit: 'kB per flush', compared };
  return limited ? { ...figure, limit: { text: '8', held: value <= 8 } } : figure;
}

/** What all files below a folder take on the disk. */
function onDiskBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}
