import { entryKindLabel, entryKinds } from '../../../shared/incident/vocabulary.ts';
import { matching, peopleOf, seenInLog } from '../../incident-parts/people.ts';
import type { SlashCommand } from '../../incident-parts/slash.ts';
import type { Opened } from '../../state/projections.ts';
import { isKind, type Line } from '../../state/words.ts';
import { chordLabel } from '../../ui/keys.ts';
import type { MenuItem } from '../../ui/menu-item.ts';

/** What can be completed at the caret: the letters from `from` on are replaced by what is picked. */
export type Suggestions = {
  readonly kind: 'kinds' | 'people' | 'tags' | 'commands';
  readonly label: string;
  readonly from: number;
  readonly typed: string;
  readonly items: readonly MenuItem[];
};

type Sources = {
  readonly opened: Opened;
  readonly self: string;
  readonly roster: readonly { readonly name: string }[];
  readonly commands: () => readonly SlashCommand[];
  /** When a person's desktop was last heard of, in words; null where none is known. */
  readonly heard: (person: string) => string | null;
};

const kindHelp: Record<(typeof entryKinds)[number], string> = {
  note: 'what happened, as it is',
  proposal: 'what is proposed: any strong objections?',
  objection: 'what speaks against what is proposed',
  decision: 'what was decided: @who decided',
  finding: 'what was found out',
  action: 'what somebody is doing',
  ask: 'what somebody was asked, with minutes: @ana 10m',
  hypothesis: 'what may be the cause',
  criterion: 'what must hold before it is resolved',
  roadblock: 'what keeps somebody from working: @who clears it',
  risk: 'what may yet go wrong, and what follows then',
  status: 'how it stands',
  message: 'what was said elsewhere',
};

const SHOWN = 7;

/** The word before the caret that opens a menu: `!` kinds, `@` people, `#` tags; `/` commands as the first word. */
export function suggestionsAt(text: string, caret: number, sources: Sources): Suggestions | null {
  const before = text.slice(0, caret);
  if (text.startsWith('/')) {
    const typed = text.slice(1).split(' ')[0] ?? '';
    const letters = typed.toLowerCase();
    const items = sources
      .commands()
      .filter(({ word }) => word.startsWith(letters))
      // The word that is typed out is the one that is meant, whatever else begins with it.
      .toSorted((a, b) => Number(b.word === letters) - Number(a.word === letters))
      .map(({ word, label, chord }) => ({
        id: word,
        word: `/${word}`,
        about: label,
        ...(chord === undefined ? {} : { far: chordLabel(chord) }),
      }));
    return made('commands', 'Commands', 0, typed, items.slice(0, 12));
  }
  const found = /(?:^|\s)([!@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (found === null) return null;
  const [, sign, typed = ''] = found;
  const from = caret - typed.length - 1;
  if (sign === '!') {
    const letters = typed.toLowerCase();
    const kinds = entryKinds.filter(
      (kind) => kind.startsWith(letters) || entryKindLabel[kind].toLowerCase().startsWith(letters),
    );
    return made(
      'kinds',
      'Kinds',
      from,
      typed,
      kinds.map((kind) => ({ id: kind, word: entryKindLabel[kind], about: kindHelp[kind] })),
    );
  }
  const { opened, self, roster, heard } = sources;
  if (sign === '@') {
    const people = matching(
      peopleOf(opened.incident, opened.rows, self, roster),
      typed,
      (person) => person.name,
    );
    return made(
      'people',
      'People',
      from,
      typed,
      people.slice(0, SHOWN).map(({ name, about }) => {
        const far = name === self ? null : heard(name);
        return { id: name, word: name, about, ...(far === null ? {} : { far }) };
      }),
    );
  }
  const tags = matching(seenInLog(opened.rows).tags, typed, (tag) => tag);
  return made(
    'tags',
    'Tags',
    from,
    typed,
    tags.slice(0, SHOWN).map((tag) => ({ id: tag, word: `#${tag}`, about: 'in the log' })),
  );
}

/** What is said while the line begins with a sign that means nothing here; null when it does not. */
export function unknownWord(text: string, commands: readonly SlashCommand[]): string | null {
  const [, sign = '', word = ''] = /^([/!])(\S+)/.exec(text) ?? [];
  if (word === '') return null;
  const known = sign === '/' ? commands.some((command) => command.word === word.toLowerCase()) : isKind(word);
  const shown = word.length > 24 ? `${word.slice(0, 24)}…` : word;
  return known
    ? null
    : `“${sign}${shown}” is no ${sign === '/' ? 'command' : 'kind'}: Enter logs it as it is`;
}

/** A menu without anything in it, or with only what is already typed in full, is no menu. */
function made(
  kind: Suggestions['kind'],
  label: string,
  from: number,
  typed: string,
  items: readonly MenuItem[],
): Suggestions | null {
  const [only] = items;
  if (only === undefined) return null;
  if (items.length === 1 && (kind === 'people' || kind === 'tags') && only.id === typed) return null;
  return { kind, label, from, typed, items };
}

/**
 * Whether what was typed is a person or a tag in full, at the end of a line that says something: Enter is for the line
 * then. `@ana` alone, behind a kind that takes a person, is not complete before it is taken out of the text.
 */
export function isTypedInFull(
  { kind, from, typed }: Suggestions,
  item: MenuItem | undefined,
  line: Line,
): boolean {
  if (kind !== 'people' && kind !== 'tags') return false;
  if (line.kind !== 'note' && line.text.slice(0, from).trim() === '') return false;
  return item?.id.toLowerCase() === typed.toLowerCase();
}

/** The text with the suggestion in it, and where the caret stands then. */
export function complete(
  text: string,
  caret: number,
  { kind, from }: Suggestions,
  item: MenuItem,
): { text: string; caret: number } {
  const sign = kind === 'people' ? '@' : kind === 'tags' ? '#' : '!';
  const word = `${sign}${item.id.replaceAll(' ', '.')} `;
  return {
    text: text.slice(0, from) + word + text.slice(caret).replace(/^\s/, ''),
    caret: from + word.length,
  };
}
