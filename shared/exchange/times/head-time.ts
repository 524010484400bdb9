import type { FoundTime } from './found-time.ts';
import { epochIn, timeAt } from './scan-time.ts';

/** A time and the words that it dates. */
export type HeadTime = { readonly found: FoundTime; readonly rest: string };

/** How far into a text its beginning reaches: whoever pastes a megabyte in one line gets it read once. */
const HEAD = 400;
const OPEN = ' \t*_`[({•';
const CLOSE: Readonly<Record<string, string>> = { '*': '*', _: '_', '`': '`', '[': ']', '(': ')', '{': '}' };
const SEPARATORS = ':-–—|,.>→=;';

/** The time at the head of a line, a cell or a heading, with what opens and closes it, and the words after it. */
export function headTime(text: string): HeadTime | null {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  let from = 0;
  const opened: string[] = [];
  while (from < head.length && from < 24 && OPEN.includes(head.charAt(from))) {
    const close = CLOSE[head.charAt(from)];
    if (close !== undefined) opened.push(close);
    from += 1;
  }
  const found = epochIn(head) ?? timeAt(head, from);
  if (found === null) return null;
  const { to, left } = afterTime(head, found.to, opened);
  // A word that goes on is no time: `5 May be`, `10:30ish` stay what they are.
  if (to === found.to && /[A-Za-z0-9]/.test(head.charAt(to)) && /[A-Za-z0-9]/.test(head.charAt(to - 1)))
    return null;
  const rest = balanced(text.slice(to).trim(), left);
  const isGuess = /^\(?(?:maybe|perhaps|not sure|approx|roughly|or so)\b/i.test(rest);
  return { found: isGuess ? { ...found, about: true } : found, rest };
}

/** Goes on over what closes a time and parts it from the words, and says what was opened and not closed. */
function afterTime(text: string, from: number, opened: readonly string[]): { to: number; left: string[] } {
  const left = [...opened];
  let to = from;
  for (; to < text.length; to += 1) {
    const sign = text.charAt(to);
    const closes = left.lastIndexOf(sign);
    if (closes >= 0) left.splice(closes, 1);
    else if (sign !== ' ' && sign !== '\t' && !isSeparator(text, to)) break;
  }
  return { to, left };
}

/** A separator; not the sign of a number (`-2 nodes`) and not the dot of an extension. */
const isSeparator = (text: string, at: number): boolean =>
  SEPARATORS.includes(text.charAt(at)) && !/[-.>]\d/.test(text.slice(at, at + 2));

/** What was opened before the time and closes at the end of the words is taken off there: `**14:02: it broke**`. */
function balanced(words: string, left: readonly string[]): string {
  let text = words;
  for (const sign of left.toReversed()) {
    const at = text.lastIndexOf(sign);
    if (at >= 0 && text.length - at <= 3) text = (text.slice(0, at) + text.slice(at + 1)).trim();
  }
  return text;
}

/** Places where a time may begin. */
const starts =
  /(?<![\w./:#&=?%-])(?:~|≈)?(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|--:)/g;
/** As much of a line as prose is searched in. */
const PROSE = 4_000;

/** Every plain time in a line of prose, in order. */
export function timesIn(text: string): readonly FoundTime[] {
  const line = text.length > PROSE ? text.slice(0, PROSE) : text;
  const found: FoundTime[] = [];
  let past = 0;
  for (const { index } of line.matchAll(starts)) {
    if (index < past) continue;
    const time = timeAt(line, index);
    if (time === null) continue;
    found.push(time);
    past = time.to;
  }
  return found;
}

/** `Incident declared: 2023-02-02 10:20`: a few words, and a time with which the line ends. */
export function labelledTime(text: string): { readonly label: string; readonly found: FoundTime } | null {
  if (text.length > 160) return null;
  const found = timesIn(text).at(-1);
  if (found === undefined) return null;
  const tail = text.slice(found.to).replaceAll(/[\s*_.`)\]}]/g, '');
  const label = text.slice(0, found.from).replaceAll(/[\s*_`:|–—-]+$|^[\s*_`]+/g, '');
  const isLabel =
    label !== '' && label.length <= 60 && label.split(/\s+/).length <= 8 && !/[.!?;]\s/.test(label);
  return tail === '' && isLabel ? { label, found } : null;
}

const permalink = /slack\.com\/archives\/[A-Z0-9]{6,14}\/p(\d{10})(\d{6})/g;

/** The instants of the Slack messages that a text links to: the address of a message is the time at which it was written. */
export const slackLinksIn = (text: string): readonly number[] =>
  [...text.slice(0, 20_000).matchAll(permalink)].map(
    ([, seconds, micros]) => Number(seconds) * 1000 + Math.floor(Number(micros) / 1000),
  );
