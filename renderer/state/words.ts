import { formatClock } from '../../shared/time/format.ts';
import { leadingTime } from '../../shared/time/words.ts';
import type { Instant } from '../../shared/ids.ts';
import { takesMinutes } from '../../shared/incident/marks.ts';
import { entryKinds, type EntryKind } from '../../shared/incident/vocabulary.ts';
import type { Composer } from './composer.ts';

/** The words that make up a line: what is in the field, and what was understood and taken out of it. */
export type Line = Pick<Composer, 'text' | 'kind' | 'time' | 'prose' | 'to' | 'wait' | 'plain'>;
export type Here = { readonly now: Instant; readonly zone: string };

const blank: Line = { text: '', kind: 'note', time: null, prose: false, to: null, wait: null, plain: false };

/** Shorter or other words for kinds, as people say them. */
const otherNames: Readonly<Record<string, EntryKind>> = {
  exit: 'criterion',
  decide: 'decision',
  propose: 'proposal',
  object: 'objection',
  block: 'roadblock',
  blocked: 'roadblock',
  hypo: 'hypothesis',
};
const kindNamed = (word: string): EntryKind | undefined =>
  entryKinds.find((kind) => kind === word) ??
  (Object.hasOwn(otherNames, word) ? otherNames[word] : undefined);
export const isKind = (word: string): boolean => kindNamed(word) !== undefined;

/** Kinds that name a person first: who is asked, who does it, who clears it, who decided, proposed or objects. */
const namesPerson: ReadonlySet<EntryKind> = new Set([
  'ask',
  'action',
  'roadblock',
  'decision',
  'proposal',
  'objection',
]);

const person = /^\s*@([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)[.,:]?\s+/u;
const minutesFirst = /^\s*((?:in )?(\d{1,4})(m|h| ?min| ?mins| ?minutes| ?hours?))[,:]?\s+/i;
const minutesLast = /(?:^|\s)((?:in )?(\d{1,4})(m|h| ?min| ?mins| ?minutes| ?hours?))\s*$/i;
const revisitLast =
  /(?:^|[\s,;]+)((?:revisit(?: in)?|look again in|in) (\d{1,4})(m|h| ?min| ?mins| ?minutes| ?hours?))\s*$/i;

/** A week: nothing that waits longer belongs to an incident. */
const MOST_MINUTES = 10_080;

function minutesOf(count: string | undefined, unit: string | undefined): number | null {
  const minutes = Number(count) * (unit?.trim().toLowerCase().startsWith('h') === true ? 60 : 1);
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : null;
}

/**
 * Reads what was typed: a time as the first word moves into the column of times, `!finding` becomes the line's kind,
 * `@ana` and `10m` after `!ask` become chips. What was given back with Backspace stays prose until the line is empty.
 */
export function readLine(line: Line, typed: string, here: Here): Line {
  const prose = line.prose && typed !== '';
  const plain = line.plain && typed !== '';
  const { time, text } = prose ? { time: line.time, text: typed } : readTime(line, typed, here);
  const bang = /(^|\s)!([a-z]+)\s/.exec(text);
  const kind = bang === null ? undefined : kindNamed(bang[2] ?? '');
  if (bang === null || kind === undefined)
    return readPerson({ ...line, text, time, prose, plain }, line.text);
  const without = `${text.slice(0, bang.index)}${bang[1] ?? ''}${text.slice(bang.index + bang[0].length)}`;
  return withKind({ ...line, text: without, time, prose, plain }, kind);
}

function readTime({ time }: Line, typed: string, here: Here): Pick<Line, 'time' | 'text'> {
  const whole = time === null || time.kept === true ? typed : `${time.token} ${typed.trimStart()}`;
  const read = leadingTime(whole, here);
  if (read === null || !whole.trimStart().startsWith(read.token)) return { time, text: typed };
  if (time !== null && time.kept !== true && read.token === time.token) return { time, text: typed };
  return {
    time: { at: read.at, token: read.token },
    text: whole.trimStart().slice(read.token.length).replace(/^\s/, ''),
  };
}

/** Takes the person and the minutes out of the text once the word is complete; `before` is the text before this key. */
function readPerson(line: Line, before: string): Line {
  let { to, wait, text } = line;
  let former = before;
  const named = person.exec(text);
  if (namesPerson.has(line.kind) && to === null && named !== null && !person.test(former)) {
    to = named[1] ?? null;
    text = text.slice(named[0].length);
    former = '';
  }
  const first = minutesFirst.exec(text);
  if (line.kind === 'ask' && to !== null && wait === null && first !== null && !minutesFirst.test(former)) {
    const minutes = minutesOf(first[2], first[3]);
    if (minutes !== null) {
      wait = { minutes, token: first[1] ?? '' };
      text = text.slice(first[0].length);
    }
  }
  return { ...line, to, wait, text };
}

/** The line with another kind: what that kind does not take goes back into the text, what it takes comes out of it. */
export function withKind(line: Line, kind: EntryKind): Line {
  const back = { ...line, kind };
  if (back.wait !== null && !takesMinutes(kind)) {
    back.text = `${back.wait.token} ${back.text}`;
    back.wait = null;
  }
  if (back.to !== null && !namesPerson.has(kind)) {
    back.text = `@${back.to} ${back.text}`;
    back.to = null;
  }
  return back.plain ? back : readPerson(back, '');
}

/** The time that a line states: its first word, or `-5m` as its last one; the text goes without it. */
export function statedTime(
  { text, time, prose }: Pick<Line, 'text' | 'time' | 'prose'>,
  here: Here,
): { at: Instant | null; text: string } {
  if (time !== null || prose) return { at: time?.at ?? null, text: text.trim() };
  const read = leadingTime(text, here);
  return read === null ? { at: null, text: text.trim() } : { at: read.at, text: read.rest };
}

/** Everything that a line says, once the words at its end are understood too: `revisit 30m`, `in 10m`. */
export type Said = {
  readonly at: Instant | null;
  readonly text: string;
  readonly to: string | null;
  readonly minutes: number | null;
  /** The words at the end that were read as minutes. */
  readonly last: string | null;
};

export function readWhole(line: Line, here: Here): Said {
  const { at, text } = statedTime(line, here);
  const { to, wait, kind, plain } = line;
  const said = { at, text, to, minutes: wait?.minutes ?? null, last: null };
  if (wait !== null || plain || !takesMinutes(kind)) return said;
  const found = (kind === 'ask' ? minutesLast : revisitLast).exec(text);
  const minutes = found === null ? null : minutesOf(found[2], found[3]);
  const rest = found === null ? '' : text.slice(0, found.index).trimEnd();
  return minutes === null || rest === '' ? said : { ...said, text: rest, minutes, last: found?.[1] ?? null };
}

/**
 * Backspace at the start of the field: gives back the minutes, the person, the time, then the kind, each as text.
 * null when there is nothing to give.
 */
export function giveBackWord(line: Line): Line | null {
  const { text, kind, time, to, wait } = line;
  if (wait !== null) return { ...line, text: `${wait.token} ${text}`, wait: null, plain: true };
  if (to !== null) return { ...line, text: `@${to} ${text}`, to: null, plain: true };
  if (time !== null) {
    return { ...line, text: `${time.token} ${text}`, time: null, prose: time.kept !== true };
  }
  return kind === 'note' ? null : { ...line, kind: 'note' };
}

/**
 * The whole line as plain words, for the draft: what is read back from it is the same line. `-5m` is kept as the clock
 * time that it meant, since it may be read back an hour later.
 */
export function draftWords(line: Line & Pick<Composer, 'aside'>, zone: string): string {
  const kind = line.kind === 'note' ? '' : `!${line.kind}`;
  const { text, time, to, wait } = line;
  const clock =
    time === null || time.kept === true
      ? ''
      : /^\d/.test(time.token)
        ? time.token
        : formatClock(time.at, zone);
  const chips = [to === null ? '' : `@${to}`, wait?.token ?? ''];
  if (text === '' && time === null && kind === '' && to === null) return line.aside;
  const words = [kind, clock, ...chips, text, line.aside].filter((word) => word !== '').join(' ');
  return text === '' && line.aside === '' && to !== null ? `${words} ` : words;
}

/** A line from the words of a draft. */
export function readDraftWords(
  words: string,
  here: Here,
  { prose = false, plain = false }: { prose?: boolean | undefined; plain?: boolean | undefined } = {},
): Line {
  const [, word = '', rest = ''] = /^!([a-z]+) ?(.*)$/s.exec(words) ?? [];
  const kind = entryKinds.find((each) => each === word) ?? 'note';
  const text = kind === 'note' && word !== 'note' ? words : rest;
  const line = { ...blank, kind };
  const read = prose ? { ...line, text } : readLine(line, text, here);
  if (!plain) return { ...(prose ? readPerson(read, '') : read), prose, plain };
  return { ...(prose ? read : { ...line, ...readTime(line, text, here) }), prose, plain };
}
