import { pictureKey, type PostmortemDocument } from '../../shared/incident/documents/blocks.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { isPicture, pictureType } from '../../shared/incident/pictures.ts';
import { readFile } from '../records/attachments-file.ts';
import type { Attachments } from '../records/attachments.ts';
import type { Pictures } from './postmortem-html.ts';

/** So much of pictures, in bytes, still travels as one file. */
const MAX_BYTES = 2 * 1024 * 1024;
/** The pictures of a document's timeline as far as they fit, in its order; one that can't be read is only named. */
export const picturesOf = ({ id, blocks }: PostmortemDocument, files: Attachments): Promise<Pictures> =>
  picturesAmong(
    blocks
      .flatMap((block) => (block.kind === 'timeline' ? block.items : []))
      .flatMap((item) => (item.kind === 'entry' ? item.files : [])),
    id,
    files,
  );

/** The pictures among attached files of an incident, likewise. */
export async function picturesAmong(
  attached: readonly AttachedFile[],
  id: string,
  files: Attachments,
): Promise<Pictures> {
  const pictures = new Map<string, string>();
  let room = MAX_BYTES;
  for (const file of attached.filter(({ mime }) => isPicture(mime))) {
    const key = pictureKey(file);
    if (pictures.has(key) || file.bytes === 0 || file.bytes > room) continue;
    const read = await readFile(files, id, file);
    const type = read.ok ? pictureType(read.value) : undefined;
    if (!read.ok || type === undefined) continue;
    room -= file.bytes;
    pictures.set(key, `data:${type};base64,${Buffer.from(read.value).toString('base64')}`);
  }
  return pictures;
}
