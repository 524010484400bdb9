import type { EventId } from '../../shared/ids.ts';
import { idFromHash, sha256 } from './crypto.ts';

/** What stands in place of the words that were taken out; the chain and the signature cover their hash alone. */
const GONE = 'null';

/**
 * One copy from several of the same segment, each checked before: of every event the words that any of them has, but
 * not of those that are to go. Header, envelopes and trailer stay byte for byte as they are in the first copy.
 * @returns its bytes, and whether any event is without its words.
 */
export function joinCopies(
  copies: readonly Uint8Array[],
  gone: ReadonlySet<EventId>,
): { readonly bytes: Uint8Array; readonly redacted: boolean } {
  const [first, ...others] = copies.map((bytes) => Buffer.from(bytes).toString('utf8').split('\n'));
  if (first === undefined) throw new Error('there is no copy to join');
  const joined = first.map((row, i) => {
    // The header, the trailer, and the nothing behind the last newline.
    if (i === 0 || i >= first.length - 2) return { row };
    const { envelope, words, id } = partsOf(row);
    // Looked for only where it is needed.
    const theirs = (): string | undefined =>
      others
        .map((rows) => partsOf(rows[i] ?? ''))
        .find((other) => other.envelope === envelope && other.words !== GONE)?.words;
    const kept = gone.has(id) ? GONE : words === GONE ? (theirs() ?? GONE) : words;
    return { row: kept === words ? row : `${envelope}\t${kept}`, gone: kept === GONE };
  });
  const bytes = Buffer.from(joined.map(({ row }) => row).join('\n'));
  return { bytes, redacted: joined.some((each) => each.gone === true) };
}

function partsOf(row: string): { readonly envelope: string; readonly words: string; readonly id: EventId } {
  const tab = row.indexOf('\t');
  const envelope = row.slice(0, tab);
  const words = row.slice(tab + 1);
  return { envelope, words: words.trim() === GONE ? GONE : words, id: idFromHash(sha256(envelope)) };
}
