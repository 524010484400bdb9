import { addDays, dayAt, type Day } from '../../time/days.ts';
import { emptyDocument } from '../document.ts';
import type { ImportedDocument, ImportedRow, ImportInput, LeftOut } from '../imported.ts';
import { importKey } from '../key.ts';
import { piecesOf as partsOf } from '../markdown/pieces.ts';
import { resolveTimes, type Resolved } from '../times/resolve.ts';
import { statedZone } from '../times/statement.ts';
import { messagesIn, type Message, type Piece } from './messages.ts';

/** Wall clocks never agree to the second. */
const GRACE = 60_000;

/**
 * Reads what somebody copied from a chat: Slack, Teams, Discord, IRC, or lines with a time and a name. Times without a day lie on that
 * of the incident, or are the last such times before now; none is ever in the future.
 */
export function readChat(input: ImportInput): ImportedDocument {
  const { pieces, leftOut } = messagesIn(input.text, input);
  const { day, isDayless, ...resolved } = resolvedBefore(pieces, input);
  const seen = new Map<string, number>();
  const rows = pieces.flatMap(({ message }, at): readonly ImportedRow[] => {
    const time = resolved.times[at];
    return message === null || time === undefined ? [] : rowsOf(message, time, seen, leftOut);
  });
  return {
    ...emptyDocument({ key: importKey('chat', input.text.trim()), format: 'chat', name: input.name }),
    rows,
    zone: resolved.zone,
    ...(isDayless ? { day: { is: day, from: input.day === null ? 'latest' : 'asked' } as const } : {}),
    understood: resolved.notes.map((words) => ({ line: null, words })),
    leftOut,
  };
}

/** Resolves the times so that the newest is not in the future: a chat that was copied at 00:10 may end at 23:58. */
function resolvedBefore(
  pieces: readonly Piece[],
  input: ImportInput,
): Resolved & { readonly day: Day; readonly isDayless: boolean } {
  const stated =
    input.text
      .slice(0, 4_000)
      .split('\n', 40)
      .map(statedZone)
      .find((each) => each !== null) ?? null;
  const items = pieces.map(({ time }) => time);
  const on = (day: Day | null): Resolved =>
    resolveTimes(items, { zone: input.zone, stated, day, now: input.now });
  const isAhead = ({ times }: Resolved): boolean =>
    times.some(({ at }) => at !== null && at > input.now + GRACE);
  let day = input.day ?? dayAt(input.now, input.zone);
  let resolved = on(day);
  // As many days as a list may roll over midnight; a date that lies ahead by itself is left, and says so.
  for (let back = 0; back < 8 && isAhead(resolved); back += 1) {
    day = addDays(day, -1);
    resolved = on(day);
  }
  const without = on(null).times;
  const isDayless = resolved.times.some(({ at }, place) => at !== null && without[place]?.at === null);
  return { ...resolved, day, isDayless };
}

function rowsOf(
  { line, who, stamp, words }: Message,
  { at, until, precision, notes }: Resolved['times'][number],
  seen: Map<string, number>,
  leftOut: LeftOut[],
): readonly ImportedRow[] {
  const said = words
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  const isEdited = /\(edited\)/i.test(said);
  const replied = /^replied to a thread:?\s*/i.exec(said);
  const text = said
    .replaceAll(/ ?\(edited\)/gi, '')
    .replace(/^replied to a thread:?\s*/i, '')
    .trim();
  if (text === '') {
    leftOut.push({ line, text: [who ?? '', stamp].join(' ').trim(), why: 'A message without words.' });
    return [];
  }
  const told = [
    ...notes,
    ...(isEdited ? ['Edited there.'] : []),
    ...(replied === null ? [] : ['A reply in a thread.']),
  ];
  const identity = `${at ?? stamp}\n${who ?? ''}\n${text}`;
  const before = seen.get(identity) ?? 0;
  seen.set(identity, before + 1);
  const key = importKey('chat', identity, before);
  return partsOf(text).map((piece, index) => ({
    key: index === 0 ? key : importKey(key, index),
    ...{ line, raw: stamp, at, until, precision, who: who === null ? null : who.slice(0, 80) },
    ...{ kind: 'message' as const, text: piece, notes: told },
  }));
}
