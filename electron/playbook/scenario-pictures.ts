import { join } from 'node:path';
import type { Inject } from '../../shared/exercise/scenario.ts';
import { codeOf, notAFile, type FileSystem } from '../records/file-system.ts';

/** A picture of an inject: a screenshot, a chart. */
const MAX_PICTURE = 4 * 1024 * 1024;

export type Picture = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What the files begin with, whatever they are called. */
const beginnings = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/webp': [0x52, 0x49, 0x46, 0x46],
} as const;

/** The kind of picture by its first bytes; null where it is none of those that are shown. */
export function pictureType(bytes: Uint8Array): string | null {
  const found = Object.entries(beginnings).find(([, begin]) => begin.every((byte, at) => bytes[at] === byte));
  if (found === undefined) return null;
  const isWebp = String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP';
  return found[0] === 'image/webp' && !isWebp ? null : found[0];
}

/** A picture in the folder of scenarios, or why it can't be shown: the end of a sentence. `name` is a file's name alone. */
export function readPicture(fs: FileSystem, folder: string, name: string): Picture | string {
  if (/[/\\]|^\./.test(name)) return 'is no name of a file in this folder';
  try {
    const bytes = fs.read(join(folder, name), MAX_PICTURE);
    const type = pictureType(bytes);
    return type === null ? 'is no PNG, JPEG or WebP picture' : { name, type, bytes };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') return 'is not there';
    if (code === 'EFBIG') return 'is larger than 4 MiB';
    return notAFile.has(code) ? 'is a link or a folder, not a file' : 'can’t be read on this desktop';
  }
}

/** The pictures that a scenario's injects name. */
export const picturesOf = (injects: readonly Inject[]): readonly string[] => [
  ...new Set(injects.flatMap(({ picture }) => (picture === null ? [] : [picture]))),
];
