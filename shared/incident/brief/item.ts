import type { EntityId, Instant } from '../../ids.ts';
import type { BoardItem } from '../boards.ts';
import { markWord } from '../marks.ts';

/** Words of the console with clock times between them: whoever shows them knows the zone. */
export type Said = readonly (string | Instant)[];

/** One line of a brief. */
export type BriefItem = {
  readonly key: string;
  /** When it was, or since when it is so; null where it has no time of its own. */
  readonly at: Instant | null;
  /** What it is, before the words: “Impact”, “ruled out”. */
  readonly label: string | null;
  /** People's own words, or a name. */
  readonly text: string;
  /** What the record knows of it. */
  readonly about: Said;
  /** More words of people, in full: evidence, an update as it was sent. */
  readonly note: string | null;
};

export type BriefSectionId =
  | ('words' | 'situation' | 'severity' | 'updates' | 'objectives' | 'decisions' | 'actions' | 'planned')
  | ('workstreams' | 'hypotheses' | 'asks' | 'risks' | 'roadblocks' | 'roles' | 'log' | 'links');

export type BriefSection = {
  readonly id: BriefSectionId;
  readonly title: string;
  /** What is said where there is nothing in it. */
  readonly none: string;
  readonly items: readonly BriefItem[];
};

export const item = (
  key: string,
  text: string,
  {
    at = null,
    label = null,
    about = [],
    note = null,
  }: Partial<Pick<BriefItem, 'at' | 'label' | 'about' | 'note'>> = {},
): BriefItem => ({ key, at, label, text, about, note });

/** Puts what is known of something one behind the other, with commas between; what is null is left out. */
export const joined = (...parts: readonly (Said | null)[]): Said =>
  parts
    .filter((part) => part !== null)
    .filter((part) => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : [', ', ...part]));

/** An entry that waits or waited, with what became of it. */
export function ofBoard({ entry, kind, text, at, by, to, dueAt, mark, open, marked }: BoardItem): BriefItem {
  const due = dueAt === null || !open ? null : [kind === 'decision' ? 'revisit ' : 'due ', dueAt];
  const whom = to === null ? null : [kind === 'ask' ? `to ${to}` : `for ${to}`];
  const became = marked === null ? null : [`${markWord(kind, mark)} `, marked.at, ` by ${marked.by}`];
  return item(keyOf(entry), text, {
    at,
    about: joined([`by ${by}`], whom, due, became),
    note: marked?.note ?? null,
  });
}

const keyOf = (entry: EntityId): string => `entry.${entry}`;
