import type { EventId, Instant } from '../ids.ts';
import { compareWritten } from './envelope.ts';
import { textPlace, textSlice, type TextEdit } from './events/text-edited.ts';
import { derived, type Incident } from './state.ts';

/** Milliseconds of quiet after which an edit of the same person begins another version. */
const QUIET = 10 * 60_000;

/** What one person wrote in a section without a longer pause, up to its last edit. */
export type TextBurst = {
  /** The id of its last edit. */
  readonly id: EventId;
  readonly by: string;
  readonly from: Instant;
  readonly until: Instant;
  /** How many of the section's edits, in the order in which they were written, make the text as it was then. */
  readonly edits: number;
};

/** The edits of a section in the order in which they were written. */
export const editsInOrder = (incident: Incident, section: string): readonly TextEdit[] =>
  [...(textSlice.of(incident).get(textPlace(section))?.values() ?? [])].sort(compareWritten);

/** The versions of a section, the oldest first: a new one begins with another person, and after a quiet while. */
export function burstsOf(incident: Incident, section: string): readonly TextBurst[] {
  const bursts: TextBurst[] = [];
  for (const [index, { id }] of editsInOrder(incident, section).entries()) {
    const event = incident.events.get(id);
    if (event === undefined) continue;
    const { u: by, at } = event;
    const last = bursts.at(-1);
    if (last?.by === by && at - last.until < QUIET) {
      bursts[bursts.length - 1] = { ...last, id, until: Math.max(last.until, at), edits: index + 1 };
    } else bursts.push({ id, by, from: at, until: at, edits: index + 1 });
  }
  return bursts;
}

/** Who wrote in a section last, and when. */
export type Written = { readonly by: string; readonly at: Instant };

/** By the very map of a section's edits, which only grows: a part that nobody writes in is not looked through again. */
const latestIn = new WeakMap<ReadonlyMap<string, TextEdit>, { size: number; latest: TextEdit | undefined }>();

function latestOf(edits: ReadonlyMap<string, TextEdit>): TextEdit | undefined {
  const held = latestIn.get(edits);
  if (held?.size === edits.size) return held.latest;
  let latest: TextEdit | undefined;
  for (const edit of edits.values())
    if (latest === undefined || compareWritten(edit, latest) > 0) latest = edit;
  latestIn.set(edits, { size: edits.size, latest });
  return latest;
}

const writtenLast = derived((incident): ReadonlyMap<string, Written> => {
  const last = new Map<string, Written>();
  for (const [place, edits] of textSlice.of(incident)) {
    const latest = latestOf(edits);
    const event = latest === undefined ? undefined : incident.events.get(latest.id);
    if (event !== undefined) last.set(place, { by: event.u, at: event.at });
  }
  return last;
});

/** Who wrote in a section last, and when; undefined where nobody has. */
export const lastWritten = (incident: Incident, section: string): Written | undefined =>
  writtenLast(incident).get(textPlace(section));
