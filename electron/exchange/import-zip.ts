import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  MAX_ALL,
  MAX_FILE,
  MAX_FILES,
  MAX_RATIO,
  READABLE,
  SMALL,
  tooLarge,
  tooMuch,
} from './import-limits.ts';

/** A file of a zip or a folder: its name there, which is never used as a path on this machine. */
export type FoundFile = { readonly path: string; readonly bytes: Uint8Array };
export type FoundFiles = {
  readonly files: readonly FoundFile[];
  readonly failures: readonly { readonly name: string; readonly message: string }[];
};

/** Everything readable in a zip, in memory: nothing of it is written anywhere, and sizes are counted, not believed. */
export async function readZip(path: string): Promise<Result<FoundFiles, string>> {
  let zip: yauzl.ZipFile | undefined;
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    return await entriesOf(zip);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (/relative path|absolute path|invalid characters/.test(said))
      return err('Names in this zip lead out of it: it was not read.');
    return err('This zip is damaged or cut short: it was not read. Export it again.');
  } finally {
    zip?.close();
  }
}

async function entriesOf(zip: yauzl.ZipFile): Promise<Result<FoundFiles, string>> {
  const files: FoundFile[] = [];
  const failures: { name: string; message: string }[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) continue;
    if (files.length >= MAX_FILES)
      return err(`There are more than ${MAX_FILES} files in this zip; import it in several steps.`);
    const problem = problemOf(entry);
    if (problem !== null) {
      failures.push({ name, message: problem });
      continue;
    }
    if (total + entry.uncompressedSize > MAX_ALL) return err(tooMuch);
    const bytes = await unpacked(await zip.openReadStreamPromise(entry));
    total += bytes?.length ?? 0;
    if (bytes === null) failures.push({ name, message: tooLarge });
    else files.push({ path: name, bytes });
  }
  return ok({ files, failures });
}

function problemOf(entry: yauzl.Entry): string | null {
  const { fileName, uncompressedSize, compressedSize } = entry;
  if (!READABLE.test(fileName)) return 'This kind of file is not read.';
  if (entry.isEncrypted()) return 'It is encrypted: unpack the zip first.';
  if (uncompressedSize > MAX_FILE) return tooLarge;
  return uncompressedSize > SMALL && uncompressedSize > compressedSize * MAX_RATIO
    ? 'It unpacks to far more than its size: it was not read.'
    : null;
}

/** What a stream gives; null once it is more than a file may be. */
async function unpacked(stream: Readable): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer; // no encoding is set on it
    size += bytes.length;
    if (size > MAX_FILE) {
      stream.destroy();
      return null;
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
