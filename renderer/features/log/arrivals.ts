import { create } from 'zustand';
import type { Instant } from '../../../shared/ids.ts';
import { isImportPlace } from '../../../shared/exchange/key.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { wallClock } from '../../state/clock.ts';
import { useProjections } from '../../state/projections.ts';

/** Entered more than this before it got here: it was on its way. */
const LATE = 2 * 60_000;
/** On screen for so long, it has been seen. */
const SEEN_MS = 10_000;

/** What has come of other desktops long after it was entered: how much, whose, and where it begins. */
export type Note = {
  readonly key: string;
  readonly at: Instant;
  readonly by: readonly string[];
  readonly count: number;
  /** The earliest time at which something of it was placed, and its row. */
  readonly from: Instant;
  readonly first: string;
};

type Arrivals = {
  /** Rows of others that were put where they belong rather than at the end: when they got here, until they are seen. */
  readonly at: ReadonlyMap<string, Instant>;
  readonly notes: readonly Note[];
};

export const useArrivals = create<Arrivals>(() => ({ at: new Map(), notes: [] }));

/** What comes within this is one arrival: an exchange brings its files one after the other. */
const ONE_ARRIVAL = 60_000;

/** The notes with what has just come: in the last of them while that is fresh, else in one of its own. */
export function notedWith(
  notes: readonly Note[],
  rows: readonly TimelineRow[],
  now: Instant,
): readonly Note[] {
  const delayed = rows.filter(({ recordedAt }) => now - recordedAt > LATE);
  const [first] = delayed.toSorted((a, b) => a.at - b.at);
  if (first === undefined) return notes;
  const last = notes.at(-1);
  const open = last !== undefined && now - last.at < ONE_ARRIVAL ? last : undefined;
  const earlier = open !== undefined && open.from <= first.at;
  const note: Note = {
    key: open?.key ?? `arrived.${now}`,
    at: open?.at ?? now,
    by: [...new Set([...(open?.by ?? []), ...delayed.map(({ by }) => by)])],
    count: (open?.count ?? 0) + delayed.length,
    from: earlier ? open.from : first.at,
    first: earlier ? open.first : first.key,
  };
  return [...(open === undefined ? notes : notes.slice(0, -1)), note];
}

let known = new Set<string>();
let place: string | null = null;

/**
 * Which rows have come since the log was last looked at, and stand above others or were entered long before: those
 * that a person who reads the end of the log would miss. What was imported is told by the row of its import.
 */
export function lateAmong(
  rows: readonly TimelineRow[],
  isNew: (key: string) => boolean,
  { self, now }: { readonly self: string; readonly now: Instant },
): readonly string[] {
  const late: string[] = [];
  let atEnd = true;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (row === undefined) continue;
    if (!isNew(row.key)) atEnd = false;
    else if (row.by === self || isImportPlace(row.key)) continue;
    else if (!atEnd || now - row.recordedAt > LATE) late.push(row.key);
  }
  return late;
}

useProjections.subscribe(({ opened, settings }, before) => {
  if (opened === before.opened) return;
  if (opened === null || opened.incident.id !== place) {
    place = opened?.incident.id ?? null;
    known = new Set(opened?.rows.map((row) => row.key));
    useArrivals.setState({ at: new Map(), notes: [] });
    return;
  }
  if (opened.rows.length === before.opened?.rows.length) return;
  const now = wallClock();
  const late = lateAmong(opened.rows, (key) => !known.has(key), { self: settings.person, now });
  for (const row of opened.rows) known.add(row.key);
  if (late.length === 0) return;
  const keys = new Set(late);
  const arrived = opened.rows.filter((row) => keys.has(row.key));
  useArrivals.setState(({ at, notes }) => ({
    at: new Map([...at, ...late.map((key): [string, Instant] => [key, now])]),
    notes: notedWith(notes, arrived, now),
  }));
});

/** Counts the time that a row is on screen. @returns a function that ends it. */
export function watchUntilSeen(key: string): () => void {
  const timer = setTimeout(() => {
    useArrivals.setState(({ at }) => ({ at: new Map([...at].filter(([row]) => row !== key)) }));
  }, SEEN_MS);
  return () => clearTimeout(timer);
}

export const useArrivedAt = (key: string): Instant | undefined => useArrivals((s) => s.at.get(key));
