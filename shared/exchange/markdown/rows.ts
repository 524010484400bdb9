import type { ImportedRow } from '../imported.ts';
import { importKey } from '../key.ts';
import type { ResolvedTime } from '../times/time-item.ts';
import { wordsOf, type Candidate } from './candidate.ts';
import { kindOf } from './kind-of.ts';
import { piecesOf } from './pieces.ts';

/** All that an entry says: its first words, and what stood under them. */
export function textOf({ text, body }: Candidate): string {
  const more = wordsOf(body);
  // A line right below goes on with the sentence.
  return [text.trim(), more].filter((each) => each !== '').join(body[0]?.kind === 'break' ? '\n\n' : '\n');
}

/**
 * The rows of an entry: one, or as many as its words need. The same entry under the same document has the same key; one that stands
 * there twice has two.
 */
export function rowsOf(
  entry: Candidate,
  { at, until, precision, notes }: ResolvedTime,
  document: string,
  seen: Map<string, number>,
): readonly ImportedRow[] {
  // A stretch of time is told, even where nothing stands beside it.
  const told = textOf(entry);
  const words = told === '' && until !== null ? entry.raw : told;
  const identity = `${entry.raw}\n${words}`;
  const before = seen.get(identity) ?? 0;
  seen.set(identity, before + 1);
  const pieces = piecesOf(words);
  const key = importKey('markdown', document, identity, before);
  return pieces.map((text, index) => ({
    key: index === 0 ? key : importKey(key, index),
    ...{ line: entry.line, raw: entry.raw, at, until, precision, who: entry.who, text },
    kind: entry.form === 'chat' ? 'message' : kindOf(text),
    notes:
      pieces.length === 1
        ? notes
        : [...notes, `Part ${index + 1} of ${pieces.length}: too long for one entry.`],
  }));
}
