import type { Rewrite } from './found.ts';

/** Past participles that do not end in -ed. */
const irregular =
  'been|caught|seen|known|done|made|taken|given|told|sent|put|run|found|kept|held|led|left|set|cut|shut|read|built|brought|bought|thought|understood|written|' +
  'rewritten|spoken|chosen|broken|driven|begun|gone|come|become|met|paid|said|sought|spent|stood|taught|thrown|withdrawn|won|drawn|grown|let|lost|felt|heard|dealt|' +
  'fed|fought|got|gotten|had|hit|rolled|split|spread|rebuilt|undone|overridden|foreseen|forgotten|woken|rung|frozen|shown|stuck|swapped';
const adverbs =
  '(?: (?:also|at least|probably|really|perhaps|maybe|already|immediately|better|just|simply|clearly|obviously|even|all|both|first|instead|ideally|never|not|still|then|only|further|\\p{L}+ly))*';

/** “have checked”: the words after a modal verb, up to the participle. */
export const haveDone = `(?:${adverbs} have|'ve|n't have)${adverbs} (?<done>(?:\\p{L}+-)?\\p{L}+ed|${irregular})(?![\\p{L}-])`;

/** Deletes words with their space; the next word gets their capital, and “an obviously wrong” is “a wrong”; none where no word is left. */
export function deletion(words: string, from: number, to: number): readonly Rewrite[] {
  const rest = words.slice(0, from) + words.slice(to);
  return /\p{L}/u.test(rest) ? [without(words, from, to)] : [];
}

function without(words: string, from: number, to: number): Rewrite {
  const label = `Delete “${words.slice(from, to)}”`;
  const before = words.slice(0, from);
  if (before.endsWith(', ') && words.charAt(to) === ',')
    return { label, from: from - 2, to: to + 1, insert: '' };
  const after = /^,? /.exec(words.slice(to))?.[0].length ?? 0;
  const next = words.charAt(to + after);
  if (/^\p{Lu}/u.test(words.slice(from, to)) && /[\p{L}\p{N}\uFFFC]/u.test(next))
    return { label, from, to: to + after + next.length, insert: next.toUpperCase() };
  const article = /(?<!\p{L})an? $/iu.exec(before)?.[0];
  if (article !== undefined && after === 1) {
    const an = /[aeiou]/i.test(next) ? 'n' : '';
    return { label, from: from - article.length, to: to + after, insert: `${article.charAt(0)}${an} ` };
  }
  if (words.charAt(to) === ' ') return { label, from, to: to + after, insert: '' };
  return before.endsWith(' ') ? { label, from: from - 1, to, insert: '' } : { label, from, to, insert: '' };
}
