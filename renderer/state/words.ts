import { formatClock } from '../../shared/time/format.ts';
import { leadingTime } from '../../shared/time/words.ts';
import type { Instant } from '../../shared/ids.ts';
import { entryKinds, type EntryKind } from '../../shared/incident/vocabulary.ts';
import type { Composer } from './composer.ts';

/** The words that make up a line: what is in the field, and what was understood and taken out of it. */
export type Line = Pick<Composer, 'text' | 'kind' | 'time' | 'prose'>;
export type Here = { readonly now: Instant; readonly zone: string };

export const isKind = (word: string): word is EntryKind => (entryKinds as readonly string[]).includes(word);

/**
 * Reads what was typed: a time as the first word moves into the column of times, `!finding` becomes the line's kind.
 * What was given back with Backspace stays prose until the line is empty.
 */
export function readLine(line: Line, typed: string, here: Here): Line {
  let { kind, time } = line;
  let text = typed;
  const prose = line.prose && typed !== '';
  if (!prose) {
    const whole = time === null ? text : `${time.token} ${text.trimStart()}`;
    const read = leadingTime(whole, here);
    if (read !== null && whole.trimStart().startsWith(read.token) && read.token !== time?.token) {
      time = { at: read.at, token: read.token };
      text = whole.trimStart().slice(read.token.length).replace(/^\s/, '');
    }
  }
  const bang = /(^|\s)!([a-z]+)\s/.exec(text);
  const word = bang?.[2] ?? '';
  if (bang !== null && isKind(word)) {
    kind = word;
    text = `${text.slice(0, bang.index)}${bang[1] ?? ''}${text.slice(bang.index + bang[0].length)}`;
  }
  return { text, kind, time, prose };
}

/** The time that a line states: its first word, or `-5m` as its last one; the text goes without it. */
export function statedTime({ text, time, prose }: Line, here: Here): { at: Instant | null; text: string } {
  if (time !== null || prose) return { at: time?.at ?? null, text: text.trim() };
  const read = leadingTime(text, here);
  return read === null ? { at: null, text: text.trim() } : { at: read.at, text: read.rest };
}

/** Backspace at the start of the field: gives back the time first, then the kind. null when there is nothing to give. */
export function giveBackWord({ text, kind, time, prose }: Line): Line | null {
  if (time !== null) return { text: `${time.token} ${text}`, kind, time: null, prose: true };
  if (kind !== 'note') return { text, kind: 'note', time, prose };
  return null;
}

/**
 * The whole line as plain words, for the draft: what is read back from it is the same line. `-5m` is kept as the clock
 * time that it meant, since it may be read back an hour later.
 */
export function draftWords(line: Line & Pick<Composer, 'aside'>, zone: string): string {
  const kind = line.kind === 'note' ? '' : `!${line.kind}`;
  if (line.text === '' && line.time === null && kind === '') return line.aside;
  const time =
    line.time === null ? '' : /^\d/.test(line.time.token) ? line.time.token : formatClock(line.time.at, zone);
  const words = [kind, time, line.text, line.aside];
  return words.filter((word) => word !== '').join(' ');
}

/** A line from the words of a draft. */
export function readDraftWords(words: string, here: Here): Line {
  const [, kind = '', rest = ''] = /^!([a-z]+) ?(.*)$/s.exec(words) ?? [];
  return isKind(kind)
    ? readLine({ text: '', kind, time: null, prose: false }, rest, here)
    : readLine({ text: '', kind: 'note', time: null, prose: false }, words, here);
}
