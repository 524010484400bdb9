import type { Trouble } from '../../../shared/sync/connection.ts';
import type { FileSystem } from '../../records/file-system.ts';
import type { GitEnd, GitLimits, GitProcesses } from './git-process.ts';
import { removeLeftOvers } from './left-overs.ts';
import { gitTroubles, isDamage, isStaleLock, troubleOf } from './git-troubles.ts';

export type GitCallsContext = {
  readonly gitDir: string;
  readonly processes: GitProcesses;
  /** What every call is told first: see `hardening`. */
  readonly settings: readonly string[];
  readonly limits: GitLimits;
  readonly fs: FileSystem;
  /** Makes the private repository anew: it is a cache. */
  readonly rebuild: () => Promise<Trouble | null>;
};

/** Calls of Git on the private repository, and what their failures mean. */
export class GitCalls {
  readonly #context: GitCallsContext;
  readonly #damaged: (() => void)[] = [];
  /** How the host is talked to: settings. */
  protocol: readonly string[] | undefined;

  constructor(context: GitCallsContext) {
    this.#context = context;
  }

  /** What is to be forgotten when the private repository is made anew. */
  onDamage(forget: () => void): void {
    this.#damaged.push(forget);
  }

  /** A question that this computer answers. */
  local(args: readonly string[], input: readonly Uint8Array[] = []): Promise<GitEnd> {
    const { processes, settings, limits } = this.#context;
    return processes.run({ args: [...settings, ...args], input, limit: limits.local });
  }

  /** Work on this computer that may take its time. */
  patient(args: readonly string[]): Promise<GitEnd> {
    const { processes, settings, limits } = this.#context;
    return processes.run({ args: [...settings, ...args], limit: limits.network });
  }

  /** A question that the host answers. */
  talk(args: readonly string[]): Promise<GitEnd> {
    const { processes, settings, limits } = this.#context;
    const all = [...settings, ...(this.protocol ?? []), ...args];
    const { network, silence, pause } = limits;
    return processes.run({ args: all, limit: network, silence, pause });
  }

  /** Why a call failed; what a killed process left behind is put right, so that the next call works. */
  async troubleOf(end: GitEnd): Promise<Trouble> {
    const { fs, gitDir, rebuild } = this.#context;
    if (isStaleLock(end)) {
      removeLeftOvers(fs, gitDir);
      return gitTroubles.unfinished;
    }
    if (!isDamage(end)) return troubleOf(end);
    for (const forget of this.#damaged) forget();
    return (await rebuild()) ?? gitTroubles.damaged;
  }

  /** The same where something was to be read: those who may not read have to sign in. */
  async readTroubleOf(end: GitEnd): Promise<Trouble> {
    const trouble = await this.troubleOf(end);
    return trouble.kind === 'read-only' ? gitTroubles.mayNotRead : trouble;
  }
}

export const worked = ({ how, code }: GitEnd): boolean => how === 'exit' && code === 0;
