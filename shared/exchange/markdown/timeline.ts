import type { Block } from './blocks.ts';
import { wordsOf, type Candidate } from './candidate.ts';
import type { SectionEntries } from './entries.ts';
import { textOf } from './rows.ts';
import { partOf, type Section } from './sections.ts';
import type { Prose } from './texts.ts';

/** A section with what was found in it. */
type ReadSection = SectionEntries & { readonly section: Section };

/** Headings that only say the day of what follows them, and entries; a day heading with words of its own under it is an entry. */
export function dayHeadings(entries: readonly Candidate[]): ReadonlySet<Candidate> {
  const days = new Set<Candidate>();
  for (const [at, entry] of entries.entries()) {
    const { found } = entry.time;
    if (entry.form === 'day') days.add(entry);
    if (
      entry.form !== 'heading' ||
      found === null ||
      found.clock !== null ||
      found.date === null ||
      found.unknown
    )
      continue;
    const next = entries[at + 1];
    const holds =
      next !== undefined &&
      (next.form !== 'heading' || next.depth > entry.depth) &&
      (next.time.found?.clock ?? null) !== null;
    if (holds || textOf(entry) === '') days.add(entry);
  }
  return days;
}

/** The first entries of lists that the day of an earlier one does not reach: that was of another section, no larger than theirs. */
export function listsAnew(read: readonly ReadSection[]): ReadonlySet<Candidate> {
  const anew = new Set<Candidate>();
  let dated: { section: Section; depth: number } | null = null;
  for (const { section, entries } of read) {
    const [first] = entries;
    if (first !== undefined && dated !== null && dated.section !== section && section.depth <= dated.depth) {
      anew.add(first);
      dated = null;
    }
    for (const { time, depth } of entries)
      if ((time.found?.date ?? null) !== null) dated = { section, depth };
  }
  return anew;
}

/** A heading without a time in a timeline is an entry all the same: what stands under it happened, and nobody knows when. */
export function withoutTime(section: Section, read: SectionEntries): SectionEntries {
  const isOne =
    section.part === 'timeline' &&
    section.heading !== null &&
    partOf(section.title) === null &&
    // What a template asks for is no entry.
    !/^\{\{.*\}\}$/.test(section.title);
  const [first] = read.entries;
  const before = first === undefined ? read.prose : read.prose.filter(({ line }) => line < first.line);
  if (!isOne || wordsOf(before) === '') return read;
  const time = { found: null, links: [] };
  const entry: Candidate = {
    ...{ line: section.line, time, raw: '', text: section.title, who: null, depth: section.depth, indent: 0 },
    ...{ form: 'heading', body: [...before] },
  };
  return {
    entries: [entry, ...read.entries],
    ...{ prose: read.prose.filter((block) => !before.includes(block)), leftOut: read.leftOut },
  };
}

/** The words beside a day and under it, which would be lost with the heading. */
export function ofDay(entry: Candidate, read: readonly ReadSection[]): readonly Prose[] {
  const section = read.find(({ entries }) => entries.includes(entry))?.section;
  const words: Block = {
    ...{ kind: 'text', line: entry.line, depth: 0, text: entry.text, cells: [], head: false, checked: null },
    source: entry.raw === '' ? entry.text : `**${entry.raw}** ${entry.text}`.trim(),
  };
  return section === undefined || textOf(entry) === '' ? [] : [{ section, blocks: [words, ...entry.body] }];
}
