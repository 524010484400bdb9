import * as Y from 'yjs';
import { entity } from './state.ts';
import type { ReadUpdate } from './text-update.ts';

/** Characters by who wrote them. */
export type Characters = Map<number, Set<number>>;

/**
 * Characters that one writing of an edit has lost and another still has: two people took different words out of it at
 * the same time, and what each wrote in its place still holds the words of the other. Nobody reads them, since both
 * places are marked, but they stand in the files.
 */
export function lostElsewhere(edits: readonly ReadUpdate[]): Characters {
  const found: Characters = new Map();
  const byClient = new Map<number, ReadUpdate[]>();
  for (const edit of edits) if (edit.client !== undefined) entity(byClient, edit.client, () => []).push(edit);
  for (const [client, theirs] of byClient) {
    if (!overlap(theirs)) continue;
    const [kept, lost] = [new Set<number>(), new Set<number>()];
    for (const { bytes } of theirs)
      for (const { id, length, content } of Y.decodeUpdate(bytes).structs.filter(
        (each) => each instanceof Y.Item,
      ))
        for (let at = 0; at < length; at += 1)
          (content instanceof Y.ContentString ? kept : lost).add(id.clock + at);
    const both = [...lost].filter((clock) => kept.has(clock));
    if (both.length > 0) found.set(client, new Set(both));
  }
  return found;
}

/** Whether some of a client's edits were written more than once. */
function overlap(edits: readonly ReadUpdate[]): boolean {
  let until = 0;
  return edits
    .toSorted((a, b) => a.from - b.from)
    .some(({ from, end }) => {
      const again = from < until;
      until = Math.max(until, end);
      return again;
    });
}
