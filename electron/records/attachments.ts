import * as crypto from 'node:crypto';
import { dirname } from 'node:path';
import { incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import { CHUNK_BYTES } from '../../shared/incident/files.ts';
import { notSaved } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { atomicWrite } from './atomic-write.ts';
import { asStoreError, StoreError } from './failure.ts';
import { codeOf, notAFile, type FileSystem } from './file-system.ts';
import { makeLastingFolder } from './folders.ts';
import type { Layout } from './layout.ts';
import type { Quarantine } from './quarantine.ts';

export type AttachmentsContext = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly quarantine: Quarantine;
  /** Why nothing can be written, as a sentence; null when it can. */
  readonly readOnly: string | null;
};

/** Why a chunk is not to be had: not here; here and not what its name says; not readable now. */
export type ChunkProblem = 'missing' | 'damaged' | 'unreadable';

/** The name of a chunk's file, without its ending. */
export const chunkHashPattern = /^[0-9a-f]{64}$/;

/** The name of a chunk: sha256 of its bytes. */
export const chunkHash = (bytes: Uint8Array): string => crypto.hash('sha256', bytes, 'hex');

/**
 * Bytes that belong to incidents, each chunk in a file that is named after its content: the same bytes are stored
 * once, and what is read under a name is what was put under it, or nothing.
 */
export class Attachments {
  readonly #context: AttachmentsContext;

  constructor(context: AttachmentsContext) {
    this.#context = context;
  }

  /**
   * Puts one chunk; when this resolves it is on the disk under its name, so that an event may name it.
   * @returns its hash.
   * @throws StoreError when it is not; nothing is half-written then.
   */
  async put(incident: IncidentId, bytes: Uint8Array): Promise<string> {
    const { fs, layout, quarantine, readOnly } = this.#context;
    if (readOnly !== null) throw new StoreError({ kind: 'read-only', message: readOnly });
    if (!incidentIdPattern.test(incident)) throw new Error(`${incident} is no incident`);
    if (bytes.length > CHUNK_BYTES) throw new Error(`a chunk of ${bytes.length} bytes is too large`);
    const hash = chunkHash(bytes);
    const path = layout.chunk(incident, hash);
    try {
      await makeLastingFolder(fs, layout.root, dirname(path));
      const found = readChunk(fs, layout, incident, hash);
      if (found.ok) {
        // Whoever wrote it may have been killed before its name was made to last.
        await fs.syncFolder(dirname(path));
        return hash;
      }
      if (found.error === 'damaged' && !quarantine.take(path, damagedChunk))
        throw new StoreError(notSaved('disk-failed'));
      await atomicWrite(fs, path, bytes);
    } catch (error) {
      throw asStoreError(error);
    }
    return hash;
  }

  /** One chunk, its hash checked. What is damaged is set aside, so that it can be put again. */
  get(incident: IncidentId, hash: string): Result<Uint8Array, ChunkProblem> {
    const { fs, layout, quarantine } = this.#context;
    const found = readChunk(fs, layout, incident, hash);
    if (!found.ok && found.error === 'damaged') quarantine.take(layout.chunk(incident, hash), damagedChunk);
    return found;
  }
}

const damagedChunk =
  'Part of an attached file was damaged and was set aside. Attach the file again from where it came from.';

/** Reads a chunk and checks it; changes nothing. Whatever is asked for, only chunks of that incident are read. */
export function readChunk(
  fs: FileSystem,
  layout: Layout,
  incident: IncidentId,
  hash: string,
): Result<Uint8Array, ChunkProblem> {
  if (!incidentIdPattern.test(incident) || !chunkHashPattern.test(hash)) return err('missing');
  let bytes: Uint8Array;
  try {
    bytes = fs.read(layout.chunk(incident, hash), CHUNK_BYTES);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return err('missing');
    return err(notAFile.has(code) ? 'damaged' : 'unreadable');
  }
  return chunkHash(bytes) === hash ? ok(bytes) : err('damaged');
}
