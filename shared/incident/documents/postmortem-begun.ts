import type { Incident } from '../state.ts';

/** Whether somebody has begun the post-mortem: wrote a text, a note, or said something of it. */
export const isPostmortemBegun = (incident: Incident): boolean =>
  [...incident.events.values()].some(({ id, t }) => begins.test(t) && !incident.redacted.has(id));
const begins = /^(?:text-edited|review-set|review-noted|timeline-curated|tradeoff-weighed|action-item-set)\//;
