const made = new Map<string, RegExp>();
const MAX_MADE = 200;

/** Finds words of the team in a text: names with any signs in them, in any case, as whole words. */
export function literalPattern(names: readonly string[]): RegExp | null {
  const plain = [...new Set(names.map((name) => name.trim().toLowerCase().replaceAll('’', "'")))].filter(
    (name) => name.length > 1,
  );
  if (plain.length === 0) return null;
  const key = plain.join('\n');
  const held = made.get(key);
  if (held !== undefined) return held;
  // Longer ones first: “Card network X” before “Card”.
  const choices = plain
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${choices.join('|')})(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])`,
    'giu',
  );
  if (made.size === MAX_MADE) made.clear();
  made.set(key, pattern);
  return pattern;
}

/** Words that name a part in people’s language: `checkout` does, `payments-api` doesn’t. */
export const isPlainName = (name: string): boolean =>
  /^\p{L}+(?:[ '’&/]+\p{Lu}?\p{Ll}+)*$|^\p{Lu}\p{Ll}+(?:[ -]\p{L}+)*$/u.test(name);
