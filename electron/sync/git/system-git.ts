import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { fastImport, type Author } from './fast-import.ts';
import { GitCalls, worked, type GitCallsContext } from './git-calls.ts';
import { GitTidy } from './git-tidy.ts';
import { gitTroubles } from './git-troubles.ts';
import { ObjectReader } from './object-reader.ts';
import { isTooLarge, parsePushReport } from './push-report.ts';
import { RemoteRefs } from './remote-refs.ts';
import {
  RepositoryError,
  type GitRepository,
  type ObjectId,
  type Pushed,
  type TreeChange,
  type TreeChanges,
} from './repository.ts';
import { parseDiff, parseTree, sortEntries } from './tree-listing.ts';

export type SystemGitContext = GitCallsContext & {
  readonly url: string;
  readonly author: Author;
  readonly now: () => number;
  /** Whether this Git can pack geometrically. */
  readonly geometric: boolean;
  /** The last commits of an earlier run. */
  readonly made: readonly ObjectId[];
};

type Update = { readonly ref: string; readonly commit: ObjectId | null; readonly expected: ObjectId | null };

const idPattern = /^[0-9a-f]{40,64}$/;

/** `GitRepository` over the Git of this computer: a process for each question, none of which goes through a shell. */
export class SystemGit implements GitRepository {
  readonly #context: SystemGitContext;
  readonly #calls: GitCalls;
  readonly #remote: RemoteRefs;
  readonly #tidy: GitTidy;
  readonly #sizes: ObjectReader;
  readonly #blobs: ObjectReader;
  #commits = 0;

  constructor(context: SystemGitContext) {
    this.#context = context;
    const { processes, settings } = context;
    this.#calls = new GitCalls(context);
    this.#remote = new RemoteRefs({ ...context, calls: this.#calls });
    this.#tidy = new GitTidy(this.#calls, context.geometric);
    this.#sizes = new ObjectReader(processes, settings, false);
    this.#blobs = new ObjectReader(processes, settings, true);
    this.#calls.onDamage(() => this.#release());
  }

  remoteRefs(prefix: string): Promise<ReadonlyMap<string, ObjectId>> {
    return Promise.resolve(this.#remote.under(prefix));
  }

  askRefs(prefix: string): Promise<Result<ReadonlyMap<string, ObjectId>, Trouble>> {
    return this.#remote.ask(prefix);
  }

  fetch(prefixes: readonly string[], without: readonly string[] = []): Promise<Result<void, Trouble>> {
    return this.#remote.fetch(prefixes, without);
  }

  async changes(before: ObjectId | null, now: ObjectId, within?: string): Promise<TreeChanges> {
    if (before !== null && (await this.#ask(this.#sizes, before)) === null)
      throw new RepositoryError(gitTroubles.damaged);
    const paths = within === undefined ? [] : ['--', within];
    const end = await this.#calls.local(
      before === null
        ? ['ls-tree', '-r', '-l', '-z', '--full-tree', now, ...paths]
        : ['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', before, now, ...paths],
    );
    if (!worked(end)) throw new RepositoryError(await this.#calls.troubleOf(end));
    if (before === null) return sortEntries(parseTree(end.stdout), within);
    const entries = parseDiff(end.stdout);
    const sized = entries.map(async (entry) => {
      const found = entry.blob === null || !entry.regular ? null : await this.#ask(this.#sizes, entry.blob);
      return found === null ? entry : { ...entry, size: found.size };
    });
    return sortEntries(await Promise.all(sized), within);
  }

  async isBefore(ancestor: ObjectId, commit: ObjectId): Promise<boolean> {
    if ((await this.#ask(this.#sizes, commit)) === null) return true;
    const end = await this.#calls.local(['merge-base', '--is-ancestor', ancestor, commit]);
    if (end.how === 'exit' && (end.code === 0 || end.code === 1)) return end.code === 0;
    throw new RepositoryError(await this.#calls.troubleOf(end));
  }

  async blob(id: ObjectId, limit: number): Promise<Uint8Array | null> {
    const found = idPattern.test(id) ? await this.#ask(this.#sizes, id) : null;
    if (found?.type !== 'blob' || found.size > limit) return null;
    return (await this.#ask(this.#blobs, id))?.bytes ?? null;
  }

  /** Once more where the process ended in the middle: another one is started. */
  async #ask(reader: ObjectReader, id: ObjectId): ReturnType<ObjectReader['ask']> {
    try {
      return await reader.ask(id).catch(() => reader.ask(id));
    } catch {
      throw new RepositoryError(gitTroubles.stopped);
    }
  }

  async commit(
    parent: ObjectId | null,
    changes: readonly TreeChange[],
    message: string,
  ): Promise<Result<ObjectId, Trouble>> {
    const { author, now } = this.#context;
    const input = fastImport({ parent, changes, message, author, at: now(), n: this.#commits++ });
    const end = await this.#calls.local(['fast-import', '--quiet', '--force', '--done'], input);
    const id = end.stdout.toString('latin1').trim();
    return worked(end) && idPattern.test(id) ? ok(id) : err(await this.#calls.troubleOf(end));
  }

  madeBefore(): readonly ObjectId[] {
    return this.#context.made;
  }

  push(updates: readonly Update[]): Promise<Result<ReadonlyMap<string, Pushed>, Trouble>> {
    return this.#push(updates);
  }

  async remove(ref: string, expected: ObjectId): Promise<Result<Pushed, Trouble>> {
    const pushed = await this.#push([{ ref, commit: null, expected }]);
    return pushed.ok ? ok(pushed.value.get(ref) ?? { kind: 'done' }) : pushed;
  }

  async #push(updates: readonly Update[]): Promise<Result<ReadonlyMap<string, Pushed>, Trouble>> {
    // The lease is what `expected` says: what is pushed is built on it, so that nobody's commit is ever replaced.
    const leases = updates.map(({ ref, expected }) => `--force-with-lease=${ref}:${expected ?? ''}`);
    const specs = updates.map(({ ref, commit }) => `${commit ?? ''}:${ref}`);
    const options = ['--porcelain', '--progress', '--no-recurse-submodules', '--no-verify', ...leases];
    const end = await this.#calls.talk(['push', ...options, this.#context.url, ...specs]);
    const report = parsePushReport(end.stdout.toString('utf8'), end.stderr);
    if (end.how !== 'exit' || !updates.every(({ ref }) => report.has(ref))) {
      if (!isTooLarge(end)) return err(await this.#calls.troubleOf(end));
      const why = 'what was sent is too large for this host';
      return ok(new Map(updates.map(({ ref }) => [ref, { kind: 'content-refused', why }])));
    }
    for (const { ref, commit } of updates)
      if (report.get(ref)?.kind === 'done') this.#remote.pushed(ref, commit);
    return ok(report);
  }

  tidy(): Promise<void> {
    return this.#tidy.run(() => this.#release());
  }

  #release(): void {
    this.#sizes.stop();
    this.#blobs.stop();
  }

  close(): void {
    this.#context.processes.close();
  }
}
