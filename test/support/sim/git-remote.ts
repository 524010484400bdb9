import * as crypto from 'node:crypto';
import type { ObjectId } from '../../../electron/sync/git/repository.ts';

/** A commit with its whole tree: blobs by path. */
export type Commit = { readonly parent: ObjectId | null; readonly tree: ReadonlyMap<string, ObjectId> };

export const blobId = (bytes: Uint8Array): ObjectId => crypto.hash('sha1', bytes, 'hex');
export const commitId = (commit: Commit, message: string, salt: string): ObjectId =>
  crypto.hash('sha1', JSON.stringify([commit.parent, [...commit.tree].sort(), message, salt]), 'hex');

/** Commits and blobs: content-addressed, so that whoever holds one holds the same. */
export class Objects {
  readonly commits = new Map<ObjectId, Commit>();
  readonly blobs = new Map<ObjectId, Buffer>();

  /** Takes over a commit, those before it and their blobs from another store of objects. */
  take(id: ObjectId, from: Objects): void {
    for (let at: ObjectId | null = id; at !== null && !this.commits.has(at);) {
      const commit = from.commits.get(at);
      if (commit === undefined) throw new Error(`${at} is no commit`);
      this.commits.set(at, commit);
      for (const blob of commit.tree.values()) {
        const bytes = from.blobs.get(blob);
        if (bytes !== undefined) this.blobs.set(blob, bytes);
      }
      at = commit.parent;
    }
  }

  /** Whether `ancestor` is `id` or comes before it. */
  isBefore(ancestor: ObjectId, id: ObjectId): boolean {
    for (let at: ObjectId | null = id; at !== null; at = this.commits.get(at)?.parent ?? null) {
      if (at === ancestor) return true;
    }
    return false;
  }
}

/** The repository on the host, and the host's rules. */
export class GitRemote {
  readonly objects = new Objects();
  readonly refs = new Map<string, ObjectId>();
  /** The host takes only branches and tags. */
  refusesOwnRefs = false;
  /** What its secret scanner finds in a file. */
  refusesContent: (bytes: Uint8Array) => boolean = () => false;

  /** A ref goes back by some commits, as if the host had been restored from a backup. */
  rewind(ref: string, by: number): void {
    let at: ObjectId | null = this.refs.get(ref) ?? null;
    for (let i = 0; i < by && at !== null; i += 1) at = this.objects.commits.get(at)?.parent ?? null;
    if (at === null) this.refs.delete(ref);
    else this.refs.set(ref, at);
  }
}
