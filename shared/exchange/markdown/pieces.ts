import { MAX_TEXT } from '../../incident/vocabulary.ts';

/** A text in pieces that an entry holds, parted between lines where that is possible. */
export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > MAX_TEXT) {
    const line = rest.lastIndexOf('\n', MAX_TEXT);
    const at = line > MAX_TEXT / 2 ? line : MAX_TEXT - (isHalf(rest, MAX_TEXT) ? 1 : 0);
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/** Whether a cut would part the two halves of one character. */
const isHalf = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));
