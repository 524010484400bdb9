import { changeBetween } from '../../../shared/incident/text-change.ts';

/** Where a caret stands once a text has become another one: behind what it stood behind. */
export function caretAfter(before: string, after: string, caret: number): number {
  const { at, removed, inserted } = changeBetween(before, after);
  if (caret <= at) return caret;
  return Math.max(at + inserted.length, caret + inserted.length - removed.length);
}
