import { meaningOf } from '../paths.ts';
import type { Listing, RemoteFile } from '../transport.ts';
import type { ObjectId, TreeChanges } from './repository.ts';

type Tree = { readonly commit: ObjectId; readonly files: Map<string, ObjectId> };

/** A ref as it stands now: what differs from before, or its whole tree. */
export type RefChange =
  | { readonly commit: ObjectId; readonly kind: 'differs' | 'whole'; readonly changes: TreeChanges }
  /** The remote has no such ref any more. */
  | { readonly commit: null };

/**
 * What the refs of all devices hold together: a path that several have counts once, two contents under one path are both
 * there, and a path is gone when no ref has it any more.
 */
export class RefUnion {
  readonly #trees = new Map<string, Tree>();
  /** By path: how many refs hold which content. */
  readonly #held = new Map<string, Map<ObjectId, number>>();
  /** What was under a path when it was last told of, where that has changed since. */
  readonly #told = new Map<string, ReadonlySet<ObjectId>>();

  /** The commit that a ref was at when it was last taken in. */
  commitOf(ref: string): ObjectId | undefined {
    return this.#trees.get(ref)?.commit;
  }

  refs(): readonly string[] {
    return [...this.#trees.keys()];
  }

  /** What one ref holds under a path. */
  inRef(ref: string, path: string): ObjectId | undefined {
    return this.#trees.get(ref)?.files.get(path);
  }

  /** The contents under a path, whoever has them. */
  contents(path: string): readonly ObjectId[] {
    return [...(this.#held.get(path)?.keys() ?? [])];
  }

  paths(): IterableIterator<string> {
    return this.#held.keys();
  }

  /** Takes in what has changed, all at once. */
  apply(changed: ReadonlyMap<string, RefChange>): void {
    for (const [ref, change] of changed) {
      const files = this.#trees.get(ref)?.files ?? new Map<string, ObjectId>();
      for (const [path, blob] of differences(files, change)) {
        const was = files.get(path);
        if (was === blob) continue;
        if (!this.#told.has(path)) this.#told.set(path, new Set(this.#held.get(path)?.keys()));
        if (was !== undefined) this.#count(path, was, -1);
        if (blob !== undefined) this.#count(path, blob, 1);
        if (blob === undefined) files.delete(path);
        else files.set(path, blob);
      }
      if (change.commit === null) this.#trees.delete(ref);
      else this.#trees.set(ref, { commit: change.commit, files });
    }
  }

  /** What appeared and what is gone since it was last told. */
  tell(): Omit<Listing, 'complete'> {
    const appeared: RemoteFile[] = [];
    const gone: string[] = [];
    for (const [path, was] of this.#told) {
      const is = this.contents(path);
      for (const tag of is) if (!was.has(tag)) appeared.push({ path, tag });
      if (is.length === 0 && was.size > 0) gone.push(path);
    }
    this.#told.clear();
    return { appeared, gone };
  }

  #count(path: string, blob: ObjectId, by: 1 | -1): void {
    const contents = this.#held.get(path) ?? new Map<ObjectId, number>();
    const count = (contents.get(blob) ?? 0) + by;
    if (count > 0) contents.set(blob, count);
    else contents.delete(blob);
    if (contents.size > 0) this.#held.set(path, contents);
    else this.#held.delete(path);
  }
}

/** What to put under each path of a ref; undefined takes it away. Only what means anything to the exchange. */
function differences(
  files: ReadonlyMap<string, ObjectId>,
  change: RefChange,
): Map<string, ObjectId | undefined> {
  const found = new Map<string, ObjectId | undefined>();
  if (change.commit === null || change.kind === 'whole')
    for (const path of files.keys()) found.set(path, undefined);
  if (change.commit === null) return found;
  for (const path of change.changes.gone) found.set(path, undefined);
  for (const { path, blob } of change.changes.files) if (meaningOf(path) !== undefined) found.set(path, blob);
  return found;
}
