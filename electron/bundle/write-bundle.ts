import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import { removeQuietly } from '../records/atomic-write.ts';
import { randomBase32 } from '../records/crypto.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Identity } from '../records/identity.ts';
import { readContent, type Content } from './contents.ts';
import { encodeManifest, fileHash, MANIFEST, type Listed } from './manifest.ts';

export type Progress = (done: number, total: number) => void;

/** Records are hashes and signatures: squeezing them wins little, and what is stored can't be a bomb. */
const stored = { compress: false, forceDosTimestamp: true, mtime: new Date(1980, 0, 1), mode: 0o100644 };

/**
 * Writes files of a store into one zip, with a list of them that this device signs: the same bytes for the same files. Every
 * file is read twice and must be the same both times. Either the whole bundle is there afterwards, or nothing new.
 * @returns its size in bytes.
 * @throws the file system's error.
 */
export async function writeBundle(
  fs: FileSystem,
  path: string,
  { ws, identity, contents }: { ws: string; identity: Identity; contents: readonly Content[] },
  progress: Progress = () => undefined,
): Promise<number> {
  const files: Listed[] = [];
  for (const [i, content] of contents.entries()) {
    const bytes = readContent(fs, content);
    files.push([content.path, bytes.length, fileHash(bytes)]);
    progress(i, contents.length);
  }
  const zip = new ZipFile();
  zip.addBuffer(encodeManifest(ws, identity.device, files, identity.privateKey), MANIFEST, stored);
  const temporary = `${path}.${randomBase32(8)}.tmp`;
  const file = fs.create(temporary);
  const flow: Flow = { ahead: 0, ended: false, went: () => undefined };
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  let size = 0;
  try {
    try {
      // One after the other as the zip is written: a store with many pictures is larger than memory.
      const feeding = feed(zip, output, { fs, contents, files, flow, progress });
      for await (const chunk of output) {
        const bytes = chunk as Buffer; // yazl writes nothing else
        file.write(bytes);
        size += bytes.length;
        flow.ahead -= bytes.length;
        flow.went();
      }
      await feeding;
      if (file.size() !== size)
        throw Object.assign(new Error(`only ${file.size()} of ${size} bytes were written`), {
          code: 'ENOSPC',
        });
      await file.sync();
    } finally {
      flow.ended = true;
      flow.went();
      file.close();
    }
    fs.rename(temporary, path);
  } catch (error) {
    removeQuietly(fs, temporary);
    throw error;
  }
  await fs.syncFolder(dirname(path));
  return size;
}

/** How much waits in memory to be written, in bytes, before more is read. */
const AHEAD = 32 * 1024 * 1024;
/** `went` is called whenever some of what waited has gone to the file. */
type Flow = { ahead: number; ended: boolean; went: () => void };

async function feed(
  zip: ZipFile,
  output: PassThrough,
  {
    fs,
    contents,
    files,
    flow,
    progress,
  }: {
    readonly fs: FileSystem;
    readonly contents: readonly Content[];
    readonly files: readonly Listed[];
    readonly flow: Flow;
    readonly progress: Progress;
  },
): Promise<void> {
  try {
    for (const [i, content] of contents.entries()) {
      const bytes = readContent(fs, content);
      if (fileHash(bytes) !== files[i]?.[2])
        throw Object.assign(new Error(`${content.path} changed meanwhile`), { code: 'ECHANGED' });
      zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), content.path, stored);
      flow.ahead += bytes.length;
      progress(i + 1, contents.length);
      while (flow.ahead > AHEAD && !flow.ended)
        await new Promise<void>((resolve) => {
          flow.went = resolve;
        });
      if (flow.ended) return;
    }
    zip.end();
  } catch (error) {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
