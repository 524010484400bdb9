import * as fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { ImportFailure } from '../../shared/exchange/imported.ts';
import {
  MAX_ALL,
  MAX_FILE,
  MAX_FILES,
  MAX_FOLDERS_DEEP,
  READABLE,
  tooLarge,
  tooMuch,
} from './import-limits.ts';
import { readZip, type FoundFile, type FoundFiles } from './import-zip.ts';

/** What was found at one of the paths that were chosen. */
export type Found = { readonly name: string; readonly isOne: boolean } & FoundFiles;

/** Reads what was chosen: files, folders with all that is in them, and zips. What can't be read is said, and the rest goes on. */
export async function findFiles(
  paths: readonly string[],
  tell: (done: number) => void,
): Promise<{ readonly found: readonly Found[]; readonly failures: readonly ImportFailure[] }> {
  const found: Found[] = [];
  const failures: ImportFailure[] = [];
  const room = { bytes: MAX_ALL, files: MAX_FILES };
  for (const [done, path] of paths.entries()) {
    tell(done);
    const name = basename(path) || path;
    const read = await at(path, name, room);
    if (read.ok) found.push(read.value);
    else failures.push({ name, message: read.error });
  }
  return { found, failures };
}

type Room = { bytes: number; files: number };
const fail = (error: string): Result<never, string> => ({ ok: false, error });

async function at(path: string, name: string, room: Room): Promise<Result<Found, string>> {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return fail('There is no such file.');
  if (stat.isDirectory()) {
    const files = inFolder(path, room);
    return files.ok ? ok({ name, isOne: false, ...files.value }) : files;
  }
  if (!stat.isFile()) return fail('It is no file.');
  if (/\.zip$/i.test(name)) {
    if (stat.size > MAX_ALL) return fail(tooMuch);
    const files = await readZip(path);
    return files.ok ? ok({ name, isOne: false, ...files.value }) : files;
  }
  const bytes = readFile(path, stat.size, room);
  // A day of a channel is called by its day, and its folder by the channel.
  const called = /^\d{4}-\d{2}-\d{2}\.json$/.test(name)
    ? `${basename(dirname(resolve(path)))}/${name}`
    : name;
  return bytes.ok
    ? ok({ name, isOne: true, files: [{ path: called, bytes: bytes.value }], failures: [] })
    : bytes;
}

function readFile(path: string, size: number, room: Room): Result<Uint8Array, string> {
  if (size > MAX_FILE) return fail(tooLarge);
  if (size > room.bytes) return fail(tooMuch);
  try {
    const bytes = fs.readFileSync(path);
    if (bytes.length > MAX_FILE) return fail(tooLarge);
    room.bytes -= bytes.length;
    return ok(bytes);
  } catch {
    return fail('It can’t be read: the disk or its rights are in the way.');
  }
}

/** Everything in a folder, by names with `/`. Links are not followed, and hidden files are passed over. */
function inFolder(root: string, room: Room): Result<FoundFiles, string> {
  const files: FoundFile[] = [];
  const failures: ImportFailure[] = [];
  const waiting: { readonly below: string; readonly deep: number }[] = [{ below: '', deep: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { below, deep } = next;
    let names: fs.Dirent[];
    try {
      names = fs.readdirSync(join(root, below), { withFileTypes: true });
    } catch {
      failures.push({ name: below === '' ? basename(root) : below, message: 'This folder can’t be read.' });
      continue;
    }
    for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        if (deep < MAX_FOLDERS_DEEP) waiting.push({ below: path, deep: deep + 1 });
        else failures.push({ name: path, message: `It lies more than ${MAX_FOLDERS_DEEP} folders deep.` });
        continue;
      }
      if (!entry.isFile() || !READABLE.test(entry.name)) {
        failures.push({ name: path, message: 'This kind of file is not read.' });
        continue;
      }
      if ((room.files -= 1) < 0)
        return fail(`There are more than ${MAX_FILES} files in it; import it in several steps.`);
      const size = fs.statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0;
      const bytes = readFile(join(root, path), size, room);
      if (bytes.ok) files.push({ path, bytes: bytes.value });
      else failures.push({ name: path, message: bytes.error });
    }
  }
  return ok({ files, failures });
}
