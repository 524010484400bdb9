import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file under a folder with its content, by path; links by where they point. */
export function treeOf(root: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (entry.isFile()) found.set(name, readFileSync(path));
    else if (entry.isSymbolicLink()) found.set(name, Buffer.from(`-> ${readlinkSync(path)}`));
    else if (entry.isDirectory()) found.set(`${name}/`, Buffer.alloc(0));
  }
  return found;
}
