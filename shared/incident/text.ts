import { toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { compareWritten } from './envelope.ts';
import { MAX_UPDATE, textPlace, textSlice, type TextEdit } from './events/text-edited.ts';
import type { Incident } from './state.ts';
import { changeBetween, halvesOf, type TextChange } from './text-change.ts';
import { readUpdate, TEXT_ROOT, type ReadUpdate } from './text-update.ts';

/** What was made of a section's edits so far. */
type Drawn = {
  readonly section: SectionText;
  /** How many edits are in it, and the one of them that was written last. */
  readonly taken: number;
  readonly last: TextEdit | undefined;
};

/** By the very map of a section's edits: where words are taken out or come back, the fold makes another map. */
const known = new WeakMap<ReadonlyMap<string, TextEdit>, Drawn>();

/**
 * A section's text as all edits together make it, in Markdown; empty where nobody has written yet. The same set of
 * edits is the same text on every desktop. What can't be read is left out; never throws.
 * @param section `summary`, without the `text.` of its place.
 */
export const textOf = (incident: Incident, section: string): string => drawn(incident, section).text;

/**
 * All that is known of a section as one Yjs update, for an editor to go on from: it costs a small part of what the edits
 * one by one do. `waiting`: some of them need others that have not arrived, and are not in it yet.
 */
export function textStateOf(
  incident: Incident,
  section: string,
): { readonly update: Uint8Array; readonly waiting: boolean } {
  const text = drawn(incident, section);
  return { update: Y.encodeStateAsUpdate(text.doc), waiting: text.waiting };
}

/** The text that some of a section's edits make, in the order in which they were written: as it was at a former time. */
export function textAfter(edits: readonly TextEdit[]): string {
  const section = new SectionText();
  section.take(edits);
  return section.text;
}

/**
 * The Yjs updates, in base64, that make a section's text another one; none where it is so already. What the two texts
 * have in common at both ends is left alone, so that what others write there at the same time stays. Each fits an event.
 * @param client whom Yjs holds for the author: a number that was never used before.
 */
export function editsTo(
  incident: Incident,
  section: string,
  text: string,
  client: number,
): readonly string[] {
  const { doc, text: current } = drawn(incident, section);
  const updates: string[] = [];
  let before = Y.encodeStateAsUpdate(doc);
  const waiting = current === text ? [] : [changeBetween(current, text)];
  for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
    const made = changed(before, change, client);
    if (made.update.length <= MAX_UPDATE) {
      updates.push(made.update);
      before = made.after;
    } else waiting.unshift(...halvesOf(change));
  }
  return updates;
}

function changed(before: Uint8Array, { at, removed, inserted }: TextChange, client: number) {
  const doc = new Y.Doc({ guid: TEXT_ROOT });
  Y.applyUpdate(doc, before);
  doc.clientID = client; // only now: Yjs takes another id when it meets its own in what it reads
  const text = doc.getText(TEXT_ROOT);
  let update = '';
  doc.on('update', (bytes) => (update = toBase64(bytes)));
  doc.transact(() => {
    text.delete(at, removed.length);
    text.insert(at, inserted);
  });
  return { update, after: Y.encodeStateAsUpdate(doc) };
}

/** Goes on from what was made before where all that is new was written later; else all is made anew, in that order. */
function drawn(incident: Incident, name: string): SectionText {
  const edits = textSlice.of(incident).get(textPlace(name));
  if (edits === undefined) return new SectionText();
  const held = known.get(edits);
  if (held?.taken === edits.size) return held.section;
  const fresh = [...edits.values()].slice(held?.taken ?? 0).sort(compareWritten);
  const [first] = fresh;
  const follows =
    held?.last !== undefined && first !== undefined && compareWritten(held.last, first) < 0
      ? held
      : undefined;
  const section = follows?.section ?? new SectionText();
  const all = follows === undefined ? [...edits.values()].sort(compareWritten) : fresh;
  section.take(all);
  known.set(edits, { section, taken: edits.size, last: all.at(-1) });
  return section;
}

/**
 * The text that edits make, taken in the order in which they were written. An edit whose ground is missing (the clock
 * of its author was behind, or a file is still on its way) waits here until that comes: left to Yjs, it would go through
 * all that waits with every other edit, which takes ten seconds for ten thousand.
 */
class SectionText {
  readonly doc = new Y.Doc({ guid: TEXT_ROOT });
  text = '';
  /** By the client whose edit is missing. */
  readonly #waiting = new Map<number, ReadUpdate[]>();

  constructor() {
    this.doc.clientID = 0; // never writes
    this.doc.getText(TEXT_ROOT);
  }

  get waiting(): boolean {
    return this.#waiting.size > 0;
  }

  take(edits: readonly TextEdit[]): void {
    this.doc.transact(() => {
      for (const { update } of edits) {
        const read = readUpdate(update);
        if (read !== undefined) this.#apply(read);
      }
    });
    this.text = this.doc.getText(TEXT_ROOT).toJSON();
  }

  #apply(first: ReadUpdate): void {
    const next = [first];
    for (let update = next.pop(); update !== undefined; update = next.pop()) {
      const missing = update.needs.find(([client, clock]) => Y.getState(this.doc.store, client) < clock)?.[0];
      if (missing !== undefined) {
        const others = this.#waiting.get(missing);
        if (others === undefined) this.#waiting.set(missing, [update]);
        else others.push(update);
        continue;
      }
      Y.applyUpdate(this.doc, update.bytes);
      if (update.client === undefined) continue;
      next.push(...(this.#waiting.get(update.client) ?? []).reverse());
      this.#waiting.delete(update.client);
    }
  }
}
