import * as encoding from 'lib0/encoding';
import { toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { MAX_UPDATE } from '../../shared/incident/events/text-edited.ts';

/** Bytes of one piece, so that its base64 fits an event. */
const ROOM = Math.floor((MAX_UPDATE * 3) / 4) - 256;
/** What a piece of text costs beside its words, at most; and a stretch that was deleted. */
const OF_ITEM = 48;
const OF_RANGE = 24;

/**
 * Updates that an editor made one after the other, as few as fit the events of a record: those of a moment are put
 * together, and a page that was pasted is cut. Applied in this order they make what the updates make.
 */
export function piecesOf(updates: readonly Uint8Array[]): readonly string[] {
  const [first] = updates;
  if (first === undefined) return [];
  const whole = updates.length === 1 ? first : Y.mergeUpdates([...updates]);
  if (whole.length <= ROOM) return [toBase64(whole)];
  const { structs, ds } = Y.decodeUpdate(whole);
  const items = structs.filter((struct) => struct instanceof Y.Item).flatMap(cut);
  const written = grouped(items, costOf).map((group) => encoded(group, []));
  const ranges = [...ds.clients].flatMap(([client, all]) =>
    all.map(({ clock, len }) => ({ client, clock, len })),
  );
  const deleted = grouped(ranges, () => OF_RANGE).map((group) => encoded([], group));
  return [...written, ...deleted].map(toBase64);
}

const costOf = (item: Y.Item): number => OF_ITEM + item.length * 3;

/** An item whose words are too many for an event, as several: each goes on after the one before it. */
function cut(item: Y.Item): readonly Y.Item[] {
  const { content, id, origin, rightOrigin, parent } = item;
  if (!(content instanceof Y.ContentString) || costOf(item) <= ROOM) return [item];
  const most = Math.floor((ROOM - OF_ITEM) / 3);
  const parts: Y.Item[] = [];
  for (let at = 0; at < content.str.length;) {
    const end = betweenCharacters(content.str, at + most);
    const words = new Y.ContentString(content.str.slice(at, end));
    const before = at === 0 ? origin : Y.createID(id.client, id.clock + at - 1);
    const place = Y.createID(id.client, id.clock + at);
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- a text's content is one of them
    parts.push(new Y.Item(place, null, before, null, rightOrigin, parent, null, words));
    at = end;
  }
  return parts;
}

/** A place at or before `at` that is not within a character of two units. */
const betweenCharacters = (text: string, at: number): number =>
  (text.codePointAt(at - 1) ?? 0) > 0xff_ff ? at - 1 : Math.min(at, text.length);

function grouped<T>(all: readonly T[], cost: (each: T) => number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let room = 0;
  for (const each of all) {
    const group = groups.at(-1);
    room -= cost(each);
    if (group === undefined || room < 0) {
      groups.push([each]);
      room = ROOM - cost(each);
    } else group.push(each);
  }
  return groups;
}

type Deleted = { readonly client: number; readonly clock: number; readonly len: number };

/** An update in the first version of Yjs' format, as `Y.encodeStateAsUpdate` writes it. */
function encoded(items: readonly Y.Item[], deleted: readonly Deleted[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  const [first] = items;
  encoding.writeVarUint(rest, first === undefined ? 0 : 1);
  if (first !== undefined) {
    encoding.writeVarUint(rest, items.length);
    encoder.writeClient(first.id.client);
    encoding.writeVarUint(rest, first.id.clock);
    for (const item of items) item.write(encoder, 0);
  }
  const clients = Map.groupBy(deleted, ({ client }) => client);
  encoding.writeVarUint(rest, clients.size);
  for (const [client, ranges] of clients) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, ranges.length);
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}
