/** How much of an entry's words stands in what is said about it elsewhere. */
const EXCERPT = 160;

/** The first words of an entry, in one line: never half of a character. */
export const excerptOf = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .slice(0, EXCERPT)
    .replace(/[\uD800-\uDBFF]$/, '');
