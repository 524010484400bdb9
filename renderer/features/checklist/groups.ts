import type { ItemState } from '../../../shared/incident/checklist.ts';
import { phases, type Phase } from '../../../shared/incident/phases.ts';

export type Group = {
  readonly phase: Phase;
  /** The file of the runbook whose steps they are; null for the phase's own items. */
  readonly runbook: string | null;
  readonly items: readonly ItemState[];
  readonly done: number;
};

/**
 * The checklist by phase, in the order of the phases; a phase without items is left out. The steps of a runbook are a
 * group of their own, below the phase in which it was taken up.
 */
export function groupsOf(items: readonly ItemState[]): readonly Group[] {
  return phases.flatMap((phase) => {
    const own = items.filter(({ item }) => item.phase === phase);
    const runbooks = [...new Set(own.map(({ item }) => item.runbook ?? null))].sort((a, b) =>
      a === null ? -1 : b === null ? 1 : 0,
    );
    return runbooks.map((runbook): Group => {
      const of = own.filter(({ item }) => (item.runbook ?? null) === runbook);
      return { phase, runbook, items: of, done: of.filter((i) => i.done).length };
    });
  });
}

export type View = {
  /** Unfolded by hand, or because it is the current phase. */
  readonly open: boolean;
  /** Of an earlier phase what is open shows, folded or not. */
  readonly past: boolean;
  /** What is next for the person at this desktop: it shows wherever it stands. */
  readonly next: string | undefined;
  /** What was on screen when the focus came into the panel: it stays until the focus leaves. */
  readonly held: ReadonlySet<string>;
  /** Only what is this person's, or nobody's; null for everything. */
  readonly mineOnly: string | null;
};

/** The items that a phase shows. */
export const shownOf = ({ items }: Group, { open, past, next, held, mineOnly }: View): readonly ItemState[] =>
  items.filter(({ item, done, owner }) => {
    if (held.has(item.id) || item.id === next) return true;
    if (mineOnly !== null && owner !== null && owner !== mineOnly) return false;
    return open || (past && !done);
  });
