import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { readCards } from '../../electron/records/device-card.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { deviceOf } from '../../shared/ids.ts';
import { MADE_AT, type Shape } from '../support/make-store.ts';
import { atMost, compare, onDisk, type Bench } from './measure.ts';
import { exchangeOf, inStep, joinedStore, makeShare, toFolder, type MadeShare } from './sync-desktop.ts';

const INCIDENTS = 1_000;
const EVENTS_EACH = 100;
/** As many at once as the import writes: the disk syncs several in about the time that it takes for one. */
const AT_ONCE = 8;

/** Incidents of a hundred events by four devices, ten events to a segment. */
const shapes = Array.from(
  { length: INCIDENTS },
  (_, i): Shape => ({
    size: { events: EVENTS_EACH },
    writers: 4,
    eventsPerSegment: 10,
    declaredAt: MADE_AT - (i + 1) * 9 * 3_600_000,
    ending: 'live',
  }),
);

/** The first exchange of a desktop that has just joined a team with a thousand incidents in a shared folder. */
export const syncImport: Bench = {
  name: 'sync-import',
  run: () =>
    onDisk(async (folder) => {
      const share = await makeShare(join(folder, 'share'), shapes);
      let [desktops, copies] = [0, 0];
      const imported = (): Promise<void> => firstExchange(join(folder, `desktop-${(desktops += 1)}`), share);
      const files = filesOf(share);
      const bare = (): Promise<void> => bareImport(files, share, join(folder, `copy-${(copies += 1)}`));
      const compared = await compare(Number(process.env["ROUNDS"] ?? 3), { run: imported }, { run: bare });
      const yardstick = `reading the same files, parsing, hashing and checking their signatures, and writing them with fsync, ${AT_ONCE} at once`;
      return [atMost('sync-first-import-100k-events', compared, yardstick, 1.5)];
    }),
};

async function firstExchange(root: string, share: MadeShare): Promise<void> {
  const connection = { kind: 'folder', path: share.path } as const;
  const store = await joinedStore(root, share.ws, connection, root);
  const exchange = exchangeOf(store, connection, toFolder(store, share.path));
  await inStep(exchange);
  exchange.engine.disconnect(exchange.state().key);
  await store.close();
  const arrived = share.incidents.reduce((sum, id) => sum + fs.readdirSync(store.layout.segments(id)).length, 0);
  if (arrived < INCIDENTS) throw new Error(`only ${arrived} files have arrived`);
}

type Parts = { readonly header: string; readonly lines: [string, string][]; readonly trailer: string };

/** The least that a checked import costs: every hash and signature computed, every file written and synced. */
export async function bareImport(files: readonly File[], share: MadeShare, copy: string): Promise<void> {
  const { cards } = readCards(nodeFileSystem, layoutOf(share.path).cards, share.ws);
  for (const { folder } of files) fs.mkdirSync(join(copy, folder), { recursive: true });
  const left = [...files];
  const writeNext = async (): Promise<void> => {
    for (let file = left.pop(); file !== undefined; file = left.pop()) {
      check(file.bytes, share.ws, cards);
      const fd = fs.openSync(join(copy, file.folder, file.name), 'wx');
      fs.writeSync(fd, file.bytes);
      await new Promise<void>((resolve, reject) => fs.fdatasync(fd, (error) => (error ? reject(error) : resolve())));
      fs.closeSync(fd);
    }
  };
  await Promise.all(Array.from({ length: Number(process.env['N'] ?? 8) }, writeNext));
}

type File = { readonly folder: string; readonly name: string; readonly bytes: Buffer };
type Cards = ReturnType<typeof readCards>['cards'];

export function filesOf(share: MadeShare): File[] {
  return share.incidents.flatMap((id) =>
    fs.readdirSync(layoutOf(share.path).segments(id)).map((name) => ({ folder: join('i', id, 's'), name, bytes: fs.readFileSync(join(layoutOf(share.path).segments(id), name)) })),
  );
}

function check(bytes: Buffer, ws: string, cards: Cards): void {
  const rows = bytes.toString('utf8').split('\n');
  const header = rows[0] ?? '';
  const { inc, w } = JSON.parse(header) as { inc: string; w: string };
  const { head, sig } = JSON.parse(rows.at(-2) ?? '') as { head: string; sig: string };
  let [first, last, previous] = [0, 0, ''];
  let good = true;
  for (const row of rows.slice(1, -2)) {
    const tab = row.indexOf('\t');
    const [envelope, payload] = [row.slice(0, tab), row.slice(tab + 1)];
    const { q, ph } = JSON.parse(envelope) as { q: number; ph: string };
    JSON.parse(payload);
    good &&= crypto.hash('sha256', payload, 'base64url') === ph;
    previous = crypto.hash('sha256', envelope, 'base64url');
    if (first === 0) first = q;
    last = q;
  }
  const signed = ['icc-seg1', ws, inc, w, first, last, head, crypto.hash('sha256', header, 'base64url')];
  const key = cards.get(deviceOf(w))?.key;
  good &&= previous === head && key !== undefined;
  if (!good || key === undefined || !crypto.verify(null, Buffer.from(signed.join('|')), key, Buffer.from(sig, 'base64url')))
    throw new Error('the yardstick checks something else');
}
