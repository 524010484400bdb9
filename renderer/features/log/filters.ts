import { isSettledMark } from '../../../shared/incident/marks.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { entryKindLabel, type EntryKind } from '../../../shared/incident/vocabulary.ts';
import { handleOf } from '../../../shared/incident/people.ts';
import { marks } from '../../incident-parts/people.ts';

/** Which rows the log shows: all, those of one kind, of one person, with one tag. */
export type Filter =
  | { readonly by: 'all' }
  | { readonly by: 'kind'; readonly kind: EntryKind | 'update' | 'console' | 'inject' }
  | { readonly by: 'person'; readonly name: string }
  | { readonly by: 'tag'; readonly tag: string };

export const everything: Filter = { by: 'all' };

/** The kinds that stand in the head of the log, with a number; the others are in its menu. */
export const headKinds = ['decision', 'ask', 'hypothesis', 'update'] as const;
const menuKinds = [
  'proposal',
  'objection',
  'finding',
  'action',
  'criterion',
  'roadblock',
  'risk',
  'message',
  'status',
  'update',
  'note',
  'console',
] as const;
/** Of an exercise alone: no other incident has them. */
const exerciseKinds = ['inject'] as const;

const plural: Readonly<Record<EntryKind | 'update' | 'console' | 'inject', string>> = {
  note: 'Notes',
  proposal: 'Proposals',
  objection: 'Objections',
  decision: 'Decisions',
  finding: 'Findings',
  action: 'Actions',
  ask: 'Asks',
  hypothesis: 'Hypotheses',
  criterion: 'Exit criteria',
  roadblock: 'Roadblocks',
  risk: 'Risks',
  status: 'Status',
  message: 'Messages',
  update: 'Updates',
  console: 'By the console',
  inject: 'Injects',
};
export const kindsLabel = (kind: EntryKind | 'update' | 'console' | 'inject'): string => plural[kind];

/** A filter in words, as its chip says it. */
export function filterLabel(filter: Filter): string {
  if (filter.by === 'all') return 'All';
  if (filter.by === 'kind') return plural[filter.kind];
  return filter.by === 'person' ? `@${handleOf(filter.name)}` : `#${filter.tag}`;
}

/** The kinds of the menu: injects only where there are some. */
export const kindsIn = (
  rows: readonly TimelineRow[],
): readonly (EntryKind | 'update' | 'console' | 'inject')[] =>
  rows.some(({ kind }) => kind === 'inject') ? [...menuKinds, ...exerciseKinds] : menuKinds;

/** One word for each filter, so that two of them can be compared. */
export const filterKey = (filter: Filter): string => `${filter.by} ${filterLabel(filter)}`;

type Named = { readonly people: ReadonlySet<string>; readonly tags: ReadonlySet<string> };
const namedIn = new WeakMap<TimelineRow, Named>();
const nobody: Named = { people: new Set(), tags: new Set() };

/** Who and what a row names, in small letters; read once for each row. */
function named(row: TimelineRow): Named {
  if (row.kind === 'redacted' || row.kind === 'newer' || row.takenBackBy !== undefined) return nobody;
  let found = namedIn.get(row);
  if (found === undefined) {
    const people = new Set([handleOf(row.by).toLowerCase()]);
    const tags = new Set<string>();
    if (row.waits?.to !== undefined && row.waits.to !== null)
      people.add(handleOf(row.waits.to).toLowerCase());
    if (/[@#]/.test(row.text)) {
      for (const [mark] of row.text.matchAll(marks)) {
        (mark.startsWith('@') ? people : tags).add(
          mark
            .slice(1)
            .replace(/[._-]+$/, '')
            .toLowerCase(),
        );
      }
    }
    found = { people, tags };
    namedIn.set(row, found);
  }
  return found;
}

/** Whether a filter shows a row; what was taken back shows only where everything does. */
export function matches(row: TimelineRow, filter: Filter): boolean {
  switch (filter.by) {
    case 'all':
      return true;
    case 'kind':
      return row.kind === filter.kind && row.takenBackBy === undefined;
    case 'person':
      return named(row).people.has(handleOf(filter.name).toLowerCase());
    case 'tag':
      return named(row).tags.has(filter.tag.toLowerCase());
  }
}

export const filterRows = (rows: readonly TimelineRow[], filter: Filter): readonly TimelineRow[] =>
  filter.by === 'all' ? rows : rows.filter((row) => matches(row, filter));

export type Counts = Readonly<Record<(typeof headKinds)[number], string>> & { readonly all: number };

/** What stands beside each filter in the head: how many there are, or how many of them are open. */
export function countRows(rows: readonly TimelineRow[]): Counts {
  const found = { decision: 0, ask: 0, hypothesis: 0, update: 0 };
  const open = { ask: 0, hypothesis: 0 };
  for (const { kind, takenBackBy, waits } of rows) {
    if (takenBackBy !== undefined) continue;
    if (kind === 'decision' || kind === 'update') found[kind] += 1;
    else if (kind === 'ask' || kind === 'hypothesis') {
      found[kind] += 1;
      if (waits !== undefined && !isSettledMark(waits.mark)) open[kind] += 1;
    }
  }
  const openOf = (kind: 'ask' | 'hypothesis'): string =>
    found[kind] === 0 || open[kind] > 0 ? `${open[kind]} open` : String(found[kind]);
  return {
    all: rows.length,
    decision: String(found.decision),
    ask: found.ask === 0 ? '0' : openOf('ask'),
    hypothesis: found.hypothesis === 0 ? '0' : openOf('hypothesis'),
    update: String(found.update),
  };
}

/** A filter named in words: `decisions`, `exit criteria`, `#db`, `@ana`, `all`; undefined when nothing is called that. */
export function filterNamed(words: string): Filter | undefined {
  const word = words.trim();
  const small = word.toLowerCase();
  if (small === '' || small === 'all' || small === 'everything') return everything;
  if (word.startsWith('#') && word.length > 1) return { by: 'tag', tag: word.slice(1) };
  if (word.startsWith('@') && word.length > 1) return { by: 'person', name: word.slice(1) };
  const kinds = [...headKinds, ...menuKinds, ...exerciseKinds];
  const kind = kinds.find(
    (each) =>
      plural[each].toLowerCase().startsWith(small) ||
      each.startsWith(small) ||
      (each in entryKindLabel && entryKindLabel[each as EntryKind].toLowerCase() === small), // just looked up
  );
  return kind === undefined ? undefined : { by: 'kind', kind };
}
