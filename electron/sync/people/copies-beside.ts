import { posix } from 'node:path';
import { knownFolders, RUNBOOK_FOLDER } from '../../../shared/playbook/file-names.ts';
import { PLAYBOOK_FOLDER } from '../../../shared/playbook/problem.ts';
import type { Notice } from '../../../shared/ipc/contract.ts';
import type { LocalPlaybook } from './local-playbook.ts';
import { playbookWords } from './playbook-words.ts';
import { isBeside, nameBeside } from './travelling-names.ts';

/** The other of two edits, kept under a name of its own beside the one in force until somebody has read it. */
export class CopiesBeside {
  readonly #local: LocalPlaybook;
  readonly #person: () => string;
  /** Those of this session, and beside which file. */
  readonly #made = new Map<string, string>();

  constructor(local: LocalPlaybook, person: () => string) {
    this.#local = local;
    this.#person = person;
  }

  /**
   * Keeps the file at `path` beside it. @param sha what it must still hold.
   * @returns whether it is safe there. @throws the file system's error.
   */
  async keep(path: string, sha: string): Promise<boolean> {
    const bytes = this.#local.readIf(path, sha);
    if (bytes === undefined) return false;
    for (const digits of [6, 12, 24, 64]) {
      const name = nameBeside(path, this.#person(), sha, digits);
      // The name that a copy has by right may be the very one that is about to be replaced.
      if (name === path) continue;
      const held = this.#local.has(name);
      if (held && this.#local.readIf(name, sha) === undefined) continue;
      if (!held && !(await this.#local.replace(name, undefined, bytes))) return false;
      this.#made.set(name, path);
      return true;
    }
    return false;
  }

  /** What waits to be read: this session's, and those in folders where the playbook does not say so itself. */
  notices(here: Iterable<string>): readonly Notice[] {
    const made = [...this.#made].flatMap(([name, path]) =>
      this.#local.has(name) ? [playbookWords.yours(path, name, this.#local.pathOf(name))] : [],
    );
    const others = [...here]
      .filter((name) => isBeside(name) && !this.#made.has(name) && !isReadByPlaybook(name))
      .map((name) => playbookWords.others(name, this.#local.pathOf(name)));
    return [...made, ...others];
  }
}

const isReadByPlaybook = (path: string): boolean =>
  ['', ...knownFolders, RUNBOOK_FOLDER].some(
    (folder) => posix.join(PLAYBOOK_FOLDER, folder) === posix.dirname(path),
  );
