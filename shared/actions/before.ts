import * as z from 'zod';
import { incidentIdPattern, type IncidentId, type Instant } from '../ids.ts';
import type { ListedAction } from '../incident/action-items.ts';
import type { ReviewState } from '../incident/events/review-set.ts';
import { causeSchema } from '../incident/events/review-noted.ts';
import { instantSchema, type Severity } from '../incident/vocabulary.ts';
import type { IncidentFacts } from '../metrics/facts.ts';
import { seenBefore } from './alike.ts';
import { isOpen } from './standing.ts';

/** An earlier incident that looks like the one at hand. */
export type SeenBefore = {
  readonly id: IncidentId;
  readonly title: string;
  readonly severity: Severity;
  readonly exercise: boolean;
  readonly startedAt: Instant;
  readonly resolvedAt: Instant | null;
  /** What ended it, as somebody said it. */
  readonly ended: string | null;
  readonly review: ReviewState;
  /** How many of its action items are still to be done. */
  readonly open: number;
};

/** What the incident at hand is compared by. */
export const describedSchema = z.object({
  id: z.string().regex(incidentIdPattern),
  title: z.string().max(400),
  services: z.array(z.string().max(80)).max(100),
  causes: z.array(causeSchema).max(100),
  startedAt: instantSchema,
  exercise: z.boolean(),
});
export type Described = z.output<typeof describedSchema>;

/** What earlier incidents say to the one at hand. */
export type Before = {
  /** What was promised after incidents of the same service or cause, and is not known to have worked. */
  readonly promised: readonly ListedAction[];
  readonly seen: readonly SeenBefore[];
};

export const nothingBefore: Before = { promised: [], seen: [] };

const shares = (a: readonly string[], b: readonly string[]): boolean => {
  const known = new Set(a.map((each) => each.toLowerCase()));
  return b.some((each) => known.has(each.toLowerCase()));
};

/** Whether an action item was promised after something like this: the same service, or the same cause. */
const isCarried = (item: ListedAction, of: Pick<Described, 'services' | 'causes'>): boolean =>
  shares(item.incident.services, of.services) || shares(item.incident.causes, of.causes);

/** Whether it is still to be done, or nobody knows whether it worked. */
const isUnsettled = (item: ListedAction): boolean =>
  isOpen(item) || (item.state === 'done' && (item.effect === null || item.effect === 'too-early'));

/** What was to be done and is not stands before what was done; the longest promised first. */
const order = (a: ListedAction, b: ListedAction): number =>
  Number(isOpen(b)) - Number(isOpen(a)) ||
  (a.due ?? '9').localeCompare(b.due ?? '9') ||
  a.openedAt - b.openedAt;

/**
 * What earlier incidents say to one, as it is described now: the index may not have read it yet. What was practised says
 * something to exercises only.
 */
export function beforeOf(
  at: Described,
  facts: readonly IncidentFacts[],
  actions: readonly ListedAction[],
): Before {
  const earlier = facts.filter(
    (each) => each.id !== at.id && each.startedAt < at.startedAt && (at.exercise || !each.exercise),
  );
  const known = new Set(earlier.map((each) => each.id));
  const promised = actions
    .filter((item) => known.has(item.incident.id) && isCarried(item, at) && isUnsettled(item))
    .sort(order);
  const open = new Map<IncidentId, number>();
  for (const item of actions)
    if (isOpen(item)) open.set(item.incident.id, (open.get(item.incident.id) ?? 0) + 1);
  const seen = seenBefore(earlier, at.title, at.services, at.causes).map((each): SeenBefore => ({
    ...{ id: each.id, title: each.title, severity: each.worst, startedAt: each.startedAt },
    ...{ exercise: each.exercise, resolvedAt: each.resolvedAt, ended: each.ended, review: each.review.state },
    open: open.get(each.id) ?? 0,
  }));
  return { promised, seen };
}

/** What was done before this incident began, after one like it: now one can see whether it worked. */
export const effectsToAsk = ({ promised }: Before, startedAt: Instant): readonly ListedAction[] =>
  promised.filter(
    ({ state, effect, endedAt }) =>
      state === 'done' && effect === null && endedAt !== null && endedAt < startedAt,
  );
