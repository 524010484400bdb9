/**
 * What the folder transport needs of a share, and no more, so that a simulated one can hang, forget, fill up and be
 * rolled back. Nothing here may block: a share can take minutes to answer, or never do. Rejections carry Node's codes
 * (`ENOENT`, `EACCES`, `ENOSPC`, `EROFS`, `EBUSY` ...), and `ETIMEDOUT` where there was no answer in time.
 */
export type ShareFiles = {
  /** The names in a folder, in no order. ENOENT when there is none. */
  list(path: string): Promise<string[]>;
  /** The content of a regular file; refuses links, pipes and devices (EINVAL, ELOOP) and what is larger (EFBIG). */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** A new file, written whole, its size checked and synced; EEXIST when there is one. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Gives a file a name, in place of what had it. */
  rename(from: string, to: string): Promise<void>;
  /** No error when it is gone already. */
  remove(path: string): Promise<void>;
  /** With the folders above it. */
  makeFolder(path: string): Promise<void>;
  /** Makes the names in a folder last, as far as the share can. */
  syncFolder(path: string): Promise<void>;
  /** Size in bytes and time of change in ms on the share's clock; undefined when there is no such thing. */
  stat(path: string): Promise<{ readonly size: number; readonly changed: number } | undefined>;
};
