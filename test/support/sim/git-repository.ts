import type { GitRepository, ObjectId, Pushed, TreeChange } from '../../../electron/sync/git/repository.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Random } from '../invent.ts';
import type { SimulatedProcess } from '../simulated-process.ts';
import { systemError } from '../system-error.ts';
import { blobId, commitId, Objects, type Commit, type GitRemote } from './git-remote.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One desktop's way to the host, and its private repository on its disk. */
export class GitLine {
  readonly remote: GitRemote;
  /** What lies in the private repository on its disk. */
  objects = new Objects();
  /** The last commits that were made in it. */
  made: readonly ObjectId[] = [];
  away = false;
  signedOut = false;
  readOnly = false;
  /** How often a connection breaks: before anything was done, or after it was and before the answer came. */
  breaks = 0;

  constructor(remote: GitRemote) {
    this.remote = remote;
  }

  heal(): void {
    Object.assign(this, { away: false, signedOut: false, readOnly: false, breaks: 0 });
  }

  /** The private repository is gone: a cache, made again from the host. */
  forget(): void {
    this.objects = new Objects();
    this.made = [];
  }
}

export type GitContext = {
  readonly line: GitLine;
  readonly process: SimulatedProcess;
  readonly time: VirtualTime;
  readonly random: Random;
  /** As the code under test knows it. */
  readonly RepositoryError: new (trouble: Trouble) => Error;
  readonly before: (operation: string, path: string) => void;
};

const trouble = (kind: Trouble['kind'], message: string): Result<never, Trouble> => err({ kind, message });
const away = (): Result<never, Trouble> => trouble('away', 'The Git host can’t be reached.');
/** So many commits of earlier runs are remembered. */
const MADE = 50;
const TIME_OUT = 20_000;

/** A desktop's private repository as its process sees it. */
export function repositoryOf(context: GitContext): GitRepository {
  const { line, process, time, random } = context;
  /** The remote's refs as of the last fetch, and what was pushed since. */
  const before = line.made;
  const tracked = new Map<string, ObjectId>();
  const alive = (): void => {
    if (!process.alive) throw systemError('EIO', 'this process was killed');
  };
  const step = async (operation: string, path = ''): Promise<void> => {
    alive();
    context.before(operation, path);
    alive();
    await time.sleep(random() * 3);
    alive();
  };
  /** Talks to the host: the answer may be lost on its way back. */
  const talk = async <T>(operation: string, run: () => Result<T, Trouble>): Promise<Result<T, Trouble>> => {
    await step(operation);
    await time.sleep(50 + random() * 800);
    alive();
    if (line.away) {
      await time.sleep(TIME_OUT);
      alive();
      return away();
    }
    if (line.signedOut) return trouble('auth', 'The Git host asks to sign in.');
    if (random() < line.breaks) {
      if (random() < 0.5) run();
      return away();
    }
    const answer = run();
    await time.sleep(random() * 400);
    alive();
    return answer;
  };
  const under = (refs: ReadonlyMap<string, ObjectId>, prefix: string): Map<string, ObjectId> =>
    new Map([...refs].filter(([ref]) => ref.startsWith(prefix)));

  return {
    async remoteRefs(prefix) {
      await step('remoteRefs');
      return under(tracked, prefix);
    },
    askRefs: (prefix) => talk('askRefs', () => ok(under(line.remote.refs, prefix))),
    fetch: (prefixes, without = []) =>
      talk('fetch', () => {
        const wanted = (ref: string): boolean =>
          prefixes.some((prefix) => (prefix.endsWith('/') ? ref.startsWith(prefix) : ref === prefix)) &&
          !without.some((ending) => ref.endsWith(ending));
        for (const ref of [...tracked.keys()])
          if (wanted(ref) && !line.remote.refs.has(ref)) tracked.delete(ref);
        for (const [ref, id] of line.remote.refs) {
          if (!wanted(ref)) continue;
          line.objects.take(id, line.remote.objects);
          tracked.set(ref, id);
        }
        return ok(undefined);
      }),
    async changes(before, now, within) {
      await step('changes');
      const missing = [before, now].find((id) => id !== null && !line.objects.commits.has(id));
      if (missing !== undefined) {
        const message = 'Git’s private repository on this computer lacks a commit.';
        throw new context.RepositoryError({ kind: 'away', message });
      }
      const old = before === null ? new Map<string, ObjectId>() : treeOf(line.objects, before);
      const tree = treeOf(line.objects, now);
      const asked = (path: string): boolean => within === undefined || path.startsWith(within);
      const files = [...tree]
        .filter(([path, blob]) => asked(path) && old.get(path) !== blob)
        .map(([path, blob]) => ({ path, blob, size: line.objects.blobs.get(blob)?.length ?? 0 }));
      const gone = [...old.keys()].filter((path) => asked(path) && !tree.has(path));
      return { files, gone, leftOut: [] };
    },
    async isBefore(ancestor, commit) {
      await step('isBefore');
      return line.objects.isBefore(ancestor, commit);
    },
    async blob(id, limit) {
      await step('blob');
      const bytes = line.objects.blobs.get(id);
      return bytes === undefined || bytes.length > limit ? null : Buffer.from(bytes);
    },
    async commit(parent, changes, message) {
      await step('commit');
      const id = makeCommit(line.objects, parent, changes, message, `${time.now}|${random()}`);
      line.made = [...line.made, id].slice(-MADE);
      return ok(id);
    },
    push: (updates) =>
      talk('push', () => {
        if (line.readOnly) return trouble('read-only', 'The Git host lets this desktop read only.');
        const answers = new Map<string, Pushed>();
        for (const { ref, commit, expected } of updates) {
          const pushed = pushOne(line, ref, commit, expected);
          answers.set(ref, pushed);
          if (pushed.kind === 'done') tracked.set(ref, commit);
        }
        return ok(answers);
      }),
    remove: (ref, expected) =>
      talk<Pushed>('remove', () => {
        if (line.readOnly) return trouble('read-only', 'The Git host lets this desktop read only.');
        if (line.remote.refs.get(ref) !== expected) return ok({ kind: 'moved' });
        line.remote.refs.delete(ref);
        tracked.delete(ref);
        return ok({ kind: 'done' });
      }),
    madeBefore: () => before,
    tidy: () => step('tidy'),
    close: () => undefined,
  };
}

function treeOf(objects: Objects, id: ObjectId): ReadonlyMap<string, ObjectId> {
  const commit = objects.commits.get(id);
  if (commit === undefined) throw new Error(`the private repository has no commit ${id}`);
  return commit.tree;
}

function makeCommit(
  objects: Objects,
  parent: ObjectId | null,
  changes: readonly TreeChange[],
  message: string,
  salt: string,
): ObjectId {
  const tree = new Map(parent === null ? [] : treeOf(objects, parent));
  for (const { path, bytes } of changes) {
    if (bytes === null) tree.delete(path);
    else {
      const blob = blobId(bytes);
      objects.blobs.set(blob, Buffer.from(bytes));
      tree.set(path, blob);
    }
  }
  const commit: Commit = { parent, tree };
  const id = commitId(commit, message, salt);
  objects.commits.set(id, commit);
  return id;
}

/** As Git does it without force, with the host's rules. */
function pushOne({ remote, objects }: GitLine, ref: string, id: ObjectId, expected: ObjectId | null): Pushed {
  if (remote.refusesOwnRefs && ref.startsWith('refs/ic/')) {
    return { kind: 'ref-refused', why: 'deny updating a hidden ref' };
  }
  const there = remote.refs.get(ref) ?? null;
  if (there !== expected || (there !== null && !objects.isBefore(there, id))) return { kind: 'moved' };
  if (there === id) return { kind: 'done' };
  for (const blob of newBlobs(objects, id, there)) {
    const bytes = objects.blobs.get(blob);
    if (bytes !== undefined && remote.refusesContent(bytes)) {
      return { kind: 'content-refused', why: 'push declined due to a detected secret' };
    }
  }
  remote.objects.take(id, objects);
  remote.refs.set(ref, id);
  return { kind: 'done' };
}

/** Blobs of the commits that a push would bring. */
function newBlobs(objects: Objects, id: ObjectId, until: ObjectId | null): Set<ObjectId> {
  const found = new Set<ObjectId>();
  const known = until === null ? new Set<ObjectId>() : new Set(treeOf(objects, until).values());
  for (
    let at: ObjectId | null = id;
    at !== null && at !== until;
    at = objects.commits.get(at)?.parent ?? null
  ) {
    for (const blob of treeOf(objects, at).values()) if (!known.has(blob)) found.add(blob);
  }
  return found;
}
