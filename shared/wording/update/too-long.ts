import type { Found } from './found.ts';
import { EXERCISE } from '../exercise.ts';

/** The most that is read at a glance (Atlassian's advice: short, and often). */
const MAX_CHARACTERS = 600;
const MAX_LINES = 8;
/** A line of the screen, which is what a reader sees: text measure is about 80 characters. */
const LINE = 80;

type UpdateLength = { readonly characters: number; readonly lines: number };

/** How long an update is: characters as people count them, lines as they wrap, without the marks of an exercise. */
export function lengthOf(text: string): UpdateLength {
  const counted = text.replaceAll(EXERCISE, '').trim();
  const lines = counted
    .split('\n')
    .reduce((sum, line) => sum + Math.ceil(charactersOf(line.trim()) / LINE), 0);
  return { characters: charactersOf(counted), lines };
}

const charactersOf = (text: string): number =>
  text.length - (text.match(/[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g)?.length ?? 0);

/** The part that is over the limit. */
export function tooLong(text: string): readonly Found[] {
  const { characters, lines } = lengthOf(text);
  if (characters <= MAX_CHARACTERS && lines <= MAX_LINES) return [];
  const many = characters > MAX_CHARACTERS;
  return [
    {
      rule: 'too-long',
      from: limitIn(text),
      to: text.trimEnd().length,
      title: many ? `${characters} of ${MAX_CHARACTERS} characters` : `${lines} of ${MAX_LINES} lines`,
      reason: 'A long update is not read while things are broken.',
      ask: 'What can wait for the next one?',
      fixes: () => [],
    },
  ];
}

/** Where the room ends. */
function limitIn(text: string): number {
  let [characters, column, lines, at] = [0, 0, 0, 0];
  const lead = text.startsWith(EXERCISE) ? EXERCISE.length : 0;
  at = lead + (/^\s*/.exec(text.slice(lead))?.[0].length ?? 0);
  for (const character of text.slice(at)) {
    if (character === '\n') column = 0;
    else {
      if (column % LINE === 0) lines += 1;
      column += 1;
    }
    characters += 1;
    if (characters > MAX_CHARACTERS || lines > MAX_LINES) break;
    at += character.length;
  }
  return Math.min(at, text.trimEnd().length - 1);
}
