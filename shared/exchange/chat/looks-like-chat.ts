import { isDayLine, withoutQuote } from './chat-lines.ts';
import { messageHead } from './message-head.ts';

/** As much of a text as tells what it is: nobody waits for a paste. */
const LINES = 240;
const CHARACTERS = 24_000;
/** The most lines of one message on average: whatever has fewer heads than that is something else that mentions a time. */
const MESSAGE = 14;

/**
 * Whether a text was copied from a chat. Careful: prose, logs, stack traces and timelines are none, and neither is a single message.
 */
export function looksLikeChat(text: string): boolean {
  const head = text.slice(0, CHARACTERS);
  // Most of what is pasted names no time at all.
  if ((head.match(/\d:\d\d/g)?.length ?? 0) < 2) return false;
  const lines = head
    .split(/\r\n|\n|\r/, LINES)
    .map(withoutQuote)
    .filter((line) => line.trim() !== '');
  let [heads, named, first, words] = [0, 0, -1, 0];
  let open = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const head = messageHead(line, lines[at + 1]);
    if (head === null) {
      if (open || !isDayLine(line)) words += 1;
      open = false;
      continue;
    }
    if (first < 0) first = at;
    heads += 1;
    if (head.who !== null) named += 1;
    // A name and a time with nothing below is a line of a plan, not of a chat.
    if (open) return false;
    open = !head.inline && head.text === '';
    at += head.lines - 1;
  }
  if (heads < 2 || named < 2 || first > 2) return false;
  return words <= heads * MESSAGE && named * 2 >= heads;
}
