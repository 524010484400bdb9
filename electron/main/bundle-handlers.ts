import { basename } from 'node:path';
import { dialog } from 'electron';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { BundleTaken } from '../../shared/ipc/exchange-requests.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SyncState } from '../../shared/sync/state.ts';
import type { OpenBundle } from '../bundle/open-bundle.ts';
import type { Verified } from '../bundle/verify-bundle.ts';
import { nodeFileSystem as fs } from '../records/file-system.ts';
import type { RecordStore } from '../records/store.ts';
import { hasIncidents, type JoinWish } from '../sync/join.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Handlers } from './ipc/register.ts';
import { chooseFile } from './save-as.ts';
import type { SessionOptions } from './session-options.ts';

type Context = {
  readonly session: () => Promise<ConsoleSession>;
  readonly push: SessionOptions['push'];
  readonly sync: { changed(streams: readonly string[]): void };
  readonly join: (wish: JoinWish) => Promise<Result<SyncState, Failure>>;
};

/** Progress is told no more often than this, in ms. */
const TELL_MS = 100;

const refused = (message: string): Result<never, Failure> => err({ kind: 'refused', message });

/** All records as one signed file, and such a file taken in: for desktops without a share or a network, as `ic bundle`. */
export function bundleHandlers(context: Context): Pick<Handlers, 'bundle:write' | 'bundle:take'> {
  const { session, push, sync, join } = context;
  let busy = false;
  /** The file of another workspace that somebody was asked about. */
  let asked: string | null = null;

  function telling(what: string): (done: number, total: number) => void {
    let said = 0;
    return (done, total) => {
      const now = performance.now();
      if (now - said < TELL_MS) return;
      said = now;
      push('bundle:progress', { words: `${what}: ${done} of ${total} files` });
    };
  }
  /** One at a time, each of records that are open and may be written. */
  async function alone<T>(
    work: (store: RecordStore) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    if (busy) return refused('A file is being written or taken in already.');
    const opened = await session();
    const { readOnly, demo } = opened.state();
    if (demo) return refused('These are the demo’s records: they go nowhere, and nothing comes to them.');
    if (opened.store === null || readOnly !== null)
      return err({ kind: 'read-only', message: readOnly ?? 'The store is not open.' });
    busy = true;
    try {
      return await work(opened.store);
    } finally {
      busy = false;
    }
  }

  async function opened(
    path: string,
    then: (bundle: OpenBundle, verified: Verified) => Promise<Result<BundleTaken, Failure>>,
  ): Promise<Result<BundleTaken, Failure>> {
    const [{ openBundle }, { verifyBundle }] = await Promise.all([
      import('../bundle/open-bundle.ts'),
      import('../bundle/verify-bundle.ts'),
    ]);
    const nothing = (why: string) => refused(`${basename(path)} ${why}. Nothing was taken over.`);
    const bundle = await openBundle(path);
    if (!bundle.ok) return nothing(bundle.error);
    try {
      const verified = await verifyBundle(bundle.value, telling('Checked'));
      return verified.ok ? await then(bundle.value, verified.value) : nothing(verified.error);
    } finally {
      bundle.value.close();
    }
  }

  async function taken(path: string, bundle: OpenBundle, verified: Verified) {
    const { store } = await session();
    if (store === null) return refused('The store is not open.');
    const [{ takeIn }, words] = await Promise.all([
      import('../bundle/take-in.ts'),
      import('../bundle/words.ts'),
    ]);
    const name = basename(path);
    try {
      const became = await takeIn({ store, fs, now: Date.now }, bundle, verified, telling('Taken over'));
      if (!became.ok) return refused(words.notTakenWords(name, became.error));
      sync.changed(became.value.streams);
      const doubt = words.doubtWords(verified, store.trust.standingOf(verified.manifest.device));
      return ok({ is: 'taken', words: `${words.takenWords(name, became.value)}${doubt}` } as const);
    } catch (error) {
      return refused(words.brokenOffWords(name, error));
    }
  }

  return {
    'bundle:write': () =>
      alone(async ({ layout, identity, ws }) => {
        if (identity === null) return refused('A file can’t be signed here: these records may only be read.');
        const path = await chooseFile(`incidents-${new Date().toISOString().slice(0, 10)}.zip`);
        if (path === null) return ok(null);
        const [{ contentsOf }, { allSealed }, { writeBundle }, words] = await Promise.all([
          import('../bundle/contents.ts'),
          import('../bundle/sealed.ts'),
          import('../bundle/write-bundle.ts'),
          import('../bundle/words.ts'),
        ]);
        const late = (await allSealed(fs, layout)) ? '' : ' What is being typed at this moment is not in it.';
        try {
          const contents = contentsOf(fs, layout, 'all', Date.now());
          const bytes = await writeBundle(fs, path, { ws, identity, contents }, telling('Written'));
          return ok(`${path}: ${words.counted(contents.length, 'file')}, ${words.sizeWords(bytes)}.${late}`);
        } catch (error) {
          return refused(words.notWrittenWords(path, error));
        }
      }),
    'bundle:take': ({ join: mayJoin }) =>
      alone(async (store) => {
        const path = mayJoin ? asked : await chosen();
        asked = null;
        if (path === null) return ok({ is: 'none' });
        return opened(path, async (bundle, verified) => {
          const { ws } = verified.manifest;
          if (ws === store.ws) return taken(path, bundle, verified);
          const { lackOfRoom } = await import('../bundle/room.ts');
          const { noRoomWords, wholeWords } = await import('../bundle/words.ts');
          if (hasIncidents(fs, store.layout))
            return refused(
              `${basename(path)} is of another workspace than the records here. Records of two workspaces are not mixed: nothing was taken over.`,
            );
          const lack = lackOfRoom(store.layout.root, verified.manifest.files);
          if (lack !== undefined) return refused(noRoomWords(basename(path), lack));
          if (!mayJoin) {
            asked = path;
            return ok({ is: 'other', words: wholeWords(basename(path), verified) });
          }
          const joined = await join({ ws, connection: null });
          return joined.ok ? taken(path, bundle, verified) : joined;
        });
      }),
  };
}

async function chosen(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'A file that another desktop wrote',
    buttonLabel: 'Take it in',
    properties: ['openFile'],
    filters: [
      { name: 'ZIP', extensions: ['zip'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
