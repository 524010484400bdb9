import { fuzzy, type Match } from '../../ui/fuzzy.ts';
import type { PaletteEntry } from './entry.ts';

export type Found = { readonly entry: PaletteEntry; readonly ranges: Match['ranges'] };
export type FoundGroup = { readonly title: string; readonly found: readonly Found[] };

/** How many lines are shown at once: more is found by typing more. */
const SHOWN = 60;
const RECENT = 5;

/** What matches, the best first. The group finds a line too: “theme dark” and “severity 2” need no other words. */
export function find(
  entries: readonly PaletteEntry[],
  typed: string,
  recent: readonly string[],
): { readonly groups: readonly FoundGroup[]; readonly more: number } {
  return typed.trim() === '' ? everything(entries, recent) : matching(entries, typed, recent);
}

/** Nothing is typed: what was done lately first, then all of it under its headings. */
function everything(entries: readonly PaletteEntry[], recent: readonly string[]): ReturnType<typeof find> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const lately = recent
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ whyNot }) => whyNot === null)
    .slice(0, RECENT);
  const rest = entries.filter((entry) => !lately.includes(entry));
  const groups = new Map<string, Found[]>();
  if (lately.length > 0)
    groups.set(
      'Recent',
      lately.map((entry) => ({ entry, ranges: [] })),
    );
  for (const entry of rest.slice(0, SHOWN - lately.length)) {
    const held = groups.get(entry.group);
    if (held === undefined) groups.set(entry.group, [{ entry, ranges: [] }]);
    else held.push({ entry, ranges: [] });
  }
  return {
    groups: [...groups].map(([title, found]) => ({ title, found })),
    more: Math.max(0, entries.length - SHOWN),
  };
}

function matching(
  entries: readonly PaletteEntry[],
  typed: string,
  recent: readonly string[],
): ReturnType<typeof find> {
  const hits: (Found & { readonly score: number })[] = [];
  for (const entry of entries) {
    const length = entry.label.length;
    const match =
      fuzzy(entry.label, typed) ??
      fuzzy(`${entry.label} ${entry.group} ${entry.about ?? ''} ${entry.words ?? ''}`, typed);
    if (match === null) continue;
    const last = recent.indexOf(entry.id);
    // What is done comes before what is read.
    const page = entry.group === 'Handbook' ? 25 : 0;
    const bonus = (last < 0 ? 0 : 30 - last) - (entry.whyNot === null ? 0 : 60) - page;
    const ranges = match.ranges
      .filter(([from]) => from < length)
      .map(([from, to]): readonly [number, number] => [from, Math.min(to, length)]);
    const all = match.ranges.length === ranges.length ? 20 : 0;
    hits.push({ entry, ranges, score: match.score + bonus + all });
  }
  hits.sort((a, b) => b.score - a.score);
  return {
    groups: hits.length === 0 ? [] : [{ title: 'Best first', found: hits.slice(0, SHOWN) }],
    more: Math.max(0, hits.length - SHOWN),
  };
}
