import { join } from 'node:path';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { codeOf, type FileSystem } from '../../records/file-system.ts';
import { worked, type GitCalls } from './git-calls.ts';
import type { GitEnd } from './git-process.ts';
import { isHostile } from './git-troubles.ts';
import { parseFetchHead, parseRefs, refspecs } from './ref-lines.ts';
import type { ObjectId } from './repository.ts';

/**
 * With more refs than these, the older protocol would bring a long list at each look; with fewer it saves a request: half
 * of what a look costs.
 */
const FEW_REFS = 300;
/** After so many fetches, refs that broke a rule are tried once more. */
const FORGIVE = 200;
const MAX_FETCH_HEAD = 64 * 1024 * 1024;

export type RemoteRefsContext = {
  readonly calls: GitCalls;
  readonly gitDir: string;
  readonly url: string;
  readonly fs: FileSystem;
};

/** The host's refs, as of the last fetch and what was pushed since. */
export class RemoteRefs {
  readonly #context: RemoteRefsContext;
  readonly #refs = new Map<string, ObjectId>();
  /** Refs whose content breaks a rule, which would keep all others from being fetched. */
  readonly #hostile = new Set<string>();
  #fetches = 0;

  constructor(context: RemoteRefsContext) {
    this.#context = context;
    context.calls.onDamage(() => this.#refs.clear());
  }

  under(prefix: string): ReadonlyMap<string, ObjectId> {
    return new Map([...this.#refs].filter(([ref]) => ref.startsWith(prefix)));
  }

  /** The host has taken a push; null: of a removal. */
  pushed(ref: string, commit: ObjectId | null): void {
    if (commit === null) this.#refs.delete(ref);
    else this.#refs.set(ref, commit);
  }

  async ask(prefix: string): Promise<Result<ReadonlyMap<string, ObjectId>, Trouble>> {
    const { calls, url } = this.#context;
    const pattern = prefix === '' ? [] : [prefix.endsWith('/') ? `${prefix}*` : prefix];
    const end = await calls.talk(['ls-remote', '--quiet', '--refs', url, ...pattern]);
    if (!worked(end)) return err(await calls.readTroubleOf(end));
    const refs = parseRefs(end.stdout.toString('utf8'));
    if (prefix === '') calls.protocol = refs.size <= FEW_REFS ? ['-c', 'protocol.version=0'] : [];
    // Patterns of ls-remote fit the end of a name, wherever it begins.
    return ok(new Map([...refs].filter(([ref]) => ref.startsWith(prefix))));
  }

  async fetch(prefixes: readonly string[], without: readonly string[]): Promise<Result<void, Trouble>> {
    const { calls } = this.#context;
    if (calls.protocol === undefined) {
      const asked = await this.ask('');
      if (!asked.ok) return asked;
    }
    if (++this.#fetches % FORGIVE === 0) this.#hostile.clear();
    const end = await this.#fetch(prefixes, without);
    if (isHostile(end)) return this.#fetchEach(prefixes, without);
    if (worked(end)) return ok(undefined);
    const missing = prefixes.filter(
      (prefix) => !prefix.endsWith('/') && end.stderr.includes(`couldn't find remote ref ${prefix}`),
    );
    if (missing.length === 0) return err(await calls.readTroubleOf(end));
    for (const ref of missing) this.#refs.delete(ref);
    const left = prefixes.filter((prefix) => !missing.includes(prefix));
    return left.length === 0 ? ok(undefined) : this.fetch(left, without);
  }

  async #fetch(prefixes: readonly string[], without: readonly string[]): Promise<GitEnd> {
    const { calls, url } = this.#context;
    const options = ['--no-tags', '--no-recurse-submodules', '--force', '--progress'];
    const end = await calls.talk(['fetch', ...options, url, ...refspecs(prefixes, without, this.#hostile)]);
    // A ref that can't be kept under its name (a folder is in its place) is told of all the same, with its objects.
    if (
      !worked(end) &&
      !/cannot lock ref|unable to update local ref|some local refs could not/i.test(end.stderr)
    )
      return end;
    const fetched = this.#fetchHead();
    if (typeof fetched === 'string') return { ...end, how: 'exit', code: 1, stderr: fetched };
    const asked = (ref: string): boolean =>
      prefixes.some((prefix) => (prefix.endsWith('/') ? ref.startsWith(prefix) : ref === prefix)) &&
      !without.some((ending) => ref.endsWith(ending));
    for (const ref of this.#refs.keys()) if (asked(ref) && !fetched.has(ref)) this.#refs.delete(ref);
    for (const [ref, id] of fetched) this.#refs.set(ref, id);
    return { ...end, how: 'exit', code: 0 };
  }

  /** @returns why it can't be read, if so. */
  #fetchHead(): ReadonlyMap<string, ObjectId> | string {
    const { fs, gitDir } = this.#context;
    try {
      const path = join(gitDir, 'FETCH_HEAD');
      if (fs.stat(path) === undefined) return new Map();
      return parseFetchHead(Buffer.from(fs.read(path, MAX_FETCH_HEAD)).toString('utf8'));
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return `what was fetched can't be read: ${code}`;
    }
  }

  /** One ref after the other, so that the one that breaks a rule keeps no other from arriving. */
  async #fetchEach(prefixes: readonly string[], without: readonly string[]): Promise<Result<void, Trouble>> {
    const { calls } = this.#context;
    for (const prefix of prefixes) {
      const asked = await this.ask(prefix);
      if (!asked.ok) return asked;
      for (const [ref, id] of asked.value) {
        if (this.#refs.get(ref) === id || this.#hostile.has(ref)) continue;
        if (without.some((ending) => ref.endsWith(ending))) continue;
        const end = await this.#fetch([ref], []);
        if (isHostile(end)) this.#hostile.add(ref);
        else if (!worked(end)) return err(await calls.readTroubleOf(end));
      }
    }
    const end = await this.#fetch(prefixes, without);
    return worked(end) ? ok(undefined) : err(await calls.readTroubleOf(end));
  }
}
