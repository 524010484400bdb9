import { toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { textEdited, textPlace } from '../../shared/incident/events/text-edited.ts';
import { seeded } from './invent.ts';
import { MADE_AT } from './make-store.ts';

const WRITERS = 4;

/** An edit of the section `summary`, as a writer recorded it. */
export const editEvent = (update: string, n: number, writer: number, h: number): StreamEvent => ({
  ...textEdited.draft({ e: textPlace('summary'), at: MADE_AT, u: 'ana', payload: { update } }),
  id: n.toString(36).padStart(26, 'a'),
  w: `${'abcd'.charAt(writer).repeat(16)}-aaaaaa`,
  q: n + 1,
  h: [h, 0],
  o: [],
  g: 1,
  c: 0,
});

/**
 * Several people at one section, each edit under a client of its own as the console makes them; they hear of each
 * other's edits every forty.
 * @param behind by how many milliseconds the clock of the last of them is behind.
 */
export function manyEdits(count: number, behind = 0): { events: StreamEvent[]; writers: StreamEvent[][] } {
  const random = seeded(43);
  const docs = Array.from({ length: WRITERS }, () => new Y.Doc());
  const writers: StreamEvent[][] = docs.map(() => []);
  const events: StreamEvent[] = [];
  let unheard: { writer: number; update: Uint8Array }[] = [];
  for (let n = 0; n < count; n += 1) {
    const writer = n % WRITERS;
    const doc = docs[writer];
    if (doc === undefined) continue;
    doc.clientID = n + 1;
    const before = Y.encodeStateVector(doc);
    const text = doc.getText('text');
    text.insert(Math.floor(random() * (text.length + 1)), 'hello world ');
    const update = Y.encodeStateAsUpdate(doc, before);
    unheard.push({ writer, update });
    const h = MADE_AT + n * 10 - (writer === WRITERS - 1 ? behind : 0);
    const event = editEvent(toBase64(update), n, writer, h);
    writers[writer]?.push(event);
    events.push(event);
    if (n % 40 !== 39) continue;
    for (const [to, other] of docs.entries())
      for (const told of unheard) if (told.writer !== to) Y.applyUpdate(other, told.update);
    unheard = [];
  }
  return { events, writers };
}
