import type { Instant } from '../../ids.ts';
import { fillTimes, formatClock } from '../../time/format.ts';
import { courseWords, isToldByCourse, namedWith } from '../course-words.ts';
import type { AttachedFile } from '../files.ts';
import { markWord } from '../marks.ts';
import { timelineOf, type TimelineRow } from '../timeline.ts';
import type { Incident } from '../state.ts';
import { entryKindLabel, entryKinds, type EntryKind } from '../vocabulary.ts';
import { day, page, stamp, ZONE_WORDS } from './pieces.ts';
import { block, inline, struck } from './words.ts';

/** When it was entered is said where that was another minute. */
const LATER_MS = 60_000;

/** The log in order, grouped by day: who, what kind, the words, what became of them. */
export const logPage = (incident: Incident, heading: string, exercise: boolean): string =>
  page(exercise, [`# Log: ${heading}`, '', ZONE_WORDS, ...logLines(timelineOf(incident), '##', ofView)]);

/** How a row is written. */
export type RowStyle = {
  /** A clock time on the day of the row, and on another one. */
  readonly clock: (at: Instant) => string;
  readonly stamp: (at: Instant) => string;
  /** A file that is attached to it. */
  readonly file: (file: AttachedFile) => string;
};

/** Rows of the log as a list, with a heading (`##`) for each day of UTC. */
export function logLines(rows: readonly TimelineRow[], heading: string, style: RowStyle): readonly string[] {
  const lines: string[] = [];
  let last: number | undefined;
  for (const row of rows) {
    if (dayNumber(row.at) !== last) {
      last = dayNumber(row.at);
      lines.push('', `${heading} ${day(row.at)}`, '');
    }
    lines.push(rowOf(row, style));
  }
  return lines;
}

const dayNumber = (at: Instant): number => Math.floor(at / 86_400_000);

function rowOf(row: TimelineRow, style: RowStyle): string {
  // A clock time beside a row: with its day where it is another one.
  const show = (at: Instant): string =>
    dayNumber(at) === dayNumber(row.at) ? style.clock(at) : style.stamp(at);
  const words = fillTimes(row.text, row.times, show);
  const body = row.takenBackBy === undefined ? block(words, '  ') : struck(words, '  ');
  const kind = kindOf(row);
  const who = inline(row.by);
  const first = `- **${style.clock(row.at)}** ${who}${kind === '' ? '' : `, ${kind}`}: ${body}`;
  const details = detailsOf(row, show, style);
  return details.length === 0 ? first : `${first}\n  - ${details.join('\n  - ')}`;
}

function detailsOf(row: TimelineRow, show: (at: Instant) => string, { file }: RowStyle): readonly string[] {
  const details: string[] = [];
  if (Math.abs(row.recordedAt - row.at) >= LATER_MS) details.push(`entered ${show(row.recordedAt)}`);
  if (row.detail !== undefined) {
    const detail = fillTimes(row.detail, row.times, show);
    details.push(row.takenBackBy === undefined ? block(detail, '    ') : struck(detail, '    '));
  }
  if (typeof row.nextDueAt === 'number') details.push(`the next one promised for ${show(row.nextDueAt)}`);
  details.push(...courseWords(row).map((words) => block(words, '    ')));
  if (row.waits !== undefined) details.push(...waitingOf({ ...row.waits, to: namedWith(row) }, show));
  for (const each of row.files ?? []) details.push(`attached: ${file(each)}`);
  if (row.correctedBy !== undefined) details.push(`corrected by ${inline(row.correctedBy)}`);
  for (const { text, by, recordedAt } of row.before)
    details.push(`before, by ${inline(by)} at ${show(recordedAt)}: ${struck(text, '    ')}`);
  for (const { text, by } of row.alsoSet)
    details.push(`also set at the same time by ${inline(by)}: ${block(text, '    ')}`);
  if (row.takenBackBy !== undefined) details.push(`taken back by ${inline(row.takenBackBy)}`);
  return details;
}

/** For whom it is, when it comes back, and what became of it. */
function waitingOf(
  { kind, to, dueAt, open, mark, marked }: NonNullable<TimelineRow['waits']>,
  show: (at: Instant) => string,
): readonly string[] {
  const note =
    marked === null || marked.note === null || isToldByCourse({ kind, mark })
      ? ''
      : `: ${block(marked.note, '    ')}`;
  return [
    ...(to === null ? [] : [`${kind === 'ask' ? 'to' : 'for'} ${inline(to)}`]),
    ...(dueAt === null || !open ? [] : [`${kind === 'decision' ? 'revisit' : 'due'} ${show(dueAt)}`]),
    ...(marked === null ? [] : [`${markWord(kind, mark)} ${show(marked.at)} by ${inline(marked.by)}${note}`]),
  ];
}

/** The kind by its word; none for a plain note and for what the console logged. */
function kindOf({ kind }: TimelineRow): string {
  const isEntry = (entryKinds as readonly string[]).includes(kind);
  return isEntry && kind !== 'note' ? entryKindLabel[kind as EntryKind].toLowerCase() : ''; // an entry's, by the line above
}

/** A file by its name, kind and size; its bytes are in the record. */
export const fileWords = ({ name, mime, bytes }: AttachedFile): string =>
  `${inline(name)} (${inline(mime === '' ? 'file' : mime)}, ${bytes} ${bytes === 1 ? 'byte' : 'bytes'})`;

const ofView: RowStyle = { clock: (at) => formatClock(at, 'UTC'), stamp, file: fileWords };
