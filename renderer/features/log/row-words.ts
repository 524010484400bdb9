import type { Instant } from '../../../shared/ids.ts';
import { boardOf } from '../../../shared/incident/boards.ts';
import { courseWords } from '../../../shared/incident/course-words.ts';
import type { AttachedFile } from '../../../shared/incident/files.ts';
import { markWord } from '../../../shared/incident/marks.ts';
import { phaseLabel } from '../../../shared/incident/phases.ts';
import { isPicture } from '../../../shared/incident/pictures.ts';
import { declarationOf, transitionsOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { roundNumbers } from '../../../shared/incident/updates.ts';
import { wallAt } from '../../../shared/time/zones.ts';
import { marks } from '../../incident-parts/people.ts';
import { kindWord } from '../../incident-parts/row-look.ts';

/** Whether a person wrote it, so that it can be corrected and taken back. */
export const isEntry = ({ kind }: TimelineRow): boolean => kind in entryKindLabel;

/** A text cut at its tags and mentions. */
export function cutAtMarks(text: string): readonly { readonly text: string; readonly mark: boolean }[] {
  if (!/[@#]/.test(text)) return [{ text, mark: false }];
  const parts: { text: string; mark: boolean }[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (index > from) parts.push({ text: text.slice(from, index), mark: false });
    parts.push({ text: mark, mark: true });
    from = index + mark.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mark: false });
  return parts;
}

/** The number of each hypothesis among its kind, and of the round that each update belongs to, by its row. */
export function numbersOf(incident: Incident): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { entry, number } of boardOf(incident, 'hypothesis')) numbers.set(entry, number);
  for (const [id, number] of roundNumbers(incident)) numbers.set(id, number);
  return numbers;
}

/** The words before the text, with what became of it where that is the first thing to know. */
export function headWords(row: TimelineRow, number: number | undefined): string | null {
  const word = kindWord(row);
  if (row.kind !== 'hypothesis' || row.waits === undefined) return word;
  return `${word ?? ''} ${number ?? ''} ${markWord(row.kind, row.waits.mark)}`.replace('  ', ' ');
}

/** Whether its words no longer hold: ruled out, dropped, reversed, changed. */
export const isStruck = ({ waits }: TimelineRow): boolean =>
  waits !== undefined && ['ruled-out', 'dropped', 'changed'].includes(waits.mark);

export type Divider = {
  /** The phase that begins with the row, and since when. */
  readonly phase: { readonly label: string; readonly at: Instant } | null;
  /** Some instant of the day that begins with the row. */
  readonly day: Instant | null;
};

/** Where each phase begins, and where the date changes: by the key of the row that stands first in it. */
export function dividersOf(
  incident: Incident,
  rows: readonly TimelineRow[],
  { now, zone }: { readonly now: Instant; readonly zone: string },
): ReadonlyMap<string, Divider> {
  const dividers = new Map<string, Divider>();
  const [first] = rows;
  const begin = (key: string, change: Partial<Divider>): void => {
    dividers.set(key, { phase: null, day: null, ...dividers.get(key), ...change });
  };
  for (const { key, at } of daysOf(rows, now, zone)) begin(key, { day: at });
  const declared = declarationOf(incident);
  if (declared !== undefined && first !== undefined) {
    const from = rows.find(({ at }) => at >= declared.startedAt) ?? first; // what came before led to it
    begin(from.key, { phase: { label: phaseLabel.detection, at: declared.startedAt } });
  }
  for (const { id, to, at } of transitionsOf(incident)) begin(id, { phase: { label: phaseLabel[to], at } });
  return dividers;
}

const DAY = 86_400_000;
/** No clock is put forward or back by more than this on one day. */
const CHANGE = 3 * 3_600_000;

/** The first row of each date, but for the first date where that is today. */
function daysOf(rows: readonly TimelineRow[], now: Instant, zone: string): TimelineRow[] {
  const days: TimelineRow[] = [];
  const dayOf = (at: Instant): number => Math.floor(wallAt(at, zone).getTime() / DAY);
  const today = dayOf(now);
  let day: number | null = null;
  let same = Number.NEGATIVE_INFINITY; // up to here the date can't have changed
  for (const row of rows) {
    if (row.at < same) continue;
    const of = dayOf(row.at);
    if (of === day) continue;
    if (day !== null || of !== today) days.push(row);
    day = of;
    same = row.at + DAY - (wallAt(row.at, zone).getTime() % DAY) - CHANGE;
  }
  return days;
}

/** How many rows at the end of the log came after the one that was last seen there. */
export function newBelow(rows: readonly TimelineRow[], lastSeen: string | null): number {
  if (lastSeen === null) return 0;
  let below = 0;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    if (rows[i]?.key === lastSeen) return below;
    if (rows[i]?.id !== '') below += 1; // what this window says itself is no entry
  }
  return 0;
}

/** What a picture takes in the log, at most. */
const PICTURE = { width: 240, height: 120 };

/** How large the picture of a file is drawn: known before it is there, so that nothing jumps. */
export function pictureSize({ width, height }: AttachedFile): { width: number; height: number } {
  if (width === null || height === null) return { width: 160, height: PICTURE.height };
  const scale = Math.min(1, PICTURE.width / width, PICTURE.height / height);
  return {
    width: Math.max(24, Math.round(width * scale)),
    height: Math.max(24, Math.round(height * scale)),
  };
}

/** A first guess at the height of a row, before it is measured: lines of the text and of what stands below it. */
export function guessHeight(
  row: TimelineRow | undefined,
  divider: Divider | undefined,
  textWidth: number,
): number {
  if (row === undefined) return 28;
  const above = ((divider?.phase ?? null) === null ? 0 : 28) + ((divider?.day ?? null) === null ? 0 : 28);
  const held = guessed.get(row);
  if (held?.width === textWidth) return held.height + above;
  const height = guessOf(row, textWidth);
  guessed.set(row, { width: textWidth, height });
  return height + above;
}

/** Asked for ten thousand rows whenever one is added. */
const guessed = new WeakMap<TimelineRow, { readonly width: number; readonly height: number }>();

function guessOf(row: TimelineRow, textWidth: number): number {
  const perLine = Math.max(20, textWidth / 6.4);
  const linesOf = (text: string): number => Math.max(1, Math.ceil(text.length / perLine));
  const lines = row.text.includes('\n')
    ? row.text.split('\n').reduce((sum, line) => sum + linesOf(line), 0)
    : linesOf(row.text);
  const noted =
    courseWords(row).length > 0 ||
    (row.waits !== undefined && (row.waits.kind === 'ask' || (row.waits.marked?.note ?? null) !== null));
  const below = row.detail === undefined && row.version === 1 && !noted ? 0 : 16;
  const pictures = row.files?.some(({ mime }) => isPicture(mime)) === true ? PICTURE.height + 8 : 0;
  const chips = row.files !== undefined && pictures === 0 ? 30 : 0;
  return 8 + 20 * lines + below + pictures + chips;
}

/** `48 kB`, `3.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A text that was corrected is long when all of it is struck for one word: from so many characters on it is shortened. */
const LONG = 80;

/**
 * What stands struck below a corrected row: of a long text only the words that are others now, with an ellipsis where
 * the rest stayed. The whole of it stands in the details and in every copy.
 */
export function formerWords(before: string, now: string): string {
  if (before.length <= LONG) return before;
  const [was, is] = [before.split(' '), now.split(' ')];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end))
    end += 1;
  const changed = was.slice(start, was.length - end);
  const beside = changed.length === 0 ? was.slice(Math.max(0, start - 3), start + 3) : changed; // words were put in
  return `${start > 0 ? '… ' : ''}${beside.join(' ')}${end > 0 ? ' …' : ''}`;
}
