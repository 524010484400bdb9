import * as fs from 'node:fs';
import { join } from 'node:path';
import { layoutOf } from '../../electron/records/layout.ts';
import { MADE_AT, type Shape } from '../support/make-store.ts';
import { bareCheckOf, type BareCheck } from './bare-check.ts';
import { atMost, compare, onDisk, type Bench } from './measure.ts';
import { exchangeOf, inStep, joinedStore, makeShare, toFolder, type MadeShare } from './sync-desktop.ts';

const INCIDENTS = 1_000;
const EVENTS_EACH = 100;
/** As many as the import writes at once. */
const AT_ONCE = 16;

/** Incidents of a hundred events by four devices, ten events to a segment. */
const shapes = Array.from({ length: INCIDENTS }, (_, i): Shape => ({
  size: { events: EVENTS_EACH },
  writers: 4,
  eventsPerSegment: 10,
  declaredAt: MADE_AT - (i + 1) * 9 * 3_600_000,
  ending: 'live',
}));

/** The first exchange of a desktop that has just joined a team with a thousand incidents in a shared folder. */
export const syncImport: Bench = {
  name: 'sync-import',
  run: () =>
    onDisk(async (folder) => {
      const share = await makeShare(join(folder, 'share'), shapes);
      const files = filesOf(share);
      let made = 0;
      const fresh = (): string => join(folder, String((made += 1)));
      const run = (): Promise<void> => firstExchange(fresh(), share, files.length);
      const bare = (atOnce: number) => ({ run: () => bareImport(files, share, fresh(), atOnce) });
      const oneByOne = await compare(3, { run }, bare(1));
      const several = await compare(3, { run }, bare(AT_ONCE));
      const what = 'parsing, hashing, checking the signature and an fsynced write of each of the same files';
      return [
        atMost('sync-first-import-100k-events', oneByOne, what, 1.5),
        atMost('sync-first-import-100k-events', several, `the same, ${AT_ONCE} files at once`),
      ];
    }),
};

async function firstExchange(root: string, share: MadeShare, files: number): Promise<void> {
  const connection = { kind: 'folder', path: share.path } as const;
  const store = await joinedStore(root, share.ws, connection, 'ben');
  const exchange = exchangeOf(store, connection, toFolder(store, share.path));
  await inStep(exchange);
  exchange.engine.disconnect(exchange.state().key);
  await store.close();
  const arrived = share.incidents.flatMap((id) => fs.readdirSync(store.layout.segments(id)));
  if (arrived.length !== files) throw new Error(`${arrived.length} of ${files} files have arrived`);
}

/** A segment as it lies on the share, in memory. */
type File = { readonly folder: string; readonly name: string; readonly bytes: Buffer };

function filesOf({ path, incidents }: MadeShare): File[] {
  return incidents.flatMap((id) => {
    const folder = layoutOf(path).segments(id);
    return fs
      .readdirSync(folder)
      .map((name) => ({ folder: join('i', id, 's'), name, bytes: fs.readFileSync(join(folder, name)) }));
  });
}

/** The least that a checked import costs: every hash and signature computed, every file written and synced. */
async function bareImport(
  files: readonly File[],
  share: MadeShare,
  copy: string,
  atOnce: number,
): Promise<void> {
  const check: BareCheck = bareCheckOf(share.ws, layoutOf(share.path).cards);
  for (const { folder } of files) fs.mkdirSync(join(copy, folder), { recursive: true });
  const left = files.values();
  const writeNext = async (): Promise<void> => {
    for (const { folder, name, bytes } of left) {
      check(bytes);
      const file = fs.openSync(join(copy, folder, name), 'wx');
      fs.writeSync(file, bytes);
      await synced(file);
      fs.closeSync(file);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writeNext));
}

const synced = (file: number): Promise<void> =>
  new Promise((resolve, reject) => {
    fs.fdatasync(file, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
