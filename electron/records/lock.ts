import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../shared/result.ts';

/** A lock that dies with its process, however that ends. */
export type Lock = { release(): void };

/**
 * Takes an exclusive lock on a file, made for the purpose: an exclusive SQLite transaction, which every system
 * releases when the process is gone (there is no portable flock in Node).
 * @param waitMs how long to wait for another process to release it.
 * @returns the lock, or `held` when another process has it.
 */
export function tryLock(path: string, waitMs = 0): Result<Lock, 'held'> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    // A journal in memory: taking a lock writes nothing, so that it can be taken on a full disk.
    database.exec(
      `PRAGMA busy_timeout = ${Math.round(waitMs)}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`,
    );
  } catch (error) {
    database?.close();
    const code = sqliteCode(error);
    if (code === 5 || code === 6) return err('held'); // SQLITE_BUSY, SQLITE_LOCKED
    throw Object.assign(new Error(`the lock ${path} can't be taken`, { cause: error }), {
      code: systemCode(code),
    });
  }
  const held = database;
  return ok({ release: () => held.close() });
}

function sqliteCode(error: unknown): number | undefined {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** The file system's word for what SQLite reports: SQLITE_FULL, SQLITE_READONLY, SQLITE_CANTOPEN, anything else. */
function systemCode(code: number | undefined): string {
  if (code === 13) return 'ENOSPC';
  return code === 8 || code === 14 ? 'EROFS' : 'EIO';
}
