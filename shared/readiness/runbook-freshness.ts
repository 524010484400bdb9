import type { Instant } from '../ids.ts';
import type { ListedRunbook } from '../runbooks/runbook.ts';

/** How far a runbook can be trusted. */
export type Freshness = 'wrong' | 'never' | 'stale' | 'fresh';
export type FreshRunbook = {
  readonly file: string;
  readonly title: string;
  readonly state: Freshness;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
  readonly lastUsedAt: Instant | null;
  /** Where it was said to be wrong since somebody last went through it, latest first. */
  readonly wrongSince: ListedRunbook['wrong'];
};

/** Half a year, in ms: a runbook that nobody has gone through for longer describes another system. */
const FRESH_MS = 183 * 86_400_000;
const order: readonly Freshness[] = ['wrong', 'never', 'stale', 'fresh'];

/** Runbooks by how much they need a look: those that were wrong since their review first, then the longest unreviewed. */
export const runbookFreshness = (runbooks: readonly ListedRunbook[], now: Instant): readonly FreshRunbook[] =>
  runbooks
    .map(({ file, title, reviewedAt, reviewedBy, lastUsedAt, wrong }): FreshRunbook => {
      const wrongSince = wrong.filter(({ at }) => at > (reviewedAt ?? -Infinity));
      const state =
        wrongSince.length > 0
          ? 'wrong'
          : reviewedAt === null
            ? 'never'
            : now - reviewedAt > FRESH_MS
              ? 'stale'
              : 'fresh';
      return { file, title, state, reviewedAt, reviewedBy, lastUsedAt, wrongSince };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        (a.reviewedAt ?? 0) - (b.reviewedAt ?? 0) ||
        (a.file < b.file ? -1 : 1),
    );
