import { nameKey, type ReadQuery } from '../../shared/knowledge/query.ts';
import { plainText } from '../../shared/knowledge/words.ts';

/** Signs of nobody’s alphabet, which full text search takes for letters: what begins with them was added by the index. */
const SEVERITY = '\u{E001}';
const SERVICE = '\u{E002}';
const PERSON = '\u{E003}';

/** What a passage is found by beside its words. */
export const facetsOf = (severity: string | null, services: readonly string[]): string =>
  [
    ...(severity === null ? [] : [`${SEVERITY}${severity}`]),
    ...services.map((service) => `${SERVICE}${nameKey(service)}`),
  ].join(' ');

/** The words of a passage as they go into full text search, and as they must be named when they are taken out again. */
export const indexed = (text: string, who: string | null, facets: string): string =>
  `${plainText(text)} ${facets}${who === null ? '' : ` ${PERSON}${nameKey(who)}`}`;

/** So long are the beginnings that have lists of their own in full text search. */
const LISTED = 3;

/**
 * A query in the language of FTS5. Every word is quoted, so that nothing that people type is taken for that language;
 * null where nothing is looked for.
 * @param services the services that there are, as they are found (`servicesIn`).
 * @param roughly longer beginnings are cut to those that have lists of their own. FTS5 gathers every place of a longer one
 * before it gives the first, which takes 20 ms for a word that is everywhere; of a list it gives the first at once. What
 * is found has to be looked at again then: `scoreOf` says whether all of a word is there.
 */
export function matchOf(read: ReadQuery, services: ReadonlySet<string>, roughly: boolean): string | null {
  const { words, severities, service, by } = read;
  const begins = (word: string): string =>
    `"${roughly ? Array.from(word).slice(0, LISTED).join('') : word}"*`;
  const anyOf = (terms: readonly string[]): string =>
    terms.length === 0 ? `"${SERVICE}"` : `(${terms.map((term) => `"${term}"`).join(' OR ')})`;
  const terms = [
    ...words.map(({ word, begins: goesOn }) => (goesOn ? begins(word) : `"${word}"`)),
    ...(severities === null ? [] : [anyOf(severities.map((each) => SEVERITY + each))]),
    ...(service === null
      ? []
      : [anyOf([...services].filter((each) => each.startsWith(service)).map((each) => SERVICE + each))]),
    ...(by === null ? [] : [begins(PERSON + by)]),
  ];
  return terms.length === 0 ? null : terms.join(' AND ');
}

/** The services among facets. */
export const servicesIn = (facets: string): readonly string[] =>
  facets.split(' ').flatMap((each) => (each.startsWith(SERVICE) ? [each.slice(SERVICE.length)] : []));

/** Whether somebody is the person that is looked for. */
export const isBy = (who: string | null, { by }: ReadQuery): boolean =>
  by === null || (who !== null && nameKey(who).startsWith(by));

/** The same for where there is no full text search: whether a passage holds all of it. */
export function holds(all: string, query: ReadQuery): boolean {
  const { words, severities, service, by } = query;
  const begins = (word: string): boolean => beginsIn(all, word);
  const whole = (word: string): boolean => wholeIn(all, word);
  return (
    words.every(({ word, begins: goesOn }) => (goesOn ? begins(word) : whole(word))) &&
    (severities === null || severities.some((each) => whole(SEVERITY + each))) &&
    (service === null || begins(SERVICE + service)) &&
    (by === null || begins(PERSON + by))
  );
}

const letter = /[\p{L}\p{N}\p{Co}]/u;
const isLetter = (text: string, at: number): boolean => letter.test(text[at] ?? ' ');

function beginsIn(all: string, word: string): boolean {
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1))
    if (at === 0 || !isLetter(all, at - 1)) return true;
  return false;
}

function wholeIn(all: string, word: string): boolean {
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1))
    if ((at === 0 || !isLetter(all, at - 1)) && !isLetter(all, at + word.length)) return true;
  return false;
}
