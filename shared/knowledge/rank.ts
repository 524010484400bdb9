import type { LookedFor } from './query.ts';
import type { KnowledgeKind, SearchHit } from './search.ts';
import { plainText, wordsIn, wordsOf } from './words.ts';

/** A title says what something is about; what is written at length says it in passing. */
const TITLE = 5;
const kindWeight: Record<KnowledgeKind, number> = {
  incident: 1.5,
  runbook: 1.3,
  postmortem: 1.1,
  action: 1,
  entry: 0.9,
};
/** Of BM25 (Robertson and Zaragoza, 2009): how soon repeating a word stops to count, and how much length takes away. */
const K = 1.2;
const B = 0.6;
/** The usual length of what is found, in characters. */
const USUAL = 240;
/** The beginning of a longer word is a weaker sign than the word. */
const BEGUN = 0.6;

/** What is ranked: the first line of an incident, a runbook or an action is its title. */
export type Ranked = { readonly kind: KnowledgeKind; readonly text: string };

/**
 * How well a passage answers: BM25 over title and text, without the rarity of words, since every word is in every
 * passage that gets here. Who types a title, or its beginning, has that incident first.
 * @returns null where a word is not in it after all.
 */
export function scoreOf({ kind, text }: Ranked, words: readonly LookedFor[]): number | null {
  const all = plainText(text);
  const titled = kind === 'incident' || kind === 'runbook' || kind === 'action';
  const line = all.indexOf('\n');
  const titleEnd = titled ? (line < 0 ? all.length : line) : 0;
  const length = 1 - B + B * ((all.length - titleEnd) / USUAL);
  let score = 0;
  for (const looked of words) {
    const { title, body } = weightIn(all, titleEnd, looked);
    const weight = title * TITLE + body / length;
    if (weight === 0) return null;
    score += (weight * (K + 1)) / (weight + K);
  }
  if (words.length > 1 && all.includes(words.map(({ word }) => word).join(' '))) score += 1;
  return score * kindWeight[kind] + (titled ? ofTitle(all.slice(0, titleEnd), all, words) : 0);
}

/** Whoever types what it is called means it. */
function ofTitle(title: string, all: string, words: readonly LookedFor[]): number {
  const typed = words.map(({ word }) => word).join(' ');
  const is = wordsOf(title).join(' ');
  if (typed === is) return 20;
  if (words.length > 1 && is.startsWith(typed)) return 6;
  // The id of an incident stands at the end of what is found of it.
  return words.length === 2 &&
    wordsOf(all.slice(all.lastIndexOf('\n')))
      .join(' ')
      .endsWith(typed)
    ? 20
    : 0;
}

/** How often a word begins in the title and in the rest; one that goes on counts less. */
function weightIn(
  all: string,
  titleEnd: number,
  { word, begins }: LookedFor,
): { title: number; body: number } {
  let title = 0;
  let body = 0;
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + word.length)) {
    if (at > 0 && isLetter(all, at - 1)) continue;
    const whole = !isLetter(all, at + word.length);
    if (!whole && !begins) continue;
    const weight = whole ? 1 : BEGUN;
    if (at < titleEnd) title += weight;
    else body += weight;
  }
  return { title, body };
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return !Number.isNaN(code) && /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

/** About as many characters as two lines hold. */
const SNIPPET = 180;

/**
 * The words around what was looked for, where most of it stands together; `…` where it was cut.
 * @param most about so many characters.
 */
export function snippetOf(text: string, words: readonly LookedFor[], most = SNIPPET): SearchHit['snippet'] {
  const marks: { at: number; end: number; which: number }[] = [];
  for (const { at, end, word } of wordsIn(text)) {
    const which = words.findIndex((looked) =>
      looked.begins ? word.startsWith(looked.word) : word === looked.word,
    );
    if (which >= 0 && marks.at(-1)?.at !== at) marks.push({ at, end, which });
  }
  const from = startOf(text, marks, most);
  const to = endOf(text, from, most);
  const pieces: { text: string; hit: boolean }[] = [];
  const add = (piece: string, hit: boolean): void => {
    if (piece !== '') pieces.push({ text: piece.replaceAll(/\s+/g, ' '), hit });
  };
  let done = from;
  if (from > 0) add('… ', false);
  for (const { at, end } of marks) {
    if (at < from || end > to) continue;
    add(text.slice(done, at), false);
    add(text.slice(at, end), true);
    done = end;
  }
  add(text.slice(done, to), false);
  if (to < text.length) add(' …', false);
  return pieces;
}

/** Where to begin, so that as many of the words as can be stand in what is shown. */
function startOf(
  text: string,
  marks: readonly { at: number; end: number; which: number }[],
  most: number,
): number {
  if (text.length <= most) return 0;
  let best = { at: 0, of: 0 };
  for (const [i, { at }] of marks.entries()) {
    const near = marks.slice(i, i + 24).filter(({ end }) => end <= at + most - 40);
    const of = new Set(near.map(({ which }) => which)).size;
    if (of > best.of) best = { at, of };
  }
  if (best.at < most / 3) return 0;
  const space = text.indexOf(' ', best.at - 40);
  return space >= 0 && space < best.at ? space + 1 : best.at;
}

function endOf(text: string, from: number, most: number): number {
  const end = from + most;
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return space > from + most / 2 ? space : end;
}
