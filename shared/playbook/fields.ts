import { nearest, orElse, plainWord } from './nearest.ts';
import type { YamlEntry, YamlGroup, YamlValue } from './read-yaml.ts';

/** Says why a value can't be used: the words after the key's name. The line is the key's own unless told. */
type Refuse = (message: string, line?: number) => null;
/** Reads what stands behind a key; null when it can't be used. */
export type Field<T> = (value: YamlValue, refuse: Refuse) => { readonly value: T } | null;
export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };

const none = new Set(['none', 'never', 'null', '~', '[]', '{}']);
const saysNothing = 'says nothing; text that begins with # stands in "quotation marks"';

/** What stands there, in words. */
const said = (value: YamlValue): string =>
  typeof value === 'string'
    ? value === ''
      ? 'it says nothing'
      : `it says “${value.slice(0, 60)}”`
    : `it is a ${value.kind}`;

/** A sentence or a name. */
export const text =
  (max: number): Field<string> =>
  (value, refuse) => {
    if (typeof value !== 'string') return refuse(`is a line of text; ${said(value)}`);
    const words = value.trim();
    if (words === '') return refuse(saysNothing);
    if (/[^\P{Cc}\n\t]/u.test(words)) return refuse('has control characters in it');
    return words.length > max
      ? refuse(`has ${words.length} characters; there is room for ${max}`)
      : { value: words };
  };

const units: Readonly<Record<string, number>> = {
  '': 1,
  m: 1,
  min: 1,
  minute: 1,
  minutes: 1,
  h: 60,
  hour: 60,
  hours: 60,
};

/** A number within bounds; `of` says of what. */
export const whole =
  (of: string, example: number, max: number): Field<number> =>
  (value, refuse) => {
    const match = typeof value === 'string' ? /^(\d{1,6})\s*([a-z]*)$/i.exec(value.trim()) : null;
    const unit =
      of === 'minutes' ? units[(match?.[2] ?? '').toLowerCase()] : match?.[2] === '' ? 1 : undefined;
    const amount = unit === undefined ? 0 : Number(match?.[1]) * unit;
    if (amount >= 1 && amount <= max) return { value: amount };
    const range = amount > max ? `, at most ${max}` : '';
    return refuse(`is a number of ${of}${range}, such as ${example}; ${said(value)}`);
  };
export const minutes = (example: number): Field<number> => whole('minutes', example, 7 * 24 * 60);

/** The same, or the word `none`. */
export const orNone =
  <T>(field: Field<T>): Field<T | null> =>
  (value, refuse) => {
    if (typeof value === 'string' && none.has(value.trim().toLowerCase())) return { value: null };
    return field(value, (message, line) => refuse(message.replace('; it', ', or none; it'), line));
  };

/** One of some words, in any spelling of theirs. `labels` are further names of them. */
export const oneOf =
  <W extends string>(what: string, known: readonly W[], labels: Readonly<Record<string, W>> = {}): Field<W> =>
  (value, refuse) => {
    if (typeof value !== 'string') return refuse(`is ${what}; ${said(value)}`);
    const word = plainWord(value);
    const found =
      known.find((each) => each === word) ?? (Object.hasOwn(labels, word) ? labels[word] : undefined);
    return found === undefined
      ? refuse(`has “${value.slice(0, 60)}”, which is not ${what}${orElse(value, known)}`)
      : { value: found };
  };

/** A list, or its words in one line with commas between them; `none` for an empty one. */
export const list =
  <T>(of: Field<T>, max: number): Field<readonly T[]> =>
  (value, refuse) => {
    if (typeof value !== 'string' && value.kind === 'group')
      return refuse('is a list: a line for each, beginning with a dash');
    if (value === '') return refuse('says nothing; write none for an empty list');
    const entries = typeof value === 'string' ? wordsOf(value) : value.items;
    if (entries.length > max) return refuse(`has ${entries.length} entries; there is room for ${max}`);
    const read: T[] = [];
    for (const { value: each, line, flaw } of entries) {
      const at = line === 0 ? undefined : line;
      const item =
        flaw === null ? of(each, (message, deeper) => refuse(message, deeper ?? at)) : refuse(flaw, at);
      if (item === null) return null;
      read.push(item.value);
    }
    return { value: read };
  };

const wordsOf = (value: string): readonly YamlEntry[] =>
  none.has(value.trim().toLowerCase())
    ? []
    : value
        .split(',')
        .filter((word) => word.trim() !== '')
        .map((word) => ({ key: '', line: 0, value: word.trim(), flaw: null }));

/** A value for some of the known words, a line for each. */
export const each =
  <W extends string, T>(
    what: string,
    known: readonly W[],
    of: Field<T>,
    labels: Readonly<Record<string, W>> = {},
  ): Field<Partial<Record<W, T>>> =>
  (value, refuse) => {
    const read: Partial<Record<W, T>> = {};
    if (typeof value === 'string' && (value === '' || none.has(value.trim().toLowerCase())))
      return { value: read };
    if (typeof value === 'string' || value.kind === 'list')
      return refuse(`has a line for each of ${known.join(', ')}; ${said(value)}`);
    for (const entry of value.entries) {
      const at = (message: string): null => refuse(message, entry.line);
      const name = oneOf(what, known, labels)(entry.key, at);
      if (name === null) return null;
      if (Object.hasOwn(read, name.value) || entry.flaw !== null)
        return at(`has “${entry.key}”, which ${entry.flaw ?? 'stands there twice'}`);
      const found = of(entry.value, (message) => at(`has “${entry.key}”, which ${message}`));
      if (found === null) return null;
      read[name.value] = found.value;
    }
    return { value: read };
  };

/**
 * Reads a group by its fields. A key that is not known is said and left out; a value that can't be used breaks the
 * whole group.
 * @returns what was written, or null when it is broken.
 */
export function readGroup<T>(
  group: YamlGroup,
  fields: Fields<T>,
  say: {
    readonly ignored: (line: number, message: string) => void;
    readonly broken: (line: number, message: string) => void;
  },
): Partial<T> | null {
  const read: Partial<T> = {};
  const broken = new Set<string>();
  const known = Object.keys(fields) as (keyof T & string)[]; // its keys are T's
  for (const { key, line, value, flaw } of group.entries) {
    const name = known.find((field) => field === plainWord(key));
    if (name === undefined) {
      say.ignored(
        line,
        `there is no \`${key.slice(0, 60)}\` here${orElse(key, known, (word) => `\`${word}\``)}`,
      );
      continue;
    }
    const refuse: Refuse = (message, at) => {
      broken.add(name);
      say.broken(at ?? line, `\`${name}\` ${message}`);
      return null;
    };
    if (flaw !== null || Object.hasOwn(read, name)) refuse(flaw ?? 'stands here for the second time');
    else {
      const found = fields[name](value, refuse);
      if (found !== null) read[name] = found.value;
    }
  }
  return broken.size === 0 ? read : null;
}

/** The entries of a file by the known names of its sections; what is not known is said. */
export function sectionsOf<W extends string>(
  group: YamlGroup,
  known: readonly W[],
  what: string,
  labelOf: (name: W) => string,
  ignored: (line: number, message: string) => void,
): ReadonlyMap<W, YamlEntry> {
  const sections = new Map<W, YamlEntry>();
  for (const entry of group.entries) {
    const word = plainWord(entry.key).replace(/^(sev)-/, '$1');
    const name = known.find((section) => section === word);
    if (name === undefined) {
      const near = known.find((section) => section === nearest(word, known));
      const all = `; there are ${known.map(labelOf).join(', ')}`;
      const hint = near === undefined ? all : `; did you mean “${labelOf(near)}”?`;
      ignored(entry.line, `“${entry.key.slice(0, 60)}” is no ${what}${hint}`);
      continue;
    }
    const twice = sections.has(name) ? 'stands here for the second time' : entry.flaw;
    sections.set(name, { ...entry, flaw: twice });
  }
  return sections;
}
