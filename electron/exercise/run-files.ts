import { join } from 'node:path';
import { incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import {
  beginText,
  lineText,
  readRunLog,
  type RunBegin,
  type RunLine,
  type RunLog,
} from '../../shared/exercise/run-log.ts';
import { atomicWrite, removeQuietly } from '../records/atomic-write.ts';
import { randomBase32, sha256 } from '../records/crypto.ts';
import type { FileSystem } from '../records/file-system.ts';
import { makeLastingFolder } from '../records/folders.ts';
import type { Layout } from '../records/layout.ts';

/** Larger than any run: a day of steps is some hundred kilobytes. */
const MAX_LOG = 32 * 1024 * 1024;
/** As a scenario's picture. */
const MAX_PICTURE = 4 * 1024 * 1024;
/** Nobody else on this machine reads it. */
const MODE = 0o600;

/** A beginning that is on the disk and has no incident yet. */
type StagedRun = { become(id: IncidentId): Promise<void>; drop(): void };

/**
 * What a desktop keeps of the exercises that it leads: `local/exercises/<incident>.jsonl`, and the pictures of their
 * scenarios as they were at the beginning. None of it is part of the records. @throws the file system's errors.
 */
export class RunFiles {
  readonly #fs: FileSystem;
  readonly #layout: Layout;
  readonly #known = new Map<IncidentId, { readonly stamp: string; readonly log: RunLog | undefined }>();

  constructor(fs: FileSystem, layout: Layout) {
    this.#fs = fs;
    this.#layout = layout;
  }

  /** The exercises that this desktop leads, or has led. */
  ids(): readonly IncidentId[] {
    return this.#fs
      .list(this.#layout.exercises)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => name.slice(0, -'.jsonl'.length))
      .filter((id) => incidentIdPattern.test(id))
      .sort();
  }

  /** A run as it is written down; undefined where this desktop leads no such exercise. */
  read(id: IncidentId): RunLog | undefined {
    const stat = this.#fs.stat(this.#pathOf(id));
    if (stat === undefined) return undefined;
    const stamp = `${stat.size}|${stat.changed}`;
    const known = this.#known.get(id);
    if (known?.stamp === stamp) return known.log;
    const log = readRunLog(id, Buffer.from(this.#fs.read(this.#pathOf(id), MAX_LOG)).toString('utf8'));
    this.#known.set(id, { stamp, log });
    return log;
  }

  /** Writes a beginning down before there is an incident: a disk that is full is met before anything was declared. */
  async stage(begin: RunBegin): Promise<StagedRun> {
    await makeLastingFolder(this.#fs, this.#layout.root, this.#layout.exercises);
    const staged = join(this.#layout.exercises, `new-${randomBase32(8)}.tmp`);
    await atomicWrite(this.#fs, staged, Buffer.from(beginText(begin)), { mode: MODE });
    return {
      become: async (id) => {
        this.#fs.rename(staged, this.#pathOf(id));
        await this.#fs.syncFolder(this.#layout.exercises);
      },
      drop: () => removeQuietly(this.#fs, staged),
    };
  }

  /** Adds a line; resolves once it is on the disk. What failed is cut off again: nothing pretends to be there. */
  async append(id: IncidentId, line: RunLine): Promise<void> {
    const path = this.#pathOf(id);
    this.#known.delete(id);
    const file = this.#fs.append(path);
    try {
      const before = file.size();
      // A kill may have left half a line, which is not to swallow this one.
      const torn = before > 0 && this.#fs.readFrom(path, before - 1, MAX_LOG)[0] !== NEWLINE;
      const bytes = Buffer.from(`${torn ? '\n' : ''}${lineText(line)}`);
      try {
        file.write(bytes);
        await file.sync();
      } catch (error) {
        cutBack(file, before);
        throw error;
      }
    } finally {
      file.close();
      this.#known.delete(id);
    }
  }

  /** Keeps a picture of a scenario as it is now. @returns its name here. */
  async keepPicture(bytes: Uint8Array): Promise<string> {
    const hash = sha256(bytes);
    await makeLastingFolder(this.#fs, this.#layout.root, this.#pictures());
    const path = join(this.#pictures(), hash);
    if (this.#fs.stat(path)?.size !== bytes.length) await atomicWrite(this.#fs, path, bytes, { mode: MODE });
    return hash;
  }

  /** A picture that was kept; undefined where the disk does not give it back as it was. */
  picture(hash: string): Uint8Array | undefined {
    try {
      const bytes = this.#fs.read(join(this.#pictures(), hash), MAX_PICTURE);
      return sha256(bytes) === hash ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** The lock that whoever does something in a run holds meanwhile. */
  lockOf(id: IncidentId): string {
    return join(this.#layout.exercises, `${id}.lock`);
  }

  #pathOf(id: IncidentId): string {
    return join(this.#layout.exercises, `${id}.jsonl`);
  }

  #pictures(): string {
    return join(this.#layout.exercises, 'pictures');
  }
}

const NEWLINE = 10;

function cutBack(file: { truncate(length: number): void }, to: number): void {
  try {
    file.truncate(to);
  } catch {
    // What is left of it is no whole line, or one that was refused and is there again after a restart.
  }
}
