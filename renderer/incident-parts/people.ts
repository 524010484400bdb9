import { isSamePerson, personMeant } from '../../shared/incident/people.ts';
import { postsOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { TimelineRow } from '../../shared/incident/timeline.ts';
import { roleLabel } from '../../shared/incident/vocabulary.ts';

export type Person = { readonly name: string; readonly about: string };

/** `@ana` and `#db` in a text, at the start of a word. */
export const marks = /(?<![\p{L}\p{N}_])[@#][\p{L}\p{N}][\p{L}\p{N}._-]*/gu;

type Seen = {
  readonly people: readonly string[];
  readonly tags: readonly string[];
  /** Those of the people who wrote something themselves. */
  readonly authors: ReadonlySet<string>;
};
const seenIn = new WeakMap<readonly TimelineRow[], Seen>();

const noMarks: readonly never[] = [];
const marksOfRow = new WeakMap<TimelineRow, readonly string[]>();

/** The people and tags in the words of a row, with their signs; read once, since rows are made anew when they change. */
function marksIn(row: TimelineRow): readonly string[] {
  let held = marksOfRow.get(row);
  if (held === undefined) {
    held = /[@#]/.test(row.text)
      ? [...row.text.matchAll(marks)].map(([mark]) => mark.replace(/[._-]+$/, ''))
      : noMarks;
    marksOfRow.set(row, held);
  }
  return held;
}

/** Who wrote or was named in the log, and its tags, latest first. Read once for each state of the log. */
export function seenInLog(rows: readonly TimelineRow[]): Seen {
  let seen = seenIn.get(rows);
  if (seen === undefined) {
    const people = new Set<string>();
    const tags = new Set<string>();
    const authors = new Set<string>();
    for (let i = rows.length - 1; i >= 0; i -= 1) {
      const row = rows[i];
      if (row === undefined || row.kind === 'redacted' || row.kind === 'newer') continue;
      people.add(row.by);
      authors.add(row.by);
      const to = row.waits?.to ?? null;
      if (to !== null) people.add(to);
      if (row.kind === 'console') continue;
      for (const mark of marksIn(row)) (mark.startsWith('@') ? people : tags).add(mark.slice(1));
    }
    seen = { people: [...people], tags: [...tags], authors };
    seenIn.set(rows, seen);
  }
  return seen;
}

/**
 * Everyone who may be meant: who holds a role first, then who is in the log, the person at this desktop, and whoever of
 * the roster is in none of these.
 */
export function peopleOf(
  incident: Incident,
  rows: readonly TimelineRow[],
  self: string,
  roster: readonly { readonly name: string }[] = [],
): readonly Person[] {
  const people = new Map<string, string>();
  for (const post of postsOf(incident)) {
    const role = post.area === null ? roleLabel[post.role] : `${roleLabel[post.role]}, ${post.area}`;
    people.set(
      post.person,
      people.has(post.person) ? `${people.get(post.person) ?? ''}, ${role.toLowerCase()}` : role,
    );
  }
  const seen = seenInLog(rows);
  for (const name of seen.people) if (!people.has(name)) people.set(name, 'in the log');
  if (self !== '' && !people.has(self)) people.set(self, 'this desktop');
  const names = [...people.keys()];
  for (const { name } of roster)
    if (!names.some((known) => isSamePerson(known, name))) people.set(name, 'on the roster');
  const all = [...people].map(([name, about]) => ({ name, about }));
  // Somebody who was only called by a part of the name is no second person.
  const sure = all.filter(
    ({ name, about }) => about !== 'in the log' || seen.authors.has(name) || name.includes(' '),
  );
  return all.filter((person) => sure.includes(person) || personMeant(person.name, sure) === person.name);
}

/** What matches the letters typed so far: the whole word first, then those that begin with them. */
export function matching<T>(all: readonly T[], typed: string, word: (one: T) => string): readonly T[] {
  const letters = typed.toLowerCase();
  const hits = all.filter((one) => word(one).toLowerCase().includes(letters));
  const rank = (one: T): number => {
    const name = word(one).toLowerCase();
    return name === letters ? 0 : name.startsWith(letters) ? 1 : 2;
  };
  return hits.sort((a, b) => rank(a) - rank(b));
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const first = (word: string, count: number): string =>
  [...letters.segment(word)]
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('');

/** Two letters for the round face beside a name. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  return (
    words.length > 1
      ? words
          .slice(0, 2)
          .map((word) => first(word, 1))
          .join('')
      : first(name, 2)
  ).toUpperCase();
}
