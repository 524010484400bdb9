import { cutAtHits } from './find.ts';

/** Words with what is looked for set apart. */
export function Hits({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return cutAtHits(text, words).map((piece, i) =>
    piece.hit ? <mark key={i}>{piece.text}</mark> : piece.text,
  );
}
