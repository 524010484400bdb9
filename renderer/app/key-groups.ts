import { lineKeys } from '../features/log/line-keys.ts';
import type { Route } from '../state/ui.ts';
import { fuzzy } from '../ui/fuzzy.ts';
import type { Chord } from '../ui/keys.ts';
import { windowCommands } from './commands.ts';
import { places } from './places.ts';

/** A line of the sheet of keys: what is done, and the keys and the word that do it. */
export type KeyLine = {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly Chord[];
  readonly slash: string | null;
  /** Other words that find it. */
  readonly words?: string | undefined;
};
export type KeyGroup = { readonly title: string; readonly lines: readonly KeyLine[] };

/** All keys by their headings: those of the screen at hand first, those of everywhere last. */
export function keyGroups(here: Route['name']): readonly KeyGroup[] {
  const groups = new Map<string, KeyLine[]>([[places[here], []]]);
  const add = (title: string, line: KeyLine): void => {
    const held = groups.get(title);
    if (held === undefined) groups.set(title, [line]);
    else held.push(line);
  };
  const of = (where: Route['name'] | 'everywhere'): void => {
    for (const command of windowCommands) {
      const { id, label, chord, slash, group, words, unlisted } = command;
      if (command.where !== where || unlisted === true || (chord === '' && slash === undefined)) continue;
      const word = slash !== undefined && here === 'incident' ? slash : null;
      if (chord === '' && word === null) continue;
      add(group ?? places[where], { id, label, keys: chord === '' ? [] : [chord], slash: word, words });
    }
  };
  of(here);
  if (here === 'incident')
    for (const { label, keys } of lineKeys)
      add('In the line', { id: `line ${label}`, label, keys, slash: null });
  of('everywhere');
  return [...groups].map(([title, lines]) => ({ title, lines })).filter(({ lines }) => lines.length > 0);
}

/** The groups with only those lines that are looked for: by what they do, by their word or by their heading. */
export const findKeys = (groups: readonly KeyGroup[], typed: string): readonly KeyGroup[] =>
  groups
    .map(({ title, lines }) => ({
      title,
      lines: lines.filter(
        ({ label, slash, keys, words }) =>
          fuzzy(
            `${label} ${slash === null ? '' : `/${slash}`} ${title} ${keys.join(' ')} ${words ?? ''}`,
            typed,
          ) !== null,
      ),
    }))
    .filter(({ lines }) => lines.length > 0);
