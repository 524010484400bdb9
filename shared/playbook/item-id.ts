import { toBase32 } from '../ids.ts';

/** Ids of checklist items and templates, as a person may write them after `#`. */
export const idPattern = /^[a-z0-9][a-z0-9.-]{0,59}$/;

/** An id from an item's words, for those that were not given one: the same words have the same id on every desktop. */
export function idOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  // Words that are cut, or in another script, are told apart by a hash.
  return words !== '' && words.length <= 40 && !/[^\p{ASCII}\p{M}]/u.test(text.normalize('NFKD'))
    ? words
    : `${words.slice(0, 40)}-${hash(text)}`.replace(/^-/, 'x-');
}

/** The id, or with a number after it when another item has it. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let n = 2; ; n += 1) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** FNV-1a over the code units: nothing secret, only a name. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return toBase32(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value), 6);
}
