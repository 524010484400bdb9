import { fromBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

/** The name of the one text in a section's Yjs document. */
export const TEXT_ROOT = 'text';

/** An update that is whole and does nothing but insert and delete words of a text. */
export type ReadUpdate = {
  readonly bytes: Uint8Array;
  /** Who inserts; undefined where it only deletes. */
  readonly client: number | undefined;
  /** The first of its characters by that client's count, and the one after the last. */
  readonly from: number;
  readonly end: number;
  /** How many characters it inserts and takes out, in UTF-16 units. */
  readonly inserted: number;
  readonly deleted: number;
  /** How far the edits of others must be there: client, clock. */
  readonly needs: readonly (readonly [client: number, clock: number])[];
};

/** Reads an update; undefined where it is damaged, or is none that this console writes. */
export function readUpdate(base64: string): ReadUpdate | undefined {
  try {
    const bytes = fromBase64(base64);
    const { structs, ds } = Y.decodeUpdate(bytes);
    const needs: [number, number][] = [];
    const client = structs[0]?.id.client;
    const from = structs[0]?.id.clock ?? 0;
    let end = from;
    let inserted = 0;
    let deleted = 0;
    // Yjs asks for the clocks below this one by itself, and would keep the update until they come.
    if (client !== undefined) needs.push([client, end]);
    for (const item of structs) {
      if (!isWords(item) || item.id.client !== client || item.id.clock !== end) return undefined;
      for (const beside of [item.origin, item.rightOrigin]) {
        if (beside === null) continue;
        if (beside.client === client && beside.clock >= end) return undefined;
        if (beside.client !== client) needs.push([beside.client, beside.clock + 1]);
      }
      end += item.length;
      inserted += item.countable ? item.length : 0;
    }
    for (const [of, ranges] of ds.clients) {
      for (const { clock, len } of ranges) {
        if (!Number.isSafeInteger(clock + len)) return undefined;
        deleted += len;
        if (of !== client) needs.push([of, clock + len]);
        else if (clock + len > end) return undefined;
      }
    }
    return client === 0 || !Number.isSafeInteger(end)
      ? undefined
      : { bytes, client, needs, from, end, inserted, deleted };
  } catch {
    return undefined; // cut short, or not an update at all
  }
}

/** Whether part of an update inserts words into the text itself, or what is left of words that were redacted. */
function isWords(part: Y.Item | Y.GC | Y.Skip): part is Y.Item {
  if (!(part instanceof Y.Item) || part.length < 1) return false;
  if (!(part.content instanceof Y.ContentString) && !(part.content instanceof Y.ContentDeleted)) return false;
  const parent: unknown = part.parent; // a name while it is only decoded, which the library's types leave out
  return part.parentSub === null && (parent === null || parent === TEXT_ROOT);
}
