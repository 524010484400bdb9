/** A sentence as the rules read it. */
export type Sentence = {
  /**
   * Its words with single spaces, straight apostrophes and no marks of emphasis; what no rule looks at (quotations, code,
   * addresses) is one `\uFFFC` each.
   */
  readonly words: string;
  /** Where each unit of `words` stands in its block, in UTF-16 units; one more for the end. */
  readonly at: readonly number[];
};

/** A stretch of a sentence's words. */
export type Span = { readonly from: number; readonly to: number };

/** What stands for a quotation or a piece of code in the words of a sentence. */
const OBJECT = '\uFFFC';
const DROPPED = '\0';

const fill =
  (sign: string) =>
  (found: string): string =>
    sign.repeat(found.length);
const asObject = fill(OBJECT);
const dropped = fill(DROPPED);

const code = /(?<!`)`(?!`)[^`]*`|``+[^`]+``+/g;
const tags = /<(?:https?:|mailto:)[^<>\s]*>|<\/?[a-z][^<>\n]{0,300}>/gi;
const targets = /\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\]\[[^[\]\n]*\]/g;
const addresses = /\bhttps?:\/\/[^\s\uFFFC]+|\bwww\.[^\s\uFFFC]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g;
/** An opening mark without its other half quotes to the end of its paragraph, as long quotations do. */
const quotations = [
  /“[^“”\n]*(?:”|$)|„[^„“”\n]*[“”]|«[^«»\n]*(?:»|$)|»[^«»\n]*«|‹[^‹›\n]*›|「[^「」\n]*」|"[^"\n]*"/gu,
  /(?<![\p{L}\d])‘(?:[^‘’\n]|’(?=\p{L})){1,300}?’(?!\p{L})|(?<![\p{L}\d])'(?=\S)(?:[^'\n]|'(?=\p{L})){1,300}?'(?![\p{L}\d])/gu,
] as const;
const lead = /^[ \t]*(?:#{1,6}[ \t]+|(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*/;
const emphasis = /[*~[\]]|(?<![\p{L}\d_])_+(?=\S)|(?<=\S)_+(?![\p{L}\d_])|#+[ \t]*$|\\(?=[^\p{L}\d\s])/gu;
/** A line that begins with a time is a row of somebody's timeline; two spaces at the end of a line break it. */
const hardBreaks = /(?: {2,}|\\)\n|\n(?=[ \t]*(?:[*_`]*)\d{1,2}[:.]\d{2}\b)/g;
const abbreviated = /(?:\b[ap]\.m|\be\.g|\bi\.e|\bapprox|\bca|\bvs|\betc|\bcf|\bMr|\bMs|\bDr|\bSt)\.$/i;

/** No sentence is longer: what was pasted in without a stop is looked at in pieces, so that its cost grows with its length. */
const LONGEST = 1_000;

/** Reads a block into its sentences. */
export function readBlock(text: string): readonly Sentence[] {
  let signs = text.replace(lead, dropped).replaceAll(hardBreaks, (found) => '|'.padStart(found.length, ' '));
  if (signs.includes('`')) signs = signs.replaceAll(code, asObject);
  if (signs.includes('<')) signs = signs.replaceAll(tags, dropped);
  if (signs.includes('](') || signs.includes('][')) signs = signs.replaceAll(targets, dropped);
  if (/[@/.]/.test(signs)) signs = signs.replaceAll(addresses, asObject);
  signs = signs.replaceAll(/[\n\t\r\u00A0\u2007\u202F]/g, ' ').replaceAll('\u02BC', "'");
  for (const quotation of quotations) signs = signs.replaceAll(quotation, asObject);
  signs = signs
    .replaceAll(emphasis, dropped)
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u2010\u2011]/g, '-');
  const { words, at } = compact(signs);
  return sentencesOf(words, at);
}

/** Words without what was dropped, with one space and one object for many. */
function compact(signs: string): Sentence {
  const at: number[] = [];
  let words = '';
  let last = ' ';
  for (let i = 0; i < signs.length; i += 1) {
    const sign = signs.charAt(i);
    if (sign === DROPPED || (sign === last && (sign === ' ' || sign === OBJECT))) continue;
    words += sign;
    at.push(i);
    last = sign;
  }
  at.push(signs.length);
  return { words, at };
}

function sentencesOf(words: string, at: readonly number[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (to: number): void => {
    let [start, end] = [from, to];
    while (start < end && words[start] === ' ') start += 1;
    while (end > start && words[end - 1] === ' ') end -= 1;
    from = to;
    for (let piece = start; piece < end;) {
      const cut =
        end - piece <= LONGEST ? end : Math.max(words.lastIndexOf(' ', piece + LONGEST), piece + LONGEST / 2);
      if (/\p{L}/u.test(words.slice(piece, cut)))
        sentences.push({ words: words.slice(piece, cut), at: at.slice(piece, cut + 1) });
      piece = words[cut] === ' ' ? cut + 1 : cut;
    }
  };
  for (const { 0: found, index } of words.matchAll(/[.!?…]+[)"'”»\uFFFC]*(?= |$)|\|/g)) {
    const to = index + found.length;
    if (found.startsWith('.') && abbreviated.test(words.slice(Math.max(0, index - 8), index + 1))) continue;
    close(found === '|' ? index : to);
    if (found === '|') from = to;
  }
  close(words.length);
  return sentences;
}
