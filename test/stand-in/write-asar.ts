import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Entry = { files: Record<string, Entry> } | { size: number; offset: string };

/** Packs a folder as electron-builder does, for tests of what reads it. The format: github.com/electron/asar. */
export function writeAsar(folder: string, archive: string): void {
  const contents: Buffer[] = [];
  let offset = 0;
  const pack = (path: string): Entry => {
    const files: Record<string, Entry> = {};
    for (const found of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, found.name);
      if (found.isDirectory()) {
        files[found.name] = pack(inside);
        continue;
      }
      const bytes = readFileSync(inside);
      files[found.name] = { size: bytes.length, offset: String(offset) };
      offset += bytes.length;
      contents.push(bytes);
    }
    return { files };
  };
  const header = Buffer.from(JSON.stringify(pack(folder)));
  const padded = Math.ceil(header.length / 4) * 4;
  const sizes = Buffer.alloc(16);
  // Chromium's pickles, one in the other: each begins with the number of bytes that follow.
  [4, padded + 8, padded + 4, header.length].forEach((size, index) => sizes.writeUInt32LE(size, index * 4));
  writeFileSync(archive, Buffer.concat([sizes, header, Buffer.alloc(padded - header.length), ...contents]));
}
