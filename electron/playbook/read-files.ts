import { join } from 'node:path';
import { knownFolders, RUNBOOK_FOLDER, sortNames } from '../../shared/playbook/file-names.ts';
import {
  MAX_PLAYBOOK_FILE,
  PLAYBOOK_FOLDER,
  type PlaybookFile,
  type PlaybookProblem,
  type Unreadable,
} from '../../shared/playbook/problem.ts';
import { codeOf, notAFile, type FileSystem } from '../records/file-system.ts';

/** More files than that in one folder are no playbook. */
export const MAX_FILES = 100;

export type Found = {
  /** The paths that are read, inside the playbook's folder. */
  readonly paths: readonly string[];
  readonly problems: readonly PlaybookProblem[];
  /** Changes when a file comes, goes or is saved: names, sizes, times of change. */
  readonly stamp: string;
  /** Whether a folder could not be listed. */
  readonly unlisted: boolean;
};

/** What there is in the playbook's folder, without reading it. */
export function findFiles(fs: FileSystem, folder: string): Found {
  const paths: string[] = [];
  const problems: PlaybookProblem[] = [];
  let unlisted = false;
  for (const part of ['', ...knownFolders] as const) {
    const names = list(fs, join(folder, part));
    if (names === null) {
      unlisted = true;
      const file = part === '' ? PLAYBOOK_FOLDER : `${PLAYBOOK_FOLDER}/${part}`;
      problems.push({
        file,
        line: null,
        message: 'This desktop may not read this folder. What is built in applies.',
      });
      continue;
    }
    if (part === '' && names.length === 0) break;
    const sorted = sortNames(part, names);
    paths.push(...sorted.read.slice(0, MAX_FILES));
    problems.push(...sorted.problems);
    if (sorted.read.length > MAX_FILES) {
      const message = `There are ${sorted.read.length} files in this folder; the first ${MAX_FILES} are read.`;
      problems.push({ file: `${PLAYBOOK_FOLDER}/${part}`, line: null, message });
    }
  }
  // Of the runbooks only what is wrong with their names: they are read when somebody asks for them.
  const runbooks = list(fs, join(folder, RUNBOOK_FOLDER)) ?? [];
  problems.push(...sortNames(RUNBOOK_FOLDER, runbooks).problems);
  const stamps = paths.map((path) => {
    const stat = statOf(fs, join(folder, path));
    return `${path}|${stat?.size ?? ''}|${stat?.changed ?? ''}`;
  });
  return { paths, problems, unlisted, stamp: [...stamps, ...problems.map(({ file }) => file)].join('\n') };
}

/** Nothing where the folder may be listed and not entered: reading says so. */
function statOf(fs: FileSystem, path: string): ReturnType<FileSystem['stat']> {
  try {
    return fs.stat(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

function list(fs: FileSystem, folder: string): readonly string[] | null {
  try {
    return fs.list(folder);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return null;
  }
}

/** Reads the files; one that is gone by now is as if it had never been there. */
export const readFiles = (
  fs: FileSystem,
  folder: string,
  paths: readonly string[],
): readonly PlaybookFile[] =>
  paths.flatMap((path): readonly PlaybookFile[] => {
    try {
      const text = decode(fs.read(join(folder, path), MAX_PLAYBOOK_FILE));
      return [{ path, text, trouble: text === null ? 'not-utf8' : null }];
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return code === 'ENOENT' ? [] : [{ path, text: null, trouble: troubleOf(code) }];
    }
  });

/** Text, or null when it is in another encoding or no text at all. */
function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

const troubleOf = (code: string): Unreadable =>
  code === 'EFBIG' ? 'too-large' : notAFile.has(code) ? 'not-a-file' : 'failed';
