import { err, type Result } from '../../../shared/result.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';

/** A commit's or a blob's id, in hexadecimal. */
export type ObjectId = string;

/** A regular file in a commit's tree. */
export type TreeFile = { readonly path: string; readonly blob: ObjectId; readonly size: number };

/** What is to be read of a commit's tree. */
export type TreeChanges = {
  readonly files: readonly TreeFile[];
  readonly gone: readonly string[];
  /** What is in the tree and is nothing to read: links, other repositories, names beyond the limits. */
  readonly leftOut: readonly string[];
};

/** What became of one ref in a push. */
export type Pushed =
  | { readonly kind: 'done' }
  /** The remote's ref is not the one that was built on: somebody else has written it. */
  | { readonly kind: 'moved' }
  /** The host takes no such ref, from anybody. */
  | { readonly kind: 'ref-refused'; readonly why: string }
  /** The host refuses what is in it: a secret scanner, a size limit, a rule of the repository. */
  | { readonly kind: 'content-refused'; readonly why: string };

/** A change of a tree: null removes the file. */
export type TreeChange = { readonly path: string; readonly bytes: Uint8Array | null };

/** The private repository does not answer: thrown where an answer is no `Result`, and caught by the transport. */
export class RepositoryError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

/** An answer in which the private repository's own troubles are troubles like the others. */
export async function quietly<T>(run: () => Promise<Result<T, Trouble>>): Promise<Result<T, Trouble>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RepositoryError) return err(error.trouble);
    throw error;
  }
}

/**
 * What the Git transport needs of Git, and no more, so that a simulated remote can be away, refuse, be rewound and hold
 * hostile trees. The repository is private and bare: there is no work tree, ever. Troubles are `away`, `auth`, `no-git`,
 * `address`, `read-only` and `full`; what throws, but for `RepositoryError`, is a bug.
 */
export type GitRepository = {
  /**
   * The remote's refs under a prefix (`refs/ic/1/`, `refs/heads/icc/`, `refs/heads/incidents`) as of the last fetch
   * and what was pushed since: one that the last fetch did not find any more is not among them, although its objects
   * are kept. None before the first fetch.
   */
  remoteRefs(prefix: string): Promise<ReadonlyMap<string, ObjectId>>;
  /** Asks the remote which refs it has, without fetching: the first question of a probe. */
  askRefs(prefix: string): Promise<Result<ReadonlyMap<string, ObjectId>, Trouble>>;
  /**
   * Fetches refs, by prefix (ending in `/`) or by name, without those whose name ends in one of `without`; nothing that
   * was fetched before is removed.
   */
  fetch(prefixes: readonly string[], without?: readonly string[]): Promise<Result<void, Trouble>>;
  /**
   * Regular files that differ from `before`, or all, and paths that are gone. Only names within the limits of the
   * records; with `within` (`p/`, `view/`) only the people's files in that folder, by the limits of theirs.
   */
  changes(before: ObjectId | null, now: ObjectId, within?: string): Promise<TreeChanges>;
  /** Whether a commit is another one or comes before it; of a `commit` that is not here any more, that can't be denied. */
  isBefore(ancestor: ObjectId, commit: ObjectId): Promise<boolean>;
  /** The bytes of a blob; null when it is larger than `limit` or is not there. */
  blob(id: ObjectId, limit: number): Promise<Uint8Array | null>;
  /** Makes a commit on `parent` (null for a first one) with these changes; writes objects only, moves no ref. */
  commit(
    parent: ObjectId | null,
    changes: readonly TreeChange[],
    message: string,
  ): Promise<Result<ObjectId, Trouble>>;
  /** The last commits that were made here in an earlier run: a push of one may still be on its way. */
  madeBefore(): readonly ObjectId[];
  /** Pushes commits to refs, never by force: `expected` is what the remote's ref is believed to be (null: none). */
  push(
    updates: readonly {
      readonly ref: string;
      readonly commit: ObjectId;
      readonly expected: ObjectId | null;
    }[],
  ): Promise<Result<ReadonlyMap<string, Pushed>, Trouble>>;
  /** Removes a ref of this device's own: what a probe made. */
  remove(ref: string, expected: ObjectId): Promise<Result<Pushed, Trouble>>;
  /** Off the hot path: packs loose objects when there are many. */
  tidy(): Promise<void>;
  close(): void;
};
