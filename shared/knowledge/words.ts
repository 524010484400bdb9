/** A text of these alone needs no folding but lower case. */
const ascii = /^[\x00-\x7f]*$/;
const marks = /\p{M}/gu;
/** Written without spaces between words: each sign is a word. */
const signs = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/gu;
/** Private signs mark what an index adds to a text: nobody’s own words are taken for it. */
const privateSigns = /\p{Co}/gu;
const word = /[\p{L}\p{N}]+/gu;

/** A text as it is looked through: in small letters and without accents; the same for what is looked for. */
export function plainText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .replaceAll(privateSigns, ' ')
    .normalize('NFKD')
    .replaceAll(marks, '')
    .toLowerCase()
    .replaceAll(signs, ' $& ');
}

/** The words of a text, as they are looked for: letters and digits, whatever stands between them. */
export const wordsOf = (text: string): readonly string[] => plainText(text).match(word) ?? [];

/** The words of a text in their places, for marking them. */
export function* wordsIn(
  text: string,
): Generator<{ readonly at: number; readonly end: number; readonly word: string }> {
  for (const { 0: raw, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    for (const each of wordsOf(raw)) yield { at: index, end: index + raw.length, word: each };
}
