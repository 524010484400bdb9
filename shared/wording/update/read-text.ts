/** A stretch of the text, in UTF-16 units. */
export type Span = { readonly from: number; readonly to: number };

type Match = { readonly found: string; readonly index: number };

/** A sentence, with what each pattern found in its words. */
export type Sentence = Span & {
  readonly words: string;
  readonly looked: Map<RegExp, readonly Match[]>;
};

/** An update as the rules read it. */
export type ReadText = {
  readonly text: string;
  /**
   * The text, unit for unit, with what no rule looks at blanked: quotations and addresses of pages become `\uFFFC`,
   * emphasis becomes spaces; apostrophes, dashes and spaces are of one kind, and lines that were only wrapped are joined.
   */
  readonly words: string;
  readonly sentences: readonly Sentence[];
  /** Where a sentence is added: after the last word, before the closing mark of an exercise. */
  readonly end: number;
};

const BLANK = '\uFFFC';
const blank = (found: string): string => found.replaceAll(/[^\n]/g, BLANK);

/** What people write between quotation marks, after `>` and between fences is evidence. */
const quotations = [
  /```[\s\S]*?(?:```|$)/g,
  /^[ \t]*>.*$/gm,
  /“[^“”\n]{1,400}”|„[^„“”\n]{1,400}[“”]|«[^«»\n]{1,400}»|"[^"\n]{1,400}"/g,
  /‘[^‘’\n]{1,200}’(?!\p{L})|(?<![\p{L}\d])'(?=\p{L})[^'\n]{1,200}'(?!\p{L})/gu,
] as const;
/** Links stay unread, unless they lead inside. */
const addresses =
  /\]\([^)\n]*\)|\bhttps?:\/\/(?![^\s/]*\.(?:internal|local|corp|lan|intra)\b)\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w/gi;
const abbreviated = /(?:\b[ap]\.m|\be\.g|\bi\.e|\bapprox|\bca|\bvs|\betc|\bno)\.$/i;

/** Reads a text once for all rules. */
export function readText(text: string): ReadText {
  let words = text;
  for (const quotation of quotations) words = words.replaceAll(quotation, blank);
  if (/:\/\/|@|\]\(/.test(words)) words = words.replaceAll(addresses, blank);
  words = words
    .replaceAll(/[*`~]|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, (found) => ' '.repeat(found.length))
    .replaceAll(/[\u2018\u2019\u02BC]/g, "'")
    .replaceAll(/[\u00A0\u2007\u202F\t\r]/g, ' ')
    .replaceAll(/[\u2010\u2011]/g, '-')
    // A line that goes on in small letters was only wrapped; one that ends in a colon goes on below.
    .replaceAll(/\n(?=[ ]*\p{Ll})/gu, ' ')
    .replaceAll(/(?<=:)[ ]*\n(?=[ ]*\d{1,2}[:h]\d)/g, (found) => ' '.repeat(found.length));
  return { text, words, sentences: sentencesOf(words), end: endOf(text) };
}

/** With every key press, and with every fix that is tried, one sentence is new: the others were looked through before. */
const known = new Map<string, Sentence['looked']>();
const MAX_KNOWN = 300;

function lookedOf(words: string): Sentence['looked'] {
  const held = known.get(words);
  if (held !== undefined) return held;
  if (known.size === MAX_KNOWN) known.clear();
  const looked: Sentence['looked'] = new Map();
  known.set(words, looked);
  return looked;
}

function sentencesOf(words: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (to: number): void => {
    const lead = /^[\s#>•–—-]*(?:\d{1,2}[.)] )?\s*/.exec(words.slice(from, to))?.[0].length ?? 0;
    const end = from + words.slice(from, to).trimEnd().length;
    if (end > from + lead) {
      const own = words.slice(from + lead, end);
      sentences.push({ from: from + lead, to: end, words: own, looked: lookedOf(own) });
    }
    from = to;
  };
  for (const { 0: found, index } of words.matchAll(/[.!?…]+(?=\s|$)|\n+/g)) {
    const to = index + found.length;
    if (found === '.' && abbreviated.test(words.slice(Math.max(0, to - 8), to))) continue;
    close(to);
  }
  close(words.length);
  return sentences;
}

function endOf(text: string): number {
  const trimmed = text.trimEnd();
  const marked = /EXERCISE EXERCISE EXERCISE[.!]?$/.exec(trimmed);
  return marked === null || marked.index === 0
    ? trimmed.length
    : trimmed.slice(0, marked.index).trimEnd().length;
}

/** The sentence that a place lies in. */
export const sentenceAt = ({ sentences }: ReadText, at: number): Sentence | undefined =>
  sentences.find(({ from, to }) => at >= from && at < to);

/** Every match in the text, sentence by sentence; `pattern` is global. */
export function* matchesIn(
  { sentences }: ReadText,
  pattern: RegExp,
): Generator<{ readonly span: Span; readonly found: string; readonly sentence: Sentence }> {
  for (const sentence of sentences)
    for (const { found, index } of matchesOf(pattern, sentence)) {
      const from = sentence.from + index;
      yield { span: { from, to: from + found.length }, found, sentence };
    }
}

/** Whether a sentence has a match. */
export const has = (pattern: RegExp, sentence: Sentence): boolean => matchesOf(pattern, sentence).length > 0;

function matchesOf(pattern: RegExp, { words, looked }: Sentence): readonly Match[] {
  const held = looked.get(pattern);
  if (held !== undefined) return held;
  const found: Match[] = [];
  if (pattern.global)
    for (const match of words.matchAll(pattern)) found.push({ found: match[0], index: match.index });
  else {
    const match = pattern.exec(words);
    if (match !== null) found.push({ found: match[0], index: match.index });
  }
  looked.set(pattern, found);
  return found;
}

/** Whether two stretches have something in common; two places that are the same count. */
export const overlap = (a: Span, b: Span): boolean => a.from === b.from || (a.from < b.to && b.from < a.to);
