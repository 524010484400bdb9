import { lstatSync } from 'node:fs';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { err, ok, type Result } from '../../shared/result.ts';
import { MANIFEST, MAX_MANIFEST } from './manifest.ts';
import { kindOf, limits } from './paths.ts';

/** More files than any store has. */
const MAX_FILES = 1_000_000;

/** A zip of which nothing was believed but what can be checked from its list: names, sizes, that nothing is there twice. */
export class OpenBundle {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  paths(): Iterable<string> {
    return this.#entries.keys();
  }

  /** A file's bytes, no more than its size says; undefined where it is not there or can't be read. */
  async read(path: string): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of stream) {
        const bytes = chunk as Buffer; // a byte stream gives nothing else
        size += bytes.length;
        if (size > entry.uncompressedSize) return undefined;
        chunks.push(bytes);
      }
      return size === entry.uncompressedSize ? Buffer.concat(chunks, size) : undefined;
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** Opens a bundle. The error is the rest of a sentence that begins with its path. */
export async function openBundle(path: string): Promise<Result<OpenBundle, string>> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return err('is not there');
  if (!stat.isFile()) return err('is no file');
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch {
    return err('is no bundle, or was cut off on its way: copy it once more');
  }
  const entries = await listed(zip);
  if (!entries.ok) {
    zip.close();
    return entries;
  }
  return ok(new OpenBundle(zip, entries.value));
}

async function listed(zip: ZipFile): Promise<Result<Map<string, Entry>, string>> {
  if (zip.entryCount > MAX_FILES) return err('has more files in it than any store');
  const entries = new Map<string, Entry>();
  let size = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize } = entry;
      const kind = kindOf(name);
      const limit = name === MANIFEST ? MAX_MANIFEST : kind === undefined ? undefined : limits[kind];
      if (limit === undefined) return err(`holds something that no bundle has: ${shown(name)}`);
      if (entries.has(name)) return err(`holds ${name} twice`);
      // As it was written: what is squeezed could swell to more than a disk holds.
      if (entry.compressionMethod !== 0 || entry.compressedSize !== uncompressedSize || entry.isEncrypted())
        return err('was packed by another program: take the file as ic bundle wrote it');
      if (uncompressedSize > limit) return err(`holds ${name}, which is larger than such a file can be`);
      size += uncompressedSize;
      if (size > zip.fileSize) return err('holds files that lie over each other');
      entries.set(name, entry);
    }
  } catch {
    return err('is damaged, or was cut off on its way: copy it once more');
  }
  return ok(entries);
}

/** A name from outside, as part of a sentence. */
const shown = (name: string): string =>
  `“${name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?').slice(0, 120)}”`;
