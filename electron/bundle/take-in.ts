import { err, ok, type Result } from '../../shared/result.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { RecordStore } from '../records/store.ts';
import { isHere, takeAll, type Read } from '../sync/intake.ts';
import { LocalFiles } from '../sync/local-files.ts';
import { meaningOf, type PathMeaning } from '../sync/paths.ts';
import { contentHash } from '../sync/people/content.ts';
import { LocalPlaybook } from '../sync/people/local-playbook.ts';
import { nameBeside } from '../sync/people/travelling-names.ts';
import type { Listed } from './manifest.ts';
import type { OpenBundle } from './open-bundle.ts';
import { kindOf } from './paths.ts';
import { lackOfRoom, type LackOfRoom } from './room.ts';
import { readListed, type Verified } from './verify-bundle.ts';
import type { Progress } from './write-bundle.ts';

/** So much is checked and written together: each file is synced, each folder once. */
const BATCH_FILES = 128;
const BATCH_BYTES = 8 * 1024 * 1024;

export type TakenIn = {
  /** Streams that have something new. */
  readonly streams: readonly string[];
  readonly segments: number;
  readonly attachments: number;
  readonly cards: number;
  /** Files of the playbook that are new here. */
  readonly playbook: readonly string[];
  /** Those that are others here: the bundle's stand beside them, under these names. */
  readonly beside: readonly string[];
  /** How many files are not used here: their words were taken out. */
  readonly unused: number;
};

/** Why nothing was taken, or no more: the disk has no room for all of it, or the bundle changed; the rest of a sentence. */
export type NotTaken =
  ({ readonly kind: 'no-room' } & LackOfRoom) | { readonly kind: 'changed'; readonly why: string };

/**
 * Takes a verified bundle into a store of the same workspace, as if it had come from a meeting point: what is here already is
 * left alone, so that doing it twice adds nothing.
 * @returns what was new; where there is no room for all of it, nothing was written.
 * @throws the file system's error when this desktop's own disk refuses: what came so far is whole.
 */
export async function takeIn(
  { store, fs, now }: { store: RecordStore; fs: FileSystem; now: () => number },
  bundle: OpenBundle,
  { manifest, madeBy }: Verified,
  progress: Progress = () => undefined,
): Promise<Result<TakenIn, NotTaken>> {
  const local = new LocalFiles(fs, store.layout, now);
  local.lookAtAll((stream) => local.look(stream));
  const context = { store, fs, local };
  const tally = { streams: new Set<string>(), segments: 0, attachments: 0, cards: 0, unused: 0 };
  let batch: Read[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const taken = await takeAll(context, batch);
    for (const [i, outcome] of taken.entries()) {
      const kind = batch[i]?.meaning.kind;
      if (outcome.kind !== 'taken') tally.unused += 1;
      else if (outcome.card !== undefined) tally.cards += 1;
      else if (outcome.changed !== undefined) {
        tally.streams.add(outcome.changed);
        if (kind === 'chunk') tally.attachments += 1;
        else tally.segments += 1;
      }
    }
    batch = [];
    size = 0;
  };
  const isNew = (meaning: PathMeaning): boolean =>
    !isHere(context, meaning, (stream) => store.trust.redactionsIn(stream).size);
  const records = inOrder(manifest.files);
  const lack = lackOfRoom(
    store.layout.root,
    records.filter(([path]) => {
      const meaning = meaningOf(path);
      return meaning !== undefined && isNew(meaning);
    }),
  );
  if (lack !== undefined) return err({ kind: 'no-room', ...lack });
  for (const [i, listed] of records.entries()) {
    const meaning = meaningOf(listed[0]);
    if (meaning === undefined) continue;
    // Cards are written before what their devices wrote is checked.
    if (batch.length > 0 && batch[0]?.meaning.kind !== meaning.kind) await flush();
    if (isNew(meaning)) {
      const content = await readListed(bundle, listed);
      if (!content.ok) return err({ kind: 'changed', why: content.error });
      batch.push({ meaning, bytes: content.value });
      size += content.value.length;
    }
    if (batch.length >= BATCH_FILES || size >= BATCH_BYTES) await flush();
    progress(i + 1, records.length);
  }
  await flush();
  await store.trust.poll();
  await store.settled();
  const pages = await takePlaybook({ fs, store, now }, bundle, manifest.files, madeBy.name);
  return pages.ok
    ? ok({ ...tally, streams: [...tally.streams], ...pages.value })
    : err({ kind: 'changed', why: pages.error });
}

const rank = { workspace: 9, card: 0, segment: 1, chunk: 2, playbook: 9 } as const;

/** Cards, then records, then attached files: each is checked by what came before it. */
const inOrder = (files: readonly Listed[]): readonly Listed[] =>
  files
    .map((listed) => ({ listed, at: rank[kindOf(listed[0]) ?? 'playbook'] }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at)
    .map(({ listed }) => listed);

/**
 * The playbook's files. A bundle may be older than what is here, and says nothing of which of the two was edited last: where
 * they differ, the one here stays in force and the bundle's is put beside it.
 */
async function takePlaybook(
  { fs, store, now }: { fs: FileSystem; store: RecordStore; now: () => number },
  bundle: OpenBundle,
  files: readonly Listed[],
  from: string,
): Promise<Result<Pick<TakenIn, 'playbook' | 'beside'>, string>> {
  const playbook = new LocalPlaybook(fs, store.layout);
  const here = playbook.look(now());
  const taken: string[] = [];
  const beside: string[] = [];
  for (const listed of files.filter(([path]) => kindOf(path) === 'playbook')) {
    const [path] = listed;
    const content = await readListed(bundle, listed);
    if (!content.ok) return content;
    const sha = contentHash(content.value);
    if (here.get(path)?.sha === sha) continue;
    if (!playbook.has(path)) {
      if (await playbook.replace(path, undefined, content.value)) taken.push(path);
      continue;
    }
    const name = nameBeside(path, from, sha);
    if (!playbook.has(name) && (await playbook.replace(name, undefined, content.value))) beside.push(name);
  }
  return ok({ playbook: taken, beside });
}
