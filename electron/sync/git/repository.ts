import type { Result } from '../../../shared/result.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';

/** A commit's or a blob's id, in hexadecimal. */
export type ObjectId = string;

/** A regular file in a commit's tree. */
export type TreeFile = { readonly path: string; readonly blob: ObjectId; readonly size: number };

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

/**
 * What the Git transport needs of Git, and no more, so that a simulated remote can be away, refuse, be rewound and hold
 * hostile trees. The repository is private and bare: there is no work tree, ever. Troubles are `away`, `auth`, `no-git`,
 * `address`, `read-only` and `full`; what throws is a bug.
 */
export type GitRepository = {
  /** The remote's refs under a prefix as of the last fetch (`refs/ic/1/`, `refs/heads/icc/`, `refs/heads/incidents`). */
  remoteRefs(prefix: string): Promise<ReadonlyMap<string, ObjectId>>;
  /** Asks the remote which refs it has, without fetching: the first question of a probe. */
  askRefs(prefix: string): Promise<Result<ReadonlyMap<string, ObjectId>, Trouble>>;
  /** Fetches refs by prefix, never removing one that the remote has lost. */
  fetch(prefixes: readonly string[]): Promise<Result<void, Trouble>>;
  /** Regular files (mode 100644, name within the limits) that differ from `before`, or all; and paths that are gone. */
  changes(
    before: ObjectId | null,
    now: ObjectId,
  ): Promise<{ readonly files: readonly TreeFile[]; readonly gone: readonly string[] }>;
  /** The bytes of a blob; null when it is larger than `limit` or is not there. */
  blob(id: ObjectId, limit: number): Promise<Uint8Array | null>;
  /** Makes a commit on `parent` (null for a first one) with these changes; writes objects only, moves no ref. */
  commit(parent: ObjectId | null, changes: readonly TreeChange[], message: string): Promise<Result<ObjectId, Trouble>>;
  /** Pushes commits to refs, never by force: `expected` is what the remote's ref is believed to be (null: none). */
  push(
    updates: readonly { readonly ref: string; readonly commit: ObjectId; readonly expected: ObjectId | null }[],
  ): Promise<Result<ReadonlyMap<string, Pushed>, Trouble>>;
  /** Off the hot path: packs loose objects when there are many. */
  tidy(): Promise<void>;
  close(): void;
};
