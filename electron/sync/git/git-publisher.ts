import type { DeviceId } from '../../../shared/ids.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { encodeWorkspace } from '../../records/workspace.ts';
import { meaningOf } from '../paths.ts';
import type { OutgoingFile, PublishOutcome } from '../transport.ts';
import { gitBlobId } from './git-blob.ts';
import type { OwnRefs } from './own-refs.ts';
import type { RefUnion } from './ref-union.ts';
import type { GitRepository, Pushed, TreeChange } from './repository.ts';
import { contentRefused, gitStoreTroubles, refsRefused, refusedPath } from './transport-words.ts';
import { isRecordPath } from './tree-paths.ts';

type Part = 'log' | 'att';

export type PublisherContext = {
  readonly repository: GitRepository;
  readonly own: OwnRefs;
  readonly union: RefUnion;
  readonly device: DeviceId;
  readonly ws: string;
  /** Looks at the host's refs again: one was found elsewhere than believed. */
  readonly look: () => Promise<Trouble | null>;
};

/** Attached files are large: what has arrived counts, although the next ones break off. */
const MAX_BATCH = 16 * 1024 * 1024;
/** How often a push is built anew because the host's ref has moved. */
const TRIES = 4;

/** One publishing of files on this device's refs. */
export class GitPublisher {
  readonly #context: PublisherContext;
  readonly #outcomes = new Map<string, PublishOutcome>();
  /** The host was seen to take a commit to which nobody could object. */
  #harmless = false;

  constructor(context: PublisherContext) {
    this.#context = context;
  }

  /** Puts there whatever can be put there. A trouble is told of each file that it concerns, or alone where there is none. */
  async publish(
    files: readonly OutgoingFile[],
    remove: readonly string[],
  ): Promise<Result<readonly PublishOutcome[], Trouble>> {
    for (const [part, batch] of this.#batches(files)) {
      const removed = part === 'log' ? remove : [];
      const trouble = await this.#put(part, batch, removed);
      if (trouble !== null) return this.#answer(files, trouble);
    }
    if (remove.length > 0 && !files.some((file) => partOf(file.path) === 'log')) {
      const trouble = await this.#put('log', [], remove);
      if (trouble !== null) return this.#answer(files, trouble);
    }
    return this.#answer(files, null);
  }

  /** Pushes a commit with nothing in it but whose records these are: the first one, or an empty one. */
  async found(): Promise<Result<null, Trouble>> {
    const { own } = this.#context;
    const refused = await this.#isRefRefused('log');
    if (!refused.ok) return refused;
    if (refused.value === null) return ok(null);
    if (own.place === 'branches') return err(refsRefused(refused.value));
    own.place = 'branches';
    return this.found();
  }

  #answer(
    files: readonly OutgoingFile[],
    trouble: Trouble | null,
  ): Result<readonly PublishOutcome[], Trouble> {
    if (trouble !== null && ![...this.#outcomes.values()].some((outcome) => outcome.ok)) return err(trouble);
    const rest = (path: string): PublishOutcome =>
      trouble === null ? { path, ok: true } : { path, ok: false, parked: false, trouble };
    return ok(files.map(({ path }) => this.#outcomes.get(path) ?? rest(path)));
  }

  /** What is to be sent, records first, in pieces that are worth waiting for. */
  *#batches(files: readonly OutgoingFile[]): Generator<readonly [Part, readonly OutgoingFile[]]> {
    const left: Record<Part, OutgoingFile[]> = { log: [], att: [] };
    for (const file of files) {
      if (!isRecordPath(file.path) || meaningOf(file.path) === undefined)
        this.#park(file, refusedPath(file.path));
      else if (this.#isThere(file)) this.#outcomes.set(file.path, { path: file.path, ok: true });
      else left[partOf(file.path)].push(file);
    }
    if (left.log.length > 0) yield ['log', left.log];
    let batch: OutgoingFile[] = [];
    let size = 0;
    for (const file of left.att) {
      if (batch.length > 0 && size + file.bytes.length > MAX_BATCH) {
        yield ['att', batch];
        [batch, size] = [[], 0];
      }
      batch.push(file);
      size += file.bytes.length;
    }
    if (batch.length > 0) yield ['att', batch];
  }

  /** Whoever put it there: the same content under the same path. */
  #isThere({ path, bytes }: OutgoingFile): boolean {
    const { own, union } = this.#context;
    const contents = own.since.has(path) ? [] : union.contents(path);
    return contents.length > 0 && contents.includes(gitBlobId(bytes));
  }

  #park({ path }: OutgoingFile, trouble: Trouble): void {
    this.#outcomes.set(path, { path, ok: false, parked: true, trouble });
  }

  async #put(part: Part, files: readonly OutgoingFile[], remove: readonly string[]): Promise<Trouble | null> {
    const { own } = this.#context;
    const pushed = await this.#push(part, files, this.#removable(part, remove));
    if (!pushed.ok) return pushed.error;
    if (pushed.value.kind === 'done') {
      for (const { path } of files) this.#outcomes.set(path, { path, ok: true });
      return null;
    }
    const place = own.place;
    const refused = await this.#isRefRefused(part);
    if (!refused.ok) return refused.error;
    if (refused.value !== null && place === 'own') {
      // A host that takes branches only.
      own.place = 'branches';
      return this.#put(part, files, remove);
    }
    if (refused.value !== null) return refsRefused(refused.value);
    const trouble = await this.#oneByOne(part, files, pushed.value.why);
    return trouble ?? this.#removeAfter(part, files, remove);
  }

  /** What this device has there itself; of another's ref nothing is ever removed. */
  #removable(part: Part, remove: readonly string[]): string[] {
    const { own, union } = this.#context;
    const holds = (path: string): boolean =>
      own.since.has(path) ? own.since.get(path) === 'put' : union.inRef(own.name(part), path) !== undefined;
    return remove.filter((path) => partOf(path) === part && holds(path));
  }

  /** Of a stream whose new files were refused, the old ones stay: they may be what the new ones were to replace. */
  async #removeAfter(
    part: Part,
    files: readonly OutgoingFile[],
    remove: readonly string[],
  ): Promise<Trouble | null> {
    const parked = files
      .filter(({ path }) => this.#outcomes.get(path)?.ok === false)
      .map(({ path }) => folderOf(path));
    const left = this.#removable(part, remove).filter((path) => !parked.includes(folderOf(path)));
    const pushed = left.length === 0 ? null : await this.#push(part, [], left);
    return pushed === null || pushed.ok ? null : pushed.error;
  }

  /** Finds those that the host objects to, and sends all others. */
  async #oneByOne(part: Part, files: readonly OutgoingFile[], why: string): Promise<Trouble | null> {
    const [only] = files;
    if (only === undefined) return null;
    if (files.length === 1) {
      this.#park(only, contentRefused(why));
      return null;
    }
    for (const half of suspects(files, why)) {
      const pushed = await this.#push(part, half, []);
      if (!pushed.ok) return pushed.error;
      if (pushed.value.kind === 'done') {
        for (const { path } of half) this.#outcomes.set(path, { path, ok: true });
        continue;
      }
      const trouble = await this.#oneByOne(part, half, pushed.value.why);
      if (trouble !== null) return trouble;
    }
    return null;
  }

  /**
   * Whether the host takes no such ref at all: it is asked with a commit that holds nothing to object to.
   * @returns the host's words when it refuses that as well, else null.
   */
  async #isRefRefused(part: Part): Promise<Result<string | null, Trouble>> {
    if (this.#harmless) return ok(null);
    const pushed = await this.#push(part, [], []);
    if (!pushed.ok) return pushed;
    if (pushed.value.kind !== 'done') return ok(pushed.value.why);
    this.#harmless = true;
    return ok(null);
  }

  /** One commit on this device's ref. Where that has moved, it is looked at, and the commit is built anew on what is there. */
  async #push(
    part: Part,
    files: readonly OutgoingFile[],
    remove: readonly string[],
  ): Promise<Result<Exclude<Pushed, { kind: 'moved' }>, Trouble>> {
    const { repository, own, ws, look } = this.#context;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [ref, tip] = [own.name(part), own.tip(part)];
      const founding: TreeChange[] =
        tip === null && part === 'log' ? [{ path: 'icc.json', bytes: Buffer.from(encodeWorkspace(ws)) }] : [];
      const gone = remove.map((path) => ({ path, bytes: null }));
      const changes = [...founding, ...files, ...gone];
      const commit = await repository.commit(tip, changes, messageOf(files.length));
      if (!commit.ok) return commit;
      own.pushing(part, commit.value);
      const pushed = await repository.push([{ ref, commit: commit.value, expected: tip }]);
      if (!pushed.ok) return pushed;
      const outcome = pushed.value.get(ref) ?? { kind: 'moved' };
      if (outcome.kind === 'done') own.pushed(part, commit.value, changes);
      if (outcome.kind !== 'moved') return ok(outcome);
      const trouble = await look();
      if (trouble !== null) return err(trouble);
      if (own.contested) return err(gitStoreTroubles.identity);
    }
    return err(gitStoreTroubles.contested);
  }
}

const partOf = (path: string): Part => (meaningOf(path)?.kind === 'chunk' ? 'att' : 'log');
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** No build of anybody's runs for it. */
const messageOf = (count: number): string =>
  `IC Console: ${count === 0 ? 'nothing new' : count === 1 ? '1 file' : `${count} files`}\n\n[skip ci]\n`;

/** Those that the host has named and the others, where it has named some; else halves. */
function suspects(files: readonly OutgoingFile[], why: string): readonly (readonly OutgoingFile[])[] {
  const named = files.filter(({ path }) => why.includes(path));
  if (named.length > 0 && named.length < files.length)
    return [files.filter((file) => !named.includes(file)), named];
  const half = Math.ceil(files.length / 2);
  return [files.slice(0, half), files.slice(half)];
}
