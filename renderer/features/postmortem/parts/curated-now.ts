import { curatedTimeline, type CuratedTimeline } from '../../../../shared/incident/curated.ts';
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
 * thousand entries, laying the log out anew for each of them would be felt in every word.
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
  if (made === null || !same)
    made = { incident, version, rows, playbook, timeline: curatedTimeline(incident, rows, playbook) };
  return made.timeline;
}
