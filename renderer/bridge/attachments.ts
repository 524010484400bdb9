import type { IncidentId } from '../../shared/ids.ts';
import { cleanFileName } from '../../shared/incident/file-name.ts';
import { CHUNK_BYTES, MAX_FILE_BYTES } from '../../shared/incident/files.ts';
import { isPicture } from '../../shared/incident/pictures.ts';
import type { StoredFile } from '../../shared/ipc/attachment-requests.ts';
import { fileTooLarge, type Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { request } from './bridge.ts';
import { thumbnailFrom } from './thumbnail.ts';

/** The name that a paste gets which is too long for an entry. */
export const PASTE_NAME = 'paste.txt';
/** Before that, nobody needs to be told how far it is. */
const PATIENCE_MS = 500;
/** A picture without a thumbnail (`ic` makes none) stands for its own, up to this size. */
const SMALL_PICTURE = 2 * 1024 * 1024;

/** How much of a file is in the store, from 0 to 1; told only where it takes longer than half a second. */
export type OnProgress = (share: number) => void;

/**
 * Puts a file into the store of this desktop, with a thumbnail where it is a picture. Once it resolves, an entry may
 * name the file. Large files go in parts, so that the window and main stay free for the next key press.
 * @returns the file for `files` of an entry, or in one sentence why it was not attached.
 */
export async function attach(
  id: IncidentId,
  file: Blob,
  name: string,
  onProgress: OnProgress = () => undefined,
): Promise<Result<StoredFile, string>> {
  if (file.size > MAX_FILE_BYTES) return err(fileTooLarge.message);
  const called = cleanFileName(name);
  const picture = await thumbnailFrom(file);
  const began = performance.now();
  const before: string[] = [];
  let from = 0;
  try {
    for (; file.size - from > CHUNK_BYTES; from += CHUNK_BYTES) {
      const put = await request('attachment:put', { id, bytes: await bytesOf(file, from) });
      if (!put.ok) return err(put.error.message);
      before.push(put.value);
      if (performance.now() - began > PATIENCE_MS) onProgress((from + CHUNK_BYTES) / file.size);
    }
    const answer = await request('attachment:add', {
      id,
      name: called,
      mime: file.type.slice(0, 120),
      bytes: await bytesOf(file, from),
      ...(before.length === 0 ? {} : { before }),
      ...picture,
    });
    return answer.ok ? ok(answer.value) : err(answer.error.message);
  } catch {
    // A folder that was dropped, or a file that was moved or changed meanwhile.
    return err(`Not attached: “${called}” can’t be read. It may be a folder, or gone. Attach a file.`);
  }
}

const bytesOf = async (file: Blob, from: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(from, from + CHUNK_BYTES).arrayBuffer());

/** Keeps a paste that is too long for an entry as a text file. */
export const attachText = (
  id: IncidentId,
  text: string,
  name = PASTE_NAME,
): Promise<Result<StoredFile, string>> =>
  attach(id, new Blob([text], { type: 'text/plain;charset=utf-8' }), name);

/** Main serves them under the page's own origin; a page of the development server, over http, comes from elsewhere. */
const base = (): string => (window.location.protocol === 'http:' ? 'app://bundle/attachment' : '/attachment');

/** Where the window finds an attached picture at its full size; null for what is not shown as a picture. */
export function urlOf(id: IncidentId, file: StoredFile): string | null {
  if (!isPicture(file.mime) || file.chunks.length === 0) return null;
  return `${base()}/${id}/${file.chunks.join('.')}`;
}

/** Where the window finds the small picture of a file; null where there is none. */
export function thumbnailOf(id: IncidentId, file: StoredFile): string | null {
  if (file.thumbnail !== null) return `${base()}/${id}/${file.thumbnail}`;
  return file.bytes <= SMALL_PICTURE ? urlOf(id, file) : null;
}

/** Saves a copy where the person chooses. @returns its path, or null when they chose none. */
export const saveFile = (id: IncidentId, file: StoredFile): Promise<Result<string | null, Failure>> =>
  request('attachment:save', { id, file });
