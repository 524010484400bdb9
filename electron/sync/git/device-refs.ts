import type { DeviceId } from '../../../shared/ids.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { parseWorkspace, STORE_FORMAT } from '../../records/workspace.ts';
import { attachmentEnds, parseRef, refPrefixes } from './git-refs.ts';
import { RefUnion, type RefChange } from './ref-union.ts';
import { RepositoryError, type GitRepository, type ObjectId } from './repository.ts';

const STORE_FILE = 'icc.json';
const MAX_STORE_FILE = 64 * 1024;

/** Whose records a ref holds; `ws` null where that can't be told. */
type Owner = {
  readonly commit: ObjectId;
  readonly ws: string | null;
  readonly fmt: number;
  readonly minReader: number;
};

export type Look = {
  /** Also those of attached files, which are large. */
  readonly attachments: boolean;
  /** Whose records are taken in; null: of the workspace that most devices write for. */
  readonly ws: string | null;
  /** The same where nobody writes for `ws`. */
  readonly orAny?: boolean;
  /** Refs that are fetched on the way (the people's branch). */
  readonly also?: readonly string[];
};

/** What a look at all devices' refs found. */
export type Looked = {
  /** How many devices write for each workspace. */
  readonly workspaces: ReadonlyMap<string, number>;
  /** Whether there is any device's ref at all. */
  readonly empty: boolean;
  /** Devices whose records have changed since the look before. */
  readonly moved: readonly DeviceId[];
};

/** All devices' refs at the host, as of the last look, and what those of one workspace hold together. */
export class DeviceRefs {
  readonly union = new RefUnion();
  readonly #repository: GitRepository;
  readonly #owners = new Map<string, Owner>();

  constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  /** Fetches and takes in what has changed. */
  async look({ attachments, ws, orAny = false, also = [] }: Look): Promise<Result<Looked, Trouble>> {
    const without = attachments ? [] : attachmentEnds;
    const fetched = await this.#repository.fetch([...refPrefixes, ...also], without);
    if (!fetched.ok) return fetched;
    const there = await this.refs();
    const changed = new Map<string, RefChange>();
    for (const [ref, commit] of there) {
      if (parseRef(ref)?.part === 'log' && this.#owners.get(ref)?.commit !== commit)
        changed.set(ref, await this.#changes(ref, commit));
    }
    for (const ref of this.#owners.keys()) if (!there.has(ref)) this.#owners.delete(ref);
    const workspaces = this.#workspaces();
    const wanted = ws === null || (orAny && !workspaces.has(ws)) ? mostUsed(workspaces) : ws;
    if (attachments) await this.#attachments(there, changed, wanted);
    for (const ref of this.union.refs()) {
      const part = parseRef(ref)?.part;
      if (!there.has(ref) && (attachments || part === 'log')) changed.set(ref, { commit: null });
    }
    const moved = [...changed]
      .filter(([, { commit }]) => commit !== null)
      .flatMap(([ref]) => parseRef(ref)?.device ?? []);
    for (const ref of changed.keys()) {
      const owner = this.#owners.get(ref);
      if (owner === undefined || owner.ws === wanted) continue;
      // Another workspace's: it was never taken in, or has become another's.
      if (this.union.commitOf(ref) === undefined) changed.delete(ref);
      else changed.set(ref, { commit: null });
    }
    this.union.apply(changed);
    return ok({ workspaces, empty: this.#owners.size === 0, moved: [...new Set(moved)] });
  }

  /** All devices' refs that the host had at the last look. */
  async refs(): Promise<ReadonlyMap<string, ObjectId>> {
    const all = new Map<string, ObjectId>();
    for (const prefix of refPrefixes)
      for (const [ref, commit] of await this.#repository.remoteRefs(prefix))
        if (parseRef(ref) !== undefined) all.set(ref, commit);
    return all;
  }

  /** What the newest version among those that write for a workspace asks for. */
  formatOf(ws: string): { readonly fmt: number; readonly minReader: number } {
    const owners = [...this.#owners.values()].filter((owner) => owner.ws === ws);
    return {
      fmt: Math.max(STORE_FORMAT, ...owners.map(({ fmt }) => fmt)),
      minReader: Math.max(1, ...owners.map(({ minReader }) => minReader)),
    };
  }

  async #attachments(
    there: ReadonlyMap<string, ObjectId>,
    changed: Map<string, RefChange>,
    ws: string | null,
  ): Promise<void> {
    const others = new Set(
      [...this.#owners].filter(([, owner]) => owner.ws !== ws).map(([ref]) => parseRef(ref)?.device),
    );
    for (const [ref, commit] of there) {
      const found = parseRef(ref);
      if (found?.part !== 'att' || others.has(found.device) || this.union.commitOf(ref) === commit) continue;
      changed.set(ref, await this.#difference(ref, commit));
    }
  }

  /** What has changed in a device's records, and for whom they are. */
  async #changes(ref: string, commit: ObjectId): Promise<RefChange> {
    const change = await this.#difference(ref, commit);
    const file = change.changes.files.find(({ path }) => path === STORE_FILE);
    const known = this.#owners.get(ref);
    const lost = change.kind === 'whole' || change.changes.gone.includes(STORE_FILE);
    if (file === undefined && known !== undefined && !lost) this.#owners.set(ref, { ...known, commit });
    else {
      const bytes = file === undefined ? null : await this.#repository.blob(file.blob, MAX_STORE_FILE);
      const found = bytes === null ? undefined : parseWorkspace(bytes);
      this.#owners.set(ref, { commit, ...(found ?? { ws: null, fmt: STORE_FORMAT, minReader: 1 }) });
    }
    // Of a ref that was not taken in before, all of it is new.
    return this.union.commitOf(ref) === undefined && change.kind === 'differs'
      ? { commit, kind: 'whole', changes: await this.#repository.changes(null, commit) }
      : change;
  }

  async #difference(ref: string, commit: ObjectId): Promise<Extract<RefChange, { readonly kind: string }>> {
    const before = this.union.commitOf(ref) ?? this.#owners.get(ref)?.commit ?? null;
    if (before !== null) {
      try {
        return { commit, kind: 'differs', changes: await this.#repository.changes(before, commit) };
      } catch (error) {
        // What was known is gone from this computer: the whole tree tells as well.
        if (!(error instanceof RepositoryError)) throw error;
      }
    }
    return { commit, kind: 'whole', changes: await this.#repository.changes(null, commit) };
  }

  #workspaces(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { ws } of this.#owners.values()) if (ws !== null) counts.set(ws, (counts.get(ws) ?? 0) + 1);
    return counts;
  }
}

/** The workspace that most write for; of several the first by name, so that everybody takes the same. */
export const mostUsed = (workspaces: ReadonlyMap<string, number>): string | null =>
  [...workspaces].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
