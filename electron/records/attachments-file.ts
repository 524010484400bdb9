import type { IncidentId } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { cleanFileName } from '../../shared/incident/file-name.ts';
import { CHUNK_BYTES, fileSchema, MAX_FILE_BYTES, type AttachedFile } from '../../shared/incident/files.ts';
import { pictureType, typeOfFile } from '../../shared/incident/pictures.ts';
import { fileTooLarge, type Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Attachments, ChunkProblem } from './attachments.ts';
import { StoreError } from './failure.ts';

/** A file as it comes in: all of it, or its end where the chunks before were put already. */
export type IncomingFile = {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Chunks that were put before, each full, in their order. */
  readonly before?: readonly string[];
  readonly thumbnail: Uint8Array | null;
  readonly width: number | null;
  readonly height: number | null;
};

/** Larger thumbnails than the window makes are no thumbnails. */
const MAX_THUMBNAIL = 512 * 1024;

/**
 * Puts a file, chunk by chunk; when this resolves all of it is on the disk, and an entry may name it.
 * @throws StoreError when it is not: what was put already is found again by the next attempt.
 */
export async function putFile(
  attachments: Attachments,
  incident: IncidentId,
  file: IncomingFile,
): Promise<AttachedFile> {
  const { bytes, before = [] } = file;
  if (before.length * CHUNK_BYTES + bytes.length > MAX_FILE_BYTES) throw new StoreError(fileTooLarge);
  const chunks: string[] = [];
  let first: Uint8Array | undefined;
  for (const hash of before) {
    const held = attachments.get(incident, hash);
    if (!held.ok || held.value.length !== CHUNK_BYTES) throw incomplete(file.name);
    first ??= held.value;
    chunks.push(hash);
    await breath();
  }
  first ??= bytes;
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    chunks.push(await attachments.put(incident, bytes.subarray(from, from + CHUNK_BYTES)));
    await breath();
  }
  const mime = typeOfFile(first, file.mime);
  const { thumbnail } = file;
  const usable =
    thumbnail !== null && thumbnail.length <= MAX_THUMBNAIL && pictureType(thumbnail) !== undefined;
  return {
    name: cleanFileName(file.name),
    mime,
    bytes: before.length * CHUNK_BYTES + bytes.length,
    chunks,
    thumbnail: usable ? await attachments.put(incident, thumbnail) : null,
    width: file.width,
    height: file.height,
  };
}

/** A file as it was attached, every byte checked; or why it is not to be had, in a sentence. */
export async function readFile(
  attachments: Attachments,
  incident: IncidentId,
  file: Pick<AttachedFile, 'name' | 'bytes' | 'chunks'>,
): Promise<Result<Uint8Array, Failure>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const hash of file.chunks) {
    const part = attachments.get(incident, hash);
    if (!part.ok) return err(notRead(part.error, file.name));
    length += part.value.length;
    if (length > file.bytes) break;
    parts.push(part.value);
    await breath();
  }
  return length === file.bytes ? ok(Buffer.concat(parts, length)) : err(notRead('damaged', file.name));
}

/** Hashing one chunk takes some ms: others go first before the next. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const incomplete = (name: string): StoreError =>
  new StoreError({
    kind: 'not-found',
    message: `Not attached: a part of “${cleanFileName(name)}” did not reach the disk. Attach it again.`,
  });

function notRead(problem: ChunkProblem, name: string): Failure {
  const file = `“${cleanFileName(name)}”`;
  switch (problem) {
    case 'missing':
      return {
        kind: 'not-found',
        message: `${file} is not on this desktop, or not all of it. Its entry is safe.`,
      };
    case 'damaged':
      return {
        kind: 'not-found',
        message: `${file} is damaged on this disk and is not shown. Its entry is safe; attach the file again.`,
      };
    case 'unreadable':
      return {
        kind: 'disk-failed',
        message: `${file} can’t be read now: the disk or its rights are in the way. Its entry is safe. Try again.`,
      };
  }
}

/** The files that an event names, whatever kind of event it is; what is no file is passed over. */
export function filesIn({ payload }: Pick<StreamEvent, 'payload'>): AttachedFile[] {
  if (typeof payload !== 'object' || payload === null || !('files' in payload)) return [];
  if (!Array.isArray(payload.files)) return [];
  return (payload.files as unknown[]).flatMap((file) => {
    const parsed = fileSchema.safeParse(file);
    return parsed.success ? [parsed.data] : [];
  });
}
