import { changeBetween } from '../text-change.ts';

/**
 * A text that somebody made of an older one, brought to what others have made of that meanwhile. Where both changed the
 * same place, what either took out goes and what either wrote stays; the very same text is not written twice.
 */
export function broughtTo(current: string, base: string, text: string): string {
  if (current === text) return text;
  const theirs = changeBetween(base, current);
  const ours = changeBetween(base, text);
  const [first, second] = ours.at < theirs.at ? [ours, theirs] : [theirs, ours];
  const end = first.at + first.removed.length;
  const between = base.slice(end, Math.max(end, second.at));
  const rest = base.slice(Math.max(end, second.at + second.removed.length));
  return base.slice(0, first.at) + first.inserted + between + second.inserted + rest;
}
