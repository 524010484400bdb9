import { looksLikeChat } from '../chat/looks-like-chat.ts';
import { messagesIn } from '../chat/messages.ts';
import type { ImportInput, LeftOut } from '../imported.ts';
import type { Block } from './blocks.ts';
import type { Candidate } from './candidate.ts';

/** A stretch of a section that somebody pasted from a chat. */
export type QuotedChat = {
  readonly blocks: readonly Block[];
  readonly entries: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
};

const isLine = (block: Block | undefined): boolean =>
  block !== undefined && (block.kind === 'quote' || block.kind === 'text' || block.kind === 'break');

/** The chats that are quoted in a section: stretches of lines that look like one, with or without the signs of a quotation. */
export function quotedChats(
  blocks: readonly Block[],
  depth: number,
  input: Pick<ImportInput, 'now' | 'zone'>,
): readonly QuotedChat[] {
  const chats: QuotedChat[] = [];
  for (let from = 0; from < blocks.length; from += 1) {
    if (!isLine(blocks[from])) continue;
    let to = from;
    while (isLine(blocks[to])) to += 1;
    const lines = blocks.slice(from, to);
    const text = lines.map(({ source }) => source).join('\n');
    if (looksLikeChat(text)) chats.push(chatOf(lines, text, depth, input));
    from = to;
  }
  return chats;
}

function chatOf(
  blocks: readonly Block[],
  text: string,
  depth: number,
  input: Pick<ImportInput, 'now' | 'zone'>,
): QuotedChat {
  const { pieces, leftOut } = messagesIn(text, input);
  const lineOf = (line: number | null): number => blocks[(line ?? 1) - 1]?.line ?? 1;
  const entries = pieces.flatMap(({ message, time }): readonly Candidate[] => {
    const base = { time, depth, indent: 0, body: [] };
    if (message === null) return [{ ...base, line: lineOf(1), raw: '', text: '', who: null, form: 'day' }];
    const { line, stamp, words, who } = message;
    return [{ ...base, line: lineOf(line), raw: stamp, text: words.join('\n').trim(), who, form: 'chat' }];
  });
  return { blocks, entries, leftOut: leftOut.map((each) => ({ ...each, line: lineOf(each.line) })) };
}
