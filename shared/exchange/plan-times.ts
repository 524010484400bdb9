import type { Instant } from '../ids.ts';
import { earliest, latest } from './document.ts';
import type { ImportedDocument } from './imported.ts';

const HOUR = 3_600_000;
/** What was not stated for longer than this is taken to be over: an old document must ring no alarms. */
const OVER_MS = 24 * HOUR;
/** The same where its source says that it was not over: what an alert fires for may be days old, but not for ever. */
const OPEN_MS = 7 * 24 * HOUR;

/** Everything in a document that has a time, up to now. */
export function timesIn({ rows, updates, times }: ImportedDocument, now: Instant): readonly Instant[] {
  const all: readonly (Instant | null)[] = [
    ...rows.map(({ at }) => at),
    ...updates.map(({ at }) => at),
    ...Object.values(times),
  ];
  return all.filter((at) => at !== null).filter((at) => at <= now);
}

/** When it began; null where nothing in it has a time. */
export function startOf(document: ImportedDocument, now: Instant): Instant | null {
  const { started } = document.times;
  return started !== null && started <= now ? started : earliest(timesIn(document, now));
}

/** How an incident comes in: over at a time, or open (null); with what was taken for granted, in words for its log. */
type Ending = { readonly at: Instant | null; readonly words: string | null };

/** Whether it is over, and since when. */
export function endingOf(document: ImportedDocument, start: Instant, now: Instant): Ending {
  const { times, goesOn } = document;
  if (times.resolved !== null && times.resolved <= now) return { at: times.resolved, words: null };
  const last = latest(timesIn(document, now)) ?? start;
  if (last >= now - (goesOn === true ? OPEN_MS : OVER_MS)) return { at: null, words: null };
  const words =
    goesOn === true
      ? 'Imported as over, though its source says that it went on: nothing in it is of the last 7 days. The time of its last entry is taken.'
      : 'Imported without a time at which it was resolved: the time of its last entry is taken.';
  return { at: last, words };
}

/** How a document that becomes an incident of its own will stand in the list, for the preview. */
export function standingWords(document: ImportedDocument, now: Instant): string | null {
  const start = startOf(document, now);
  if (start === null) return null;
  const { at, words } = endingOf(document, start, now);
  if (words !== null) return words;
  if (at !== null) return null; // its time stands among what was understood
  return document.goesOn === true
    ? 'It comes in as open: its source says that it goes on'
    : 'It comes in as open: nothing says that it was resolved, and it is of the last 24 hours';
}
