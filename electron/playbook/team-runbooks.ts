import { join } from 'node:path';
import { runbookFileSchema } from '../../shared/incident/events/runbook-used.ts';
import { RUNBOOK_FOLDER, sortNames } from '../../shared/playbook/file-names.ts';
import { PLAYBOOK_FOLDER, unreadableWords, type PlaybookProblem } from '../../shared/playbook/problem.ts';
import type { Runbook } from '../../shared/runbooks/runbook.ts';
import { codeOf, type FileSystem } from '../records/file-system.ts';
import { readFiles } from './read-files.ts';

/** A runbook with what in its file is not used as it is written. */
export type ReadRunbook = { readonly runbook: Runbook; readonly problems: readonly PlaybookProblem[] };

/** More files than that in the folder are no runbooks. */
const MAX_RUNBOOKS = 1_000;

/**
 * The team's runbooks in a store's folder, as they are now. They are read when somebody asks for them: a start, and an
 * incident in which nobody looks for one, cost nothing. What has not changed is not read again.
 */
export class TeamRunbooks {
  readonly folder: string;
  readonly #fs: FileSystem;
  readonly #known = new Map<string, { readonly stamp: string; readonly read: ReadRunbook }>();

  constructor(fs: FileSystem, root: string) {
    this.#fs = fs;
    this.folder = join(root, PLAYBOOK_FOLDER, RUNBOOK_FOLDER);
  }

  /** All of them, by the names of their files. A folder that can't be listed now has none. */
  async list(): Promise<readonly ReadRunbook[]> {
    const { parseRunbook } = await import('../../shared/runbooks/parse-runbook.ts');
    const names = this.#names();
    for (const known of [...this.#known.keys()]) if (!names.includes(known)) this.#known.delete(known);
    return names.flatMap((file): readonly ReadRunbook[] => {
      const stamp = this.#stampOf(file);
      const known = this.#known.get(file);
      if (known !== undefined && stamp !== '' && known.stamp === stamp) return [known.read];
      const [found] = readFiles(this.#fs, this.folder, [file]);
      if (found === undefined) return [];
      const read =
        found.text === null
          ? unreadable(file, unreadableWords[found.trouble ?? 'failed'])
          : parseRunbook(file, found.text);
      // What failed may be readable at the next look.
      if (found.trouble !== 'failed') this.#known.set(file, { stamp, read });
      return [read];
    });
  }

  /** One of them; undefined where there is no such file. */
  async read(file: string): Promise<ReadRunbook | undefined> {
    return (await this.list()).find(({ runbook }) => runbook.file === file);
  }

  #names(): readonly string[] {
    try {
      return sortNames(RUNBOOK_FOLDER, this.#fs.list(this.folder))
        .read.map((path) => path.slice(RUNBOOK_FOLDER.length + 1))
        .filter((file) => runbookFileSchema.safeParse(file).success)
        .slice(0, MAX_RUNBOOKS);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return [];
    }
  }

  #stampOf(file: string): string {
    try {
      const stat = this.#fs.stat(join(this.folder, file));
      return stat === undefined ? '' : `${stat.size}|${stat.changed}`;
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return '';
    }
  }
}

const unreadable = (file: string, why: string): ReadRunbook => ({
  runbook: {
    ...{ file, title: file, services: [], alerts: [], owner: null, reviewed: null, steps: [], markdown: '' },
  },
  problems: [
    {
      file: `${PLAYBOOK_FOLDER}/${RUNBOOK_FOLDER}/${file}`,
      line: null,
      message: `This runbook is not shown: ${why}.`,
    },
  ],
});
