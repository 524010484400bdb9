/**
 * 53 bits of a text (cyrb53), in base 36: tells a few hundred things of one incident apart, so that an id can be made of
 * words that are too long for one. Nothing depends on its being secret.
 */
export function shortDigest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36);
}

/** The longest id of an entity that a place of its own may be made of with a prefix. */
const LONGEST = 70;

/** The place of what is said about an entity: its id behind a prefix, cut where that would be too long for an id. */
export const placeAbout = (prefix: string, id: string): string =>
  id.length <= LONGEST ? `${prefix}.${id}` : `${prefix}.${id.slice(0, LONGEST - 13)}.${shortDigest(id)}`;

/** A place of its own for words of any kind: with them where they are short and plain, else told by their digest. */
export function placeOfWords(prefix: string, words: string): string {
  if (/^[a-z0-9-]{1,40}$/.test(words)) return `${prefix}.${words}`;
  const slug = words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30);
  return `${prefix}.${slug}.${shortDigest(words)}`;
}
