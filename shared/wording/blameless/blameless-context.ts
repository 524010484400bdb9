import type { Severity } from '../../incident/vocabulary.ts';

/** What the check of a review's words knows beside them. */
export type BlamelessContext = {
  /**
   * The part that the text is of: its `extra`, its id or its title; null for a whole document, whose headings tell.
   */
  readonly section: string | null;
  /** Names and handles of people. */
  readonly roster: readonly string[];
  /** The worst severity that the incident had; null where nobody knows. */
  readonly severity: Severity | null;
  /** The impact in the incident's own words: “a third of card payments”; null where nobody stated it. */
  readonly impact: string | null;
  /** Rules that are switched off: `playbook.wording.off`. */
  readonly off: readonly string[];
};
