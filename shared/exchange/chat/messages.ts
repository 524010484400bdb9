import type { ImportInput, LeftOut } from '../imported.ts';
import { slackLinksIn } from '../times/head-time.ts';
import { statedZone } from '../times/statement.ts';
import type { TimeItem } from '../times/time-item.ts';
import { dayLine, isOfProgram, stampTime, withoutQuote } from './chat-lines.ts';
import { messageHead, timeAlone } from './message-head.ts';

/** A message, with the line that it begins on from 1, and its words as they stood. */
export type Message = {
  readonly line: number;
  readonly who: string | null;
  readonly stamp: string;
  readonly words: string[];
};
/** A message, or a line that says the day of those after it. */
export type Piece = { readonly message: Message | null; readonly time: TimeItem };

/** Takes a chat apart: its messages and the days between them, and what the chat program wrote around them. */
export function messagesIn(
  text: string,
  { now, zone }: Pick<ImportInput, 'now' | 'zone'>,
): { pieces: readonly Piece[]; leftOut: LeftOut[] } {
  const lines = text.split(/\r\n|\n|\r/).map(withoutQuote);
  const pieces: Piece[] = [];
  const leftOut: LeftOut[] = [];
  let open = null as Message | null; // set in branches that the compiler does not follow
  let isTwoLined = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const head = messageHead(line, lines[at + 1]);
    const again = head === null && isTwoLined ? timeAlone(line) : null;
    if (head !== null || again !== null) {
      const who: string | null = head?.who ?? open?.who ?? null;
      const first = head?.text ?? '';
      open = { line: at + 1, who, stamp: head?.stamp ?? again ?? '', words: first === '' ? [] : [first] };
      pieces.push({
        message: open,
        time: { found: stampTime(open.stamp, now, zone), links: slackLinksIn(line) },
      });
      isTwoLined = isTwoLined || head?.lines === 2;
      at += (head?.lines ?? 1) - 1;
      continue;
    }
    const day = dayLine(line, now, zone);
    if (day !== null) {
      pieces.push({ message: null, time: { found: day, links: [], heading: true } });
      open = null;
    } else if (isOfProgram(line))
      leftOut.push({ line: at + 1, text: line.trim(), why: 'What the chat program shows around a message.' });
    else if (open !== null) open.words.push(line);
    else if (line.trim() !== '' && statedZone(line) === null)
      leftOut.push({ line: at + 1, text: line.trim().slice(0, 200), why: 'It belongs to no message.' });
  }
  return { pieces, leftOut };
}
