import { closeSync, copyFileSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Entry = { files?: Record<string, Entry>; size?: number; offset?: string; unpacked?: boolean };

/** Unpacks an archive, and nothing but it, into an empty folder. The format: github.com/electron/asar. */
export function extractAsar(archive: string, folder: string): void {
  const file = openSync(archive, 'r');
  const read = (length: number, position: number): Buffer => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, position);
    return bytes;
  };
  const sizes = read(16, 0);
  const base = 8 + sizes.readUInt32LE(4);
  const write = (entry: Entry, inside: string): void => {
    const path = join(folder, inside);
    if (entry.files) {
      mkdirSync(path, { recursive: true });
      for (const [name, child] of Object.entries(entry.files)) write(child, join(inside, name));
    } else if (entry.unpacked) {
      copyFileSync(join(`${archive}.unpacked`, inside), path);
    } else {
      writeFileSync(path, read(entry.size ?? 0, base + Number(entry.offset)));
    }
  };
  // The header is written by @electron/asar in this shape.
  write(JSON.parse(read(sizes.readUInt32LE(12), 16).toString()) as Entry, '');
  closeSync(file);
}
