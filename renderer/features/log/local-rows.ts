import { useMemo } from 'react';
import type { Instant } from '../../../shared/ids.ts';
import { compareLogOrder } from '../../../shared/incident/envelope.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import type { Gap } from '../../../shared/sync/state.ts';
import { entries } from '../../incident-parts/sync-words.ts';
import { wallClock } from '../../state/clock.ts';
import { useSync, type Opened } from '../../state/projections.ts';
import { useArrivals, type Note } from './arrivals.ts';

/** A row that this window says and no record holds: what is missing, and what has come late. It has no event. */
export const isLocal = ({ id }: TimelineRow): boolean => id === '';

const localRow = (key: string, at: Instant, text: string, times: readonly Instant[] = []): TimelineRow => ({
  ...{ key, at, h: [at, 0], id: '', recordedAt: at, by: 'console', device: '', kind: 'console', text, times },
  ...{ version: 1, before: [], alsoSet: [] },
});

/** `Waiting for 17 entries of ben`, where it was first known: it stays there until they have come. */
export function gapRows(gaps: readonly Gap[], since: (device: string) => Instant): readonly TimelineRow[] {
  const byDevice = Map.groupBy(gaps, ({ device }) => device);
  return [...byDevice].map(([device, all]) => {
    const count = all.reduce((sum, gap) => sum + gap.count, 0);
    return localRow(
      `gap.${device}`,
      since(device),
      `Waiting for ${entries(count)} of ${all[0]?.name ?? 'another desktop'}`,
    );
  });
}

/** `2 entries of db-sme arrived late, placed from 14:05 on`. */
export function noteRow({ key, at, by, count, from }: Note): TimelineRow {
  const whose = by.length <= 2 ? by.join(' and ') : `${by.length} people`;
  return localRow(key, at, `${entries(count)} of ${whose} arrived late, placed from {0} on`, [from]);
}

/** The rows of the record with those of this window among them, in the order of the log. */
export function withLocal(
  rows: readonly TimelineRow[],
  local: readonly TimelineRow[],
): readonly TimelineRow[] {
  if (local.length === 0) return rows;
  const all = [...rows];
  for (const row of local) {
    let place = all.length;
    for (
      let before = all[place - 1];
      before !== undefined && compareLogOrder(before, row) > 0;
      before = all[place - 1]
    )
      place -= 1;
    all.splice(place, 0, row);
  }
  return all;
}

/** When each gap was first known here, by stream and device. */
const known = new Map<string, Instant>();

/** What this window says in the log of the incident on screen. The same rows as long as they say the same. */
export function useLocalRows(opened: Opened | null): readonly TimelineRow[] {
  const sync = useSync();
  const notes = useArrivals((s) => s.notes);
  const stream = opened?.incident.id ?? '';
  const gaps = JSON.stringify(sync.gaps.filter((gap) => gap.stream === stream));
  return useMemo(() => {
    const missing = JSON.parse(gaps) as readonly Gap[]; // written above
    const present = new Set(missing.map(({ device }) => `${stream} ${device}`));
    for (const key of known.keys()) if (key.startsWith(`${stream} `) && !present.has(key)) known.delete(key);
    const since = (device: string): Instant => {
      const key = `${stream} ${device}`;
      const at = known.get(key) ?? wallClock();
      known.set(key, at);
      return at;
    };
    return [...gapRows(missing, since), ...notes.map(noteRow)];
  }, [gaps, notes, stream]);
}
