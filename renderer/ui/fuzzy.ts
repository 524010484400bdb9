/** Where the typed letters stand in a text, and how well they fit: more is better. */
export type Match = {
  readonly score: number;
  /** Pairs of from and to (exclusive), in order, not touching. */
  readonly ranges: readonly (readonly [number, number])[];
};

const isWordStart = (text: string, at: number): boolean =>
  at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

/** One typed word in a text: as it is, best at the start of a word; else its letters in order, starts of words first. */
function matchWord(text: string, word: string): Match | null {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordStart(text, at)) continue;
    return { score: 100 + 4 * word.length - Math.min(at, 40) / 4, ranges: [[at, at + word.length]] };
  }
  const inside = text.indexOf(word);
  if (inside >= 0)
    return {
      score: 50 + 2 * word.length - Math.min(inside, 40) / 4,
      ranges: [[inside, inside + word.length]],
    };
  return word.length < 2 ? null : matchLetters(text, word);
}

/** `tcm` in “take command”: letters in order, each at the start of a word or right behind the one before. */
function matchLetters(text: string, word: string): Match | null {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const letter of word) {
    const last = ranges.at(-1);
    let at = last !== undefined && text.charAt(from) === letter ? from : text.indexOf(letter, from);
    while (at >= 0 && at !== from && !isWordStart(text, at)) at = text.indexOf(letter, at + 1);
    if (at < 0 || (last === undefined && !isWordStart(text, at))) return null;
    if (last?.[1] === at) last[1] = at + letter.length;
    else ranges.push([at, at + letter.length]);
    from = at + letter.length;
  }
  const [first, last] = [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];
  return { score: 66 - 4 * ranges.length - Math.min(first, 40) / 2 - Math.min(last - first, 60) / 6, ranges };
}

/**
 * Whether every typed word is in the text, and where: as it stands, or as first letters of words in order. Upper and
 * lower case are the same; nothing typed matches everything.
 */
export function fuzzy(text: string, typed: string): Match | null {
  const lower = text.toLowerCase();
  let score = 0;
  const ranges: (readonly [number, number])[] = [];
  for (const word of typed.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const match = matchWord(lower, word);
    if (match === null) return null;
    score += match.score;
    ranges.push(...match.ranges);
  }
  return { score: score - Math.min(text.length, 120) / 40, ranges: joined(ranges) };
}

function joined(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** The text cut at what matched. */
export function cutAtRanges(
  text: string,
  ranges: Match['ranges'],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    if (start > from) parts.push({ text: text.slice(from, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}
