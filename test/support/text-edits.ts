import { toBase64 } from 'lib0/buffer';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { textEdited, textPlace } from '../../shared/incident/events/text-edited.ts';
import { seeded } from './invent.ts';
import { MADE_AT } from './make-store.ts';

const WRITERS = 4;
const BLOCK = 40;
const WORDS = 'hello world ';

/** An edit of the section `summary`, as a writer recorded it. */
export const editEvent = (update: string, n: number, writer: number, h: number): StreamEvent => ({
  ...textEdited.draft({ e: textPlace('summary'), at: MADE_AT, u: 'ana', payload: { update } }),
  id: n.toString(36).padStart(26, '0'),
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
  for (let from = 0; from < count; from += BLOCK) {
    const said = docs.map((doc, writer) => {
      const updates: Uint8Array[] = [];
      // In one transaction: Yjs looks through all clients at the end of each.
      doc.transact(() => {
        for (let n = from + writer; n < Math.min(count, from + BLOCK); n += WRITERS) {
          const bytes = insertion(doc, n + 1, random());
          const h = MADE_AT + n * 10 - (writer === WRITERS - 1 ? behind : 0);
          const event = editEvent(toBase64(bytes), n, writer, h);
          updates.push(bytes);
          writers[writer]?.push(event);
          events.push(event);
        }
      });
      return updates;
    });
    for (const [to, doc] of docs.entries())
      doc.transact(() => {
        for (const update of said.filter((_, by) => by !== to).flat()) Y.applyUpdate(doc, update);
      });
  }
  events.sort((a, b) => a.q - b.q);
  return { events, writers };
}

/** Types some words under a client that is new, and says so as Yjs would if that were a transaction of its own. */
function insertion(doc: Y.Doc, client: number, where: number): Uint8Array {
  const text = doc.getText('text');
  doc.clientID = client;
  text.insert(Math.floor(where * (text.length + 1)), WORDS);
  const { origin, rightOrigin } = Y.getItem(doc.store, Y.createID(client, 0)); // inserted above
  const to = encoding.createEncoder();
  const write = (...numbers: number[]): void => {
    for (const number of numbers) encoding.writeVarUint(to, number);
  };
  write(1, 1, client, 0);
  encoding.writeUint8(to, 4 | (origin === null ? 0 : 128) | (rightOrigin === null ? 0 : 64));
  for (const beside of [origin, rightOrigin]) if (beside !== null) write(beside.client, beside.clock);
  if (origin === null && rightOrigin === null) {
    write(1);
    encoding.writeVarString(to, 'text');
  }
  encoding.writeVarString(to, WORDS);
  write(0);
  return encoding.toUint8Array(to);
}
