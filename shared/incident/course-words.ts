import type { BoardItem } from './boards.ts';
import type { Objection } from './proposals.ts';
import type { TimelineRow } from './timeline-rows.ts';

type Told = Pick<TimelineRow, 'by' | 'course' | 'objections' | 'waits' | 'objectsTo'>;

/**
 * How a decision came about, in the order in which it is told: `proposed by marek`, `no strong objections`, `decided by
 * ana`; of a proposal, what was said against it. Nothing where the row says it by itself.
 */
export function courseWords({ by, course, objections, waits, objectsTo }: Told): readonly string[] {
  if (objectsTo !== undefined) return [`to the proposal “${objectsTo}”`];
  const against = againstWords(course?.objections ?? objections ?? []);
  if (objections !== undefined) {
    const to = waits?.to ?? null;
    return [...(to === null ? [] : [`proposed by ${to}`]), ...against];
  }
  if (course === undefined) return [];
  const { proposedBy, decidedBy, follows, followedBy } = course;
  return [
    ...(proposedBy === null ? [] : [`proposed by ${proposedBy}`]),
    ...(proposedBy !== null && against.length === 0 ? ['no strong objections'] : against),
    ...(proposedBy !== null || decidedBy !== by ? [`decided by ${decidedBy}`] : []),
    ...(follows === null ? [] : [`in place of “${follows}”`]),
    ...(followedBy === null ? [] : [`now: “${followedBy}”`]),
  ];
}

/** What was said against a proposal, each with whoever said it. */
export const againstWords = (objections: readonly Objection[]): readonly string[] =>
  objections.map(({ by, text }) => `${by} objects: ${text}`);

/** Who is named with an entry that waits: whom it asks, who does it; null where the course of a decision says it. */
export const namedWith = ({ kind, waits }: TimelineRow): string | null =>
  kind === 'decision' || kind === 'proposal' ? null : (waits?.to ?? null);

/** Words that take up what the row's course says already: who decided a proposal, what a decision was changed to. */
export const isToldByCourse = ({ kind, mark }: Pick<BoardItem, 'kind' | 'mark'>): boolean =>
  mark === 'changed' || (kind === 'proposal' && mark === 'done');
