import type { Instant } from '../../ids.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { fillTimes } from '../../time/format.ts';
import { courseWords } from '../course-words.ts';
import { curatedTimeline, type CuratedRow } from '../curated.ts';
import type { Incident } from '../state.ts';
import type { TimelineRow } from '../timeline.ts';
import { day } from '../view/pieces.ts';
import { entryKindLabel, entryKinds, type EntryKind } from '../vocabulary.ts';
import type { Block, TimelineItem } from './blocks.ts';
import type { Both } from './pieces.ts';

/** The timeline as it was curated: grouped by day of UTC, with notes and evidence, and what was left out between. */
export function timelineBlock(
  incident: Incident,
  {
    both,
    rows,
    playbook,
  }: {
    readonly both: Both;
    readonly rows: readonly TimelineRow[] | undefined;
    readonly playbook: Playbook;
  },
): readonly Block[] {
  const { pieces, shown, rows: all } = curatedTimeline(incident, rows, playbook);
  if (all.length === 0) return [];
  const items: TimelineItem[] = [];
  let last: number | undefined;
  for (const piece of pieces) {
    const at = piece.is === 'row' ? piece.at : piece.rows[0]?.at;
    if (at === undefined) continue;
    if (dayNumber(at) !== last) items.push({ kind: 'day', text: day(at) });
    last = dayNumber(at);
    items.push(
      piece.is === 'row' ? entry(piece, both) : { kind: 'left-out', text: leftOut(piece.rows, both) },
    );
  }
  return [
    { kind: 'heading', level: 3, text: `Timeline: ${shown} of ${all.length} entries` },
    { kind: 'timeline', items },
  ];
}

const dayNumber = (at: Instant): number => Math.floor(at / 86_400_000);

function entry(
  { at, who, kind, text, detail, times, note, evidence, row }: CuratedRow,
  both: Both,
): TimelineItem {
  const show = (when: Instant): string =>
    dayNumber(when) === dayNumber(at) ? both.clock(when) : both.stamp(when);
  // Of an update that was late the words stand before that.
  const words = row?.detail ?? null;
  const said = [...new Set([words, detail].filter((each) => each !== null))];
  const course = row === undefined ? [] : courseWords(row);
  const others = (row?.alsoSet ?? []).map((set) => `also set at the same time by ${set.by}: ${set.text}`);
  return {
    kind: 'entry',
    clock: both.clock(at),
    who,
    what: whatOf(kind),
    text: fillTimes(text, times, show),
    details: [...said.map((words) => fillTimes(words, times, show)), ...course, ...others],
    note,
    evidence,
    files: row?.files ?? [],
  };
}

/** The kind of an entry by its word; none for a plain note and for what the console logged. */
const whatOf = (kind: CuratedRow['kind']): string =>
  kind !== 'note' && (entryKinds as readonly string[]).includes(kind)
    ? entryKindLabel[kind as EntryKind].toLowerCase() // an entry's, by the line above
    : '';

/** When they were: the last one with its day where that is another one. */
function leftOut(rows: readonly CuratedRow[], { clock, stamp }: Both): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return '';
  const from = clock(first.at);
  const to = dayNumber(last.at) === dayNumber(first.at) ? clock(last.at) : stamp(last.at);
  return `${rows.length} left out, ${from}${to === from ? '' : ` to ${to}`}`;
}
