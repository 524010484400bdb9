import type { Instant } from '../ids.ts';

/** A runbook of the team: a Markdown file in `p/runbooks`. */
export type Runbook = {
  /** Its name: `restore-keyring.md`. */
  readonly file: string;
  readonly title: string;
  readonly services: readonly string[];
  /** Names of alerts that it answers. */
  readonly alerts: readonly string[];
  readonly owner: string | null;
  /** When somebody last said that it is right, as its file says: a day, `2026-10-01`. */
  readonly reviewed: string | null;
  /** What is to be done, in order. */
  readonly steps: readonly string[];
  readonly markdown: string;
};

/** A runbook as it is listed, with what became of it in incidents. */
export type ListedRunbook = Omit<Runbook, 'markdown' | 'steps'> & {
  readonly steps: number;
  /** What in its file is not used as it is written, as sentences with their lines. */
  readonly problems: readonly string[];
  readonly lastUsedAt: Instant | null;
  readonly used: number;
  /** Where it was wrong, latest first. */
  readonly wrong: readonly {
    readonly incident: string;
    readonly title: string;
    readonly at: Instant;
    readonly by: string;
    readonly words: string;
  }[];
  /** The later of what the file says and what was said in the console; null where nobody ever did. */
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
};
