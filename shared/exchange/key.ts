import { toBase32 } from '../ids.ts';

/**
 * A digest of what something is in its source (a channel and a `ts`; a place and its words), 20 base32 characters. It becomes the
 * identity of what is imported, so that the same file twice, or on two desktops, adds nothing. Not for secrets: whoever
 * makes two things collide hides one of their own two lines, and a person is told that it was known already.
 */
export function importKey(...parts: readonly (string | number | null)[]): string {
  const text = parts.map((part) => (part === null ? '-' : `${String(part).length}:${part}`)).join('');
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  for (const [at, seed] of [0, 0x9e3779b9, 0x51ed270b].entries()) view.setUint32(at * 4, mixed(text, seed));
  return toBase32(bytes, 20);
}

/** 32 bits of a text (cyrb53's two halves folded together, with a seed). */
function mixed(text: string, seed: number): number {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (a ^ Math.imul(b, 0x85ebca6b)) >>> 0;
}

/** Whether something is a key as commands take it. */
export const isImportKey = (text: string): boolean => /^[a-z2-7]{1,64}$/.test(text);

/** The entity that an imported entry, update or action item is. */
export const importPlace = (key: string): string => `im.${key}`;
export const isImportPlace = (place: string): boolean => place.startsWith('im.');

/** A whole number above 0, of 50 bits at most, that is the same for the same words. */
export function importKeyNumber(...parts: readonly string[]): number {
  const digits = importKey(...parts).slice(0, 10);
  return (
    Array.from(digits).reduce(
      (sum, digit) => sum * 32 + 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(digit),
      0,
    ) + 1
  );
}
