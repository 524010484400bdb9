import { SCENARIO_FOLDER } from '../../../shared/exercise/scenario.ts';
import { cleanFileName } from '../../../shared/incident/file-name.ts';
import { PLAYBOOK_FOLDER } from '../../../shared/playbook/problem.ts';

/** Folders below the playbook's own: `p/runbooks/database/failover.md` has two. */
export const MAX_FOLDERS = 2;
/** Characters; longer ones do not fit everywhere, with the path of the folder that a team meets in before them. */
const MAX_NAME = 100;
/** What is left of a name where more is put behind it. */
const MAX_STEM = 60;

/** `no` is nobody's words: left behind by an editor, a picture, something that belongs to a system. */
export type NameMeaning = 'travels' | 'no' | 'hostile' | 'deep';

/** Whether a part of a path may be a name on every system, and means the same there. */
const isPortable = (name: string): boolean =>
  name.length <= MAX_NAME && cleanFileName(name) === name && !/^git~\d/i.test(name);
/** Hidden, or an editor's own. */
const leftBehind = /^(?:\.(?!\.)|[#~])/;
const isText = (name: string): boolean => /\.(?:md|yaml)$/.test(name);

/** Whether files of a folder of that name travel. */
export const isFolderName = (name: string): boolean =>
  isPortable(name) && !leftBehind.test(name) && !isText(name);

/** What the players of an exercise are not to know before its time stays on the desktop of whoever leads it. */
const staysHere = (folder: string | undefined): boolean =>
  folder?.normalize('NFC').toLowerCase() === SCENARIO_FOLDER;

/** Markdown and YAML travel, at most two folders deep, in portable names; scenarios of game days do not. What a path below the store or the meeting point says, `p/checklists/ours.md`. */
export function meaningOfName(path: string): NameMeaning {
  const [area, ...parts] = path.split('/');
  if (parts.length > 1 && staysHere(parts[0])) return 'no';
  const [name = '', ...folders] = parts.reverse();
  if (area !== PLAYBOOK_FOLDER || !isText(name) || parts.some((part) => leftBehind.test(part))) return 'no';
  if (!isPortable(name) || !folders.every(isFolderName)) return 'hostile';
  return folders.length > MAX_FOLDERS ? 'deep' : 'travels';
}

/** Paths that some systems take for one another: they differ in capital letters or in how letters are put together. */
export function clashing(paths: Iterable<string>): ReadonlyMap<string, string> {
  const spellings = new Map<string, Set<string>>();
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    const held = spellings.get(folded);
    if (held === undefined) spellings.set(folded, new Set([path]));
    else held.add(path);
  }
  const clashes = new Map<string, string>();
  for (const all of spellings.values()) {
    if (all.size < 2) continue;
    const names = [...all].sort().join(' and ');
    for (const path of all) clashes.set(path, names);
  }
  return clashes;
}

/**
 * The name for the other of two edits, beside the one in force: `p/severities-conflict-ana-1f2e3d.yaml`. The playbook
 * does not read files of such names, and says so (`file-names.ts`).
 * @param digits how many of the hash; more where the shorter name is taken by another content.
 */
export function nameBeside(path: string, person: string, hash: string, digits = 6): string {
  const dot = path.lastIndexOf('.');
  const slash = path.lastIndexOf('/') + 1;
  const stem = path.slice(slash, dot).replace(/-conflict(?:-[a-z0-9]+)?-[0-9a-f]{6,64}$/, '');
  const who = person
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 20);
  // A surrogate that lost its other half, or a blank or dot at the end, would be no name.
  const short = stem.slice(0, MAX_STEM).replace(/[\p{Cs}. ]+$/u, '');
  return `${path.slice(0, slash)}${short}-conflict-${who === '' ? '' : `${who}-`}${hash.slice(0, digits)}${path.slice(dot)}`;
}

/** Whether a file was put beside another one by a console: it is meant to go once it was read. */
export const isBeside = (path: string): boolean =>
  /-conflict(?:-[a-z0-9]+)?-[0-9a-f]{6,64}\.[a-z]+$/.test(path);
