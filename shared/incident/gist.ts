/** Marks are for reading, not for speaking: `@ana` is ana. */
export const spoken = (text: string): string =>
  text
    .replaceAll(/(?<![\p{L}\p{N}_])[@#](?=[\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A sentence ends, whatever was typed. */
export const end = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
/** Words without the end of their sentence, to go on behind them. */
export const endless = (text: string): string => text.replace(/[.!…;,\s]+$/, '');

/** `a`, `a and b`, `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** A sentence ends where a new one begins, so that `p95 0.4 s` and `no. 3` are not cut. */
const sentenceEnd = /[.!?…](?=\s+["“‘']?\p{Lu})/u;
const tagsBehind = /(?:\s+#[\p{L}\p{N}][\p{L}\p{N}._-]*)+\s*$/u;

/**
 * The point of a text, for whoever has a minute: its first sentence, without the tags behind it. Where that is longer
 * than so many characters it ends with a clause, or else with a word. All of it is in the log.
 */
export function gist(text: string, most: number): string {
  const words = spoken(text.replace(tagsBehind, ''));
  const first = endless(words.split(sentenceEnd)[0] ?? words);
  if (first.length <= most) return first;
  const cut = first.slice(0, most + 1);
  const clause = Math.max(...[', ', '; ', ': ', ' ('].map((mark) => cut.lastIndexOf(mark)));
  if (clause > most / 5) return `${endless(cut.slice(0, clause))}…`;
  const blank = cut.lastIndexOf(' ');
  // A word that is longer than all of it is cut where it is.
  return `${endless(blank > most / 2 ? cut.slice(0, blank) : first.slice(0, most))}…`;
}
