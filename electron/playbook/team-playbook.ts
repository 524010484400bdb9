import { join } from 'node:path';
import type { Notice, Requests } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { HandbookPage } from '../../shared/playbook/handbook/pages.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import {
  PLAYBOOK_FOLDER,
  problemWords,
  unreadableWords,
  type PlaybookProblem,
} from '../../shared/playbook/problem.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { writeFailure } from '../records/failure.ts';
import { codeOf, type FileSystem } from '../records/file-system.ts';
import { findFiles, readFiles } from './read-files.ts';

/** The folder is looked at on every fifth poll of the session: about every two seconds. */
const POLLS = 5;
/** As many problems as fit on a screen; `ic playbook check` lists all. */
const MAX_NOTICES = 12;

/**
 * The team's playbook in a store's folder, as it is now. People edit it with any editor, at any time: what can't be
 * read is as it was built in, and is said.
 */
export class TeamPlaybook {
  readonly folder: string;
  readonly #fs: FileSystem;
  readonly #root: string;
  #playbook = defaultPlaybook;
  #problems: readonly PlaybookProblem[] = [];
  #pages: readonly HandbookPage[] = [];
  #found: readonly string[] = [];
  #stamp = '';
  #pending: string | null = null;
  #polls = 0;
  /** Something could not be read that may be readable at the next look: a share that is away, a lock of an editor. */
  #failed = false;

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.#root = root;
    this.folder = join(root, PLAYBOOK_FOLDER);
  }

  /** The rules in force. */
  get playbook(): Playbook {
    return this.#playbook;
  }

  get problems(): readonly PlaybookProblem[] {
    return this.#problems;
  }

  /** The files that are read, inside the playbook's folder. */
  get found(): readonly string[] {
    return this.#found;
  }

  /** Reads everything. The parser is fetched only where there is something to parse: a start without a playbook does not wait for it. */
  async load(): Promise<void> {
    const { paths, problems, stamp, unlisted } = findFiles(this.#fs, this.folder);
    this.#found = paths;
    this.#stamp = stamp;
    this.#pending = null;
    const files = readFiles(this.#fs, this.folder, paths);
    this.#failed = unlisted || files.some(({ trouble }) => trouble === 'failed');
    const pages = files.filter(({ path }) => path.startsWith('handbook/'));
    this.#pages = pages.flatMap(({ path, text }) =>
      text === null ? [] : [{ file: path.slice('handbook/'.length), markdown: text }],
    );
    const unread = pages.flatMap(({ path, trouble }): readonly PlaybookProblem[] =>
      trouble === null
        ? []
        : [
            {
              file: `${PLAYBOOK_FOLDER}/${path}`,
              line: null,
              message: `This page is not shown: ${unreadableWords[trouble]}.`,
            },
          ],
    );
    if (files.length === 0) {
      this.#playbook = defaultPlaybook;
      this.#problems = problems;
      return;
    }
    const { parsePlaybook } = await import('../../shared/playbook/parse-playbook.ts');
    const parsed = parsePlaybook(files);
    this.#playbook = parsed.playbook;
    this.#problems = [...problems, ...parsed.problems, ...unread];
  }

  /**
   * Looks, every few calls, whether a file was saved, and reads it once it has stopped changing: an editor may be in the
   * middle of writing. Names, sizes and times only; nothing is read while nothing changes.
   * @returns whether it was read again.
   */
  async poll(): Promise<boolean> {
    this.#polls = (this.#polls + 1) % POLLS;
    if (this.#pending === null && this.#polls !== 0) return false;
    const { stamp } = findFiles(this.#fs, this.folder);
    const settled = stamp === this.#pending;
    this.#pending = stamp === this.#stamp ? null : stamp;
    if (this.#pending === null && this.#failed) {
      const before = JSON.stringify([this.#playbook, this.#problems, this.#pages]);
      await this.load();
      return before !== JSON.stringify([this.#playbook, this.#problems, this.#pages]);
    }
    if (this.#pending === null || !settled) return false;
    await this.load();
    return true;
  }

  /** What is wrong in the files, for the screen; gone as soon as it is mended. */
  notices(): readonly Notice[] {
    const shown = this.#problems.slice(0, MAX_NOTICES).map((problem, index): Notice => ({
      id: `playbook:${problem.file}:${problem.line ?? ''}:${index}`,
      message: problemWords(problem),
      where: join(this.#root, problem.file),
    }));
    const more = this.#problems.length - shown.length;
    if (more === 0) return shown;
    const message = `${more} more in the playbook’s files; ic playbook check lists all.`;
    return [...shown, { id: 'playbook:more', message, where: this.folder }];
  }

  /** The handbook's pages: the team's own, or the built-in ones where it has none. */
  async handbook(): Promise<Requests['playbook:handbook']['answer']> {
    if (this.#pages.length > 0) return { folder: this.folder, pages: this.#pages };
    const { defaultHandbook } = await import('../../shared/playbook/handbook/pages.ts');
    return { folder: this.folder, pages: defaultHandbook };
  }

  /** Writes the built-in playbook as files where there are none yet. */
  async write(): Promise<Result<Requests['playbook:write']['answer'], Failure>> {
    try {
      const { writeFiles } = await import('./write-files.ts');
      const written = await writeFiles(this.#fs, this.#root, this.folder);
      await this.load();
      return ok({ folder: this.folder, written });
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      const { kind } = writeFailure(error);
      return err({
        kind,
        message: kind === 'disk-full' || kind === 'read-only' ? sentences[kind] : sentences['disk-failed'],
      });
    }
  }
}

const sentences = {
  'disk-full':
    'Not all files were written: the disk is full. What was there before is safe. Free space, then try again.',
  'read-only':
    'The files were not written: the folder of the records can’t be written to. Make it writable, then try again.',
  'disk-failed':
    'Not all files were written: the disk reported an error. What was there before is safe. Try again.',
} as const;
