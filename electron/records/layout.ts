import { join } from 'node:path';

/** Where everything is, the same in a folder and in a Git tree; what is under `local` never leaves this desktop. */
export type Layout = ReturnType<typeof layoutOf>;

export const layoutOf = (root: string) => ({
  root,
  workspace: join(root, 'icc.json'),
  cards: join(root, 'm'),
  streams: join(root, 'i'),
  segments: (stream: string) => join(root, 'i', stream, 's'),
  attachments: (stream: string) => join(root, 'i', stream, 'a'),
  chunk: (stream: string, hash: string) => join(root, 'i', stream, 'a', hash.slice(0, 2), `${hash}.bin`),
  local: join(root, 'local'),
  identity: join(root, 'local', 'identity.json'),
  setupLock: join(root, 'local', 'setup.lock'),
  locks: join(root, 'local', 'locks'),
  lock: (writer: string) => join(root, 'local', 'locks', `${writer}.lock`),
  writers: join(root, 'local', 'w'),
  writer: (writer: string) => join(root, 'local', 'w', writer),
  wal: (writer: string, stream: string, generation: number) =>
    join(root, 'local', 'w', writer, `${stream}.${generation}.wal`),
  checkpoints: join(root, 'local', 'checkpoints'),
  checkpoint: (stream: string) => join(root, 'local', 'checkpoints', `${stream}.ckpt`),
  summaries: join(root, 'local', 'summaries.json'),
  /** The index of what was recorded, made from the records; SQLite keeps files of its own beside it. */
  index: join(root, 'local', 'index.db'),
  quarantine: join(root, 'local', 'quarantine'),
  /** The devices that this desktop trusts from the start. */
  trust: join(root, 'local', 'trust.json'),
  /** Where words were taken out on this desktop; the lock of whoever is about it. */
  redacted: join(root, 'local', 'redacted.json'),
  redactionLock: join(root, 'local', 'redaction.lock'),
  /** The meeting points that this store is connected to. */
  connections: join(root, 'local', 'sync.json'),
  /** What is remembered of each of them; can be deleted, and costs reading again. */
  syncCaches: join(root, 'local', 'sync'),
  syncLock: join(root, 'local', 'sync.lock'),
  /** Held by the console while its window is open on this store. */
  windowLock: join(root, 'local', 'window.lock'),
  /** How this store becomes one of another workspace's; gone once it is. */
  joining: join(root, 'local', 'joining.json'),
  drafts: join(root, 'local', 'drafts'),
  /** What whoever leads an exercise does and notes: nobody else may know it before its time. */
  exercises: join(root, 'local', 'exercises'),
});

/** The stream and generation of a write-ahead log, from its name. */
export function parseWalName(name: string): { stream: string; generation: number } | undefined {
  const match = /^([0-9a-z-]+)\.(\d+)\.wal$/.exec(name);
  return match?.[1] === undefined ? undefined : { stream: match[1], generation: Number(match[2]) };
}
