import type { BoardItem } from '../../../shared/incident/boards.ts';
import { courseWords, isToldByCourse, namedWith } from '../../../shared/incident/course-words.ts';
import { markWord } from '../../../shared/incident/marks.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { entryKindLabel, type EntryKind } from '../../../shared/incident/vocabulary.ts';
import type { Instant } from '../../../shared/ids.ts';
import { fillTimes, formatStamp } from '../../../shared/time/format.ts';
import { zone } from '../../incident-parts/zone.ts';

export const local = (at: Instant): string => formatStamp(at, zone);
/** Date and time in UTC, since the date may be another one there. */
export const utc = (at: Instant): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** The kind before the text of a row; a plain note and what the console logged need none. */
export const kindBefore = ({ kind }: TimelineRow): string =>
  kind !== 'note' && kind in entryKindLabel ? `${entryKindLabel[kind as EntryKind]}: ` : ''; // just looked up

/** What a row says, with its clock times as they are here. */
export const textOf = (row: TimelineRow): string => fillTimes(row.text, row.times, local);

/** Everything that stands below a row: what it was before, who took it back, what came of it, what is attached. */
export function below(row: TimelineRow): readonly string[] {
  const { detail, waits, before, correctedBy, takenBackBy, alsoSet, files, nextDueAt } = row;
  return [
    ...(detail === undefined ? [] : [fillTimes(detail, row.times, local)]),
    ...(nextDueAt === undefined || nextDueAt === null ? [] : [`next promised for ${local(nextDueAt)}`]),
    ...courseWords(row),
    ...(waits === undefined
      ? []
      : [becameOf({ ...waits, to: namedWith(row) })].filter((words) => words !== '')),
    ...(correctedBy === undefined ? [] : [`version ${row.version} by ${correctedBy}`]),
    ...before.map((former) => `before: ${former.text} (${former.by}, ${local(former.recordedAt)})`),
    ...alsoSet.map((also) => `also set to “${also.text}” by ${also.by}`),
    ...(files ?? []).map((file) => `attached: ${file.name}`),
    ...(takenBackBy === undefined ? [] : [`taken back by ${takenBackBy}`]),
  ];
}

/** `to ben, comes back 14:24; answered by ben, 14:20: it can be ended`. */
export function becameOf({ kind, to, dueAt, mark, marked }: BoardItem): string {
  const asked = [to === null ? '' : `to ${to}`, dueAt === null ? '' : `comes back ${local(dueAt)}`];
  const became =
    marked === null
      ? ''
      : `${markWord(kind, mark)} by ${marked.by}, ${local(marked.at)}${marked.note === null || isToldByCourse({ kind, mark }) ? '' : `: ${marked.note}`}`;
  return [asked.filter((word) => word !== '').join(', '), became].filter((part) => part !== '').join('; ');
}
