import type { TimelineRow } from '../../shared/incident/timeline.ts';

let rows = 0;
/** A row of the log with nothing about it but its words. */
export const row = (text: string, over: Partial<TimelineRow> = {}): TimelineRow => ({
  key: `r${(rows += 1)}`,
  at: Date.UTC(2026, 10, 17, 13, 2),
  h: [0, 0],
  id: 'a',
  recordedAt: 0,
  by: 'ana',
  device: 'a'.repeat(16),
  kind: 'note',
  text,
  version: 1,
  before: [],
  alsoSet: [],
  ...over,
});
