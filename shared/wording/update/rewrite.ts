import type { Fix } from '../finding.ts';
import { sentenceAt, type ReadText, type Span } from './read-text.ts';

/** A sentence at the end, where its paragraph or its list ends. */
export const addSentence = (read: ReadText, sentence: string): Fix => addAt(read, read.end, sentence);

const ofNext =
  /\b(?:next (?:\w+ )?(?:update|word|message|news)|(?:update you|write again|post again|be back|write to you)\b)/i;

/** The same before a last sentence about the next update, which is best left last. */
export function addBeforeNext(read: ReadText, sentence: string): Fix {
  const [before, last] = read.sentences.filter(({ to }) => to <= read.end).slice(-2);
  if (before === undefined || last === undefined || !ofNext.test(last.words))
    return addSentence(read, sentence);
  const marks = /^[*_`)\]]*/.exec(read.text.slice(before.to))?.[0].length ?? 0;
  return addAt(read, before.to + marks, sentence);
}

function addAt({ text }: ReadText, at: number, sentence: string): Fix {
  const before = text.slice(0, at);
  const lines = before.split('\n');
  const bullet = /^\s*[-*•]\s+/.exec(lines.at(-1) ?? '')?.[0];
  const stopped = /[.!?:…”")\]*]$/.test(before);
  const glue =
    before === ''
      ? ''
      : bullet !== undefined
        ? `\n${bullet}`
        : stopped
          ? ' '
          : lines.length > 1
            ? '\n'
            : '. ';
  return { label: `Add “${sentence}”`, from: at, to: at, insert: `${glue}${sentence}` };
}

const separator =
  /(?:\s*[,;:()]|\s+[–—-]|\s*—)\s*(?:(?:and|but|so|while|which|because|as|since)\b\s*)?|\s+(?:and|but|so|because|while|which|as)\s+/gi;

/** The part of a sentence that a place lies in, with the separators around it. */
type Clause = Span & { readonly before: number; readonly after: number; readonly sentence: Span };

export function clauseAt(read: ReadText, { from, to }: Span): Clause {
  const sentence = sentenceAt(read, from) ?? { from, to };
  const stop = /[.!?…]*$/.exec(read.words.slice(sentence.from, sentence.to))?.[0].length ?? 0;
  const clause = {
    from: sentence.from,
    before: sentence.from,
    to: sentence.to - stop,
    after: sentence.to - stop,
  };
  for (const { 0: found, index } of read.words.slice(sentence.from, sentence.to - stop).matchAll(separator)) {
    const at = sentence.from + index;
    // A clock has a colon too.
    if (/\d:\d/.test(read.words.slice(at - 1, at + 2))) continue;
    if (at + found.length <= from) [clause.before, clause.from] = [at, at + found.length];
    else if (at >= to) {
      [clause.to, clause.after] = [at, at + found.length];
      break;
    }
  }
  return { ...clause, sentence };
}

/** Whether a clause is all that its sentence has. */
const isWhole = ({ before, after, to, sentence }: Clause): boolean =>
  before === sentence.from && after === to;

/** Words that lean on what stands before them. */
const leaning = /^(?:so|therefore|thus|hence|it|they|this|these|that|which|who|both|then|also|too)\b/i;

/** Takes a clause out, so that what is left is a sentence; none where it would not be one. */
export function dropClause(read: ReadText, clause: Clause, label = 'Leave the clause out'): readonly Fix[] {
  const { from, to, before, after, sentence } = clause;
  if (isWhole(clause)) return [dropSentence(read, sentence, 'Leave the sentence out')];
  if (before !== sentence.from) return [{ label, from: before, to, insert: '' }];
  const next = read.text.charAt(after);
  if (leaning.test(read.words.slice(after))) return [];
  return [{ label, from, to: after + next.length, insert: next.toUpperCase() }];
}

const tail =
  /^(?:most |very )?(?:probably |possibly |likely |perhaps |presumably )?(?:due to|because|caused by|triggered by|as a result of|owing to|thanks to|resulting from)/i;
const effect =
  /\b(?:fail\w*|slow\w*|late|down|unavailable|errors?|delay\w*|cannot|can't|unable|drop\w*|lost|missing|reject\w*|declin\w*|affected|work\w*)\b/i;

/** Cuts “…due to a full disk” off what it explains; none where nothing would be left. */
export function dropTail(read: ReadText, span: Span, clause: Clause): readonly Fix[] {
  const words = read.words.slice(span.from, clause.to);
  if (!tail.test(words) || !effect.test(read.words.slice(clause.from, span.from))) return [];
  const space = /[ \t,]*$/.exec(read.text.slice(clause.from, span.from))?.[0].length ?? 0;
  return [{ label: 'Leave the cause out', from: span.from - space, to: clause.to, insert: '' }];
}

/** Takes a sentence out, with its space or its line. */
function dropSentence({ text }: ReadText, { from, to }: Span, label: string): Fix {
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const lineTo = next < 0 ? text.length : next;
  const alone =
    /^[\s*_#>•–—-]*$/.test(text.slice(lineFrom, from)) && /^[\s*_]*$/.test(text.slice(to, lineTo));
  if (alone) {
    const end = next < 0 ? lineTo : next + 1;
    return { label, from: next < 0 && lineFrom > 0 ? lineFrom - 1 : lineFrom, to: end, insert: '' };
  }
  const after = /^[ \t]+/.exec(text.slice(to))?.[0].length ?? 0;
  const before = after > 0 ? 0 : (/[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0);
  return { label, from: from - before, to: to + after, insert: '' };
}

/** Takes a few words out, with the space that they leave. */
export function without({ text }: ReadText, { from, to }: Span): Fix {
  const words = text.slice(from, to);
  const before = /[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const label = `Delete “${words}”`;
  if (before > 0) return { label, from: from - before, to, insert: '' };
  const after = /^[ \t,]+/.exec(text.slice(to))?.[0].length ?? 0;
  const next = text.charAt(to + after);
  return { label, from, to: to + after + next.length, insert: next.toUpperCase() };
}

/** Puts a sentence of its own in the place of a clause, or of the sentence where it is all of it. */
export function sayClause(read: ReadText, clause: Clause, sentence: string): Fix {
  const { text } = read;
  const label = `Use “${sentence}”`;
  const plain = sentence.replace(/\.$/, '');
  const { from, to, before, after } = clause;
  if (isWhole(clause)) return { label, from, to: clause.to, insert: plain };
  const next = after > to ? text.charAt(after).toUpperCase() : '';
  const rest = next === '' ? { to, words: plain } : { to: after + next.length, words: `${sentence} ${next}` };
  return before === clause.sentence.from
    ? { label, from, to: rest.to, insert: rest.words }
    : { label, from: before, to: rest.to, insert: `. ${rest.words}` };
}
