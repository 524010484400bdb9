import {
  curatedTimeline,
  type CuratedRow,
  type CuratedTimeline,
  type LeftOut,
} from '../../../../shared/incident/curated.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import type { TimelineRow } from '../../../../shared/incident/timeline.ts';
import type { Playbook } from '../../../../shared/playbook/playbook.ts';

type Made = {
  readonly incident: Incident;
  readonly version: number;
  readonly rows: readonly TimelineRow[] | undefined;
  readonly playbook: Playbook;
  readonly timeline: CuratedTimeline;
};

let made: Made | null = null;

/**
 * The timeline of the post-mortem on screen, reckoned once for the list of parts and for the timeline itself: with ten
 * thousand entries, laying the log out anew for each of them would be felt in every word. What reads as it did is the very
 * same row, run or timeline as before, so that nothing of it is drawn again.
 * @param rows the log's rows as the window holds them
 */
export function curatedNow(
  incident: Incident,
  rows: readonly TimelineRow[] | undefined,
  playbook: Playbook,
): CuratedTimeline {
  const { version } = incident; // it changes in place: its version tells that it did
  const same =
    made?.incident === incident &&
    made.version === version &&
    made.rows === rows &&
    made.playbook === playbook;
  if (made === null || !same) {
    const before = made?.incident === incident ? made.timeline : null;
    const timeline = curatedTimeline(incident, rows, playbook);
    made = {
      incident,
      version,
      rows,
      playbook,
      timeline: before === null ? timeline : kept(timeline, before),
    };
  }
  return made.timeline;
}

/** A timeline made of the rows of the one before it, wherever they read the same. */
function kept(timeline: CuratedTimeline, before: CuratedTimeline): CuratedTimeline {
  const held = new Map(before.rows.map((row) => [row.key, row]));
  const heldRuns = new Map(
    before.pieces.flatMap((piece) => (piece.is === 'left-out' ? [[piece.rows[0]?.key, piece] as const] : [])),
  );
  const keep = (row: CuratedRow): CuratedRow => {
    const was = held.get(row.key);
    return was !== undefined && isSame(was, row) ? was : row;
  };
  const keepRun = (run: LeftOut): LeftOut => {
    const rows = run.rows.map(keep);
    const was = heldRuns.get(rows[0]?.key);
    return was !== undefined && isList(was.rows, rows) ? was : { ...run, rows };
  };
  const rows = timeline.rows.map(keep);
  if (isList(before.rows, rows)) return before;
  const pieces = timeline.pieces.map((piece) => (piece.is === 'left-out' ? keepRun(piece) : keep(piece)));
  return { ...timeline, rows, pieces };
}

const isList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

/** Whether a row reads as it did: that of the log is the very same one as long as its own words are. */
const isSame = (a: CuratedRow, b: CuratedRow): boolean =>
  a.row === b.row &&
  a.shown === b.shown &&
  a.picked === b.picked &&
  a.note === b.note &&
  a.evidence === b.evidence &&
  a.detail === b.detail &&
  (a.row !== undefined || (a.at === b.at && a.text === b.text && isList(a.times, b.times)));
