/** A word as people write it in many ways, in the one that is compared: `Technical Lead` is `technical-lead`. */
export const plainWord = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** The known word that was probably meant; undefined when none is near, or several are. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const meant = plainWord(word).slice(0, 60);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(meant.length / 3)) + 1;
  for (const each of known) {
    const distance = distanceOf(meant, each);
    if (distance < least) [best, least] = [each, distance];
    else if (distance === least) best = undefined;
  }
  return best ?? [...known].find((each) => meant.length > 3 && each.startsWith(meant));
}

/** The words after a mistake: `; did you mean “scribe”?`, or what there is. */
export function orElse(word: string, known: readonly string[], quote = (w: string) => `“${w}”`): string {
  const near = nearest(word, known);
  return near === undefined
    ? `; there are ${known.map((each) => quote(each)).join(', ')}`
    : `; did you mean ${quote(near)}?`;
}

/** Levenshtein's: how many letters differ, two that changed places counting as one (Damerau). */
function distanceOf(a: string, b: string): number {
  let [before, above] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? 0;
}
