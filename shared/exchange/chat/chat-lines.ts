import { addDays, dayAt } from '../../time/days.ts';
import type { Instant } from '../../ids.ts';
import { headTime } from '../times/head-time.ts';
import type { FoundTime } from '../times/found-time.ts';

/** A line of a chat as it stood before somebody quoted it. */
export const withoutQuote = (line: string): string => line.replace(/^(?:>[ \t]?)+/, '').trimEnd();

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Between the days of a chat: `Today`, `Monday, March 4th`, `----- 4 March 2024 -----`. */
function dayWords(line: string): string | null {
  if (line.length > 60) return null;
  const words = line.replaceAll(/^[\s\-–—=*_]+|[\s\-–—=*_]+$/g, '').replace(/\s*New$/, '');
  if (/^(?:today|yesterday)$/i.test(words) || weekdays.includes(words.toLowerCase())) return words;
  const head = headTime(words);
  return head !== null &&
    head.rest === '' &&
    head.found.clock === null &&
    head.found.date !== null &&
    head.found.end === null
    ? words
    : null;
}

export const isDayLine = (line: string): boolean => dayWords(line) !== null;

/** The day that a line between messages names, told from when it was copied. */
export function dayLine(line: string, now: Instant, zone: string): FoundTime | null {
  const words = dayWords(line);
  return words === null ? null : (headTime(fromNow(words, now, zone))?.found ?? null);
}

/** A time of a message as it can be read without knowing when it was copied: `Yesterday at 14:02` with its date. */
export function stampTime(stamp: string, now: Instant, zone: string): FoundTime | null {
  const found = headTime(fromNow(stamp, now, zone))?.found ?? null;
  return found === null ? null : { ...found, raw: stamp };
}

/** `Today`, `Yesterday` and weekdays as the dates that they were when somebody copied them. */
function fromNow(words: string, now: Instant, zone: string): string {
  const today = dayAt(now, zone);
  const [word = ''] = /^[A-Za-z]+/.exec(words) ?? [];
  const rest = words.slice(word.length).replace(/^,?(?: at)?/, '');
  if (/^today$/i.test(word)) return `${today}${rest}`;
  if (/^yesterday$/i.test(word)) return `${addDays(today, -1)}${rest}`;
  const weekday = weekdays.indexOf(word.toLowerCase());
  if (weekday < 0 || /[a-z]{3}|\d[/.-]\d/i.test(rest)) return words;
  const ago = (new Date(`${today}T00:00:00Z`).getUTCDay() - weekday + 7) % 7;
  return `${addDays(today, -(ago === 0 ? 7 : ago))}${rest}`;
}

/** What a chat program writes around messages: it is no word of anybody. */
export function isOfProgram(line: string): boolean {
  const text = line.trim();
  return (
    text.length < 120 &&
    /^(?:\d+ repl(?:y|ies)\b.*|last reply .*|view (?:thread|newer replies|\d+ more.*)|new(?: messages?)?|:[\w+-]{1,40}:(?::skin-tone-\d:)?\s*\d*|(?::[\w+-]{1,40}:\s*\d+\s*)+|\d{1,3}|\(?edited\)?|also sent to the channel|saved for later.*)$/i.test(
      text,
    )
  );
}
