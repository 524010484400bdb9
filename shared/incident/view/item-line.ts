import type { Instant } from '../../ids.ts';
import type { BoardItem } from '../boards.ts';
import { courseWords, isToldByCourse } from '../course-words.ts';
import { markWord } from '../marks.ts';
import { courseOf, objectionsTo } from '../proposals.ts';
import type { Incident } from '../state.ts';
import { block, inline } from './words.ts';

/** An entry that waits or waited as an item of a Markdown list: who, when, until when, and what became of it. */
export function itemLine(incident: Incident, item: BoardItem, stamp: (at: Instant) => string): string {
  const { entry, kind, text, at, by, to, dueAt, mark, open, marked } = item;
  const course = courseOf(incident, entry);
  // Whose proposal or decision it is says its course.
  const isCourse = kind === 'proposal' || kind === 'decision';
  const said = [
    `${stamp(at)} by ${inline(by)}`,
    ...(to === null || isCourse ? [] : [`${kind === 'ask' ? 'to' : 'for'} ${inline(to)}`]),
    ...(dueAt === null || !open ? [] : [`${kind === 'decision' ? 'revisit' : 'due'} ${stamp(dueAt)}`]),
    `${markWord(kind, mark)}${marked === null ? '' : ` ${stamp(marked.at)} by ${inline(marked.by)}`}`,
  ].join(', ');
  const note = marked === null || marked.note === null || isToldByCourse(item) ? [] : [marked.note];
  const how = courseWords({
    by,
    waits: item,
    ...(course === undefined ? {} : { course }),
    ...(kind === 'proposal' ? { objections: objectionsTo(incident, entry) } : {}),
  });
  const below = [...note, ...how].map((words) => `\n  - ${block(words, '    ')}`);
  return `- ${block(text, '  ')}\n  - ${said}${below.join('')}`;
}
