import { toBase64 } from 'lib0/buffer';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { EventId } from '../ids.ts';
import { compareWritten } from './envelope.ts';
import { MAX_UPDATE, textPlace, textSlice, type TextEdit } from './events/text-edited.ts';
import type { Incident } from './state.ts';
import { lostElsewhere, type Characters } from './text-generations.ts';
import { readUpdate, TEXT_ROOT, type ReadUpdate } from './text-update.ts';

/** What takes words out of a text. */
export type TextRedaction = {
  /** The edits that hold characters of those words, to be named by a redaction. */
  readonly events: readonly EventId[];
  /** What takes their place: the words gone from the text, then the same edits without these characters. */
  readonly updates: readonly string[];
};

/** What stands where words were. */
const GONE = '[redacted]';
/** So many places are marked by one update: it fits an event. */
const PLACES = 150;

/**
 * What takes words out of a section, wherever they stand or ever stood as the edits were made one after the other.
 * Each edit that holds characters of them is written again with the same identity and without those characters: what
 * others wrote beside them, also at this very time and offline, still finds its ground, which a text that began anew
 * would take from it. Where others took words out of the same edits at this very time, what is left of those in what was
 * written anew goes with them.
 * @param words undefined where only what is left in that way is to go
 * @param client whom Yjs holds for whoever marks the places: a number that was never used before.
 * @returns undefined where the words never stood there.
 */
export function redactionOf(
  incident: Incident,
  section: string,
  words: string | undefined,
  client: number,
): TextRedaction | undefined {
  const readable = inGroundOrder(editsOf(incident, section));
  const { doc, found } = words === undefined ? nothingFound() : findWords(readable, words);
  for (const [of, clocks] of lostElsewhere(readable.map(({ read }) => read)))
    found.set(of, new Set([...(found.get(of) ?? []), ...clocks]));
  if (found.size === 0) return undefined;
  const marked = words === undefined ? [] : markPlaces(doc, words, client);
  const held = readable.filter(({ read }) => holdsAny(read, found));
  return {
    events: held.map(({ edit }) => edit.id),
    updates: [...marked, ...held.flatMap(({ read }) => withoutCharacters(read.bytes, found))],
  };
}

const editsOf = (incident: Incident, section: string): readonly TextEdit[] =>
  [...(textSlice.of(incident).get(textPlace(section))?.values() ?? [])].sort(compareWritten);
const nothingFound = (): { doc: Y.Doc; found: Characters } => ({ doc: new Y.Doc(), found: new Map() });

/** Whether redactions of a section that were made at once have left some of each other's words in its edits. */
export const hasLeft = (incident: Incident, section: string): boolean =>
  lostElsewhere(inGroundOrder(editsOf(incident, section)).map(({ read }) => read)).size > 0;

type Readable = { readonly edit: TextEdit; readonly read: ReadUpdate };

/** The edits that can be read, each after those that it needs: what waits for a missing one is left out. */
function inGroundOrder(edits: readonly TextEdit[]): readonly Readable[] {
  const state = new Map<number, number>();
  const waiting = new Map<number, Readable[]>();
  const order: Readable[] = [];
  for (const edit of edits) {
    const read = readUpdate(edit.update);
    const next = read === undefined ? [] : [{ edit, read }];
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      const missing = one.read.needs.find(([client, clock]) => (state.get(client) ?? 0) < clock)?.[0];
      if (missing !== undefined) {
        waiting.set(missing, [...(waiting.get(missing) ?? []), one]);
        continue;
      }
      order.push(one);
      const { client, end } = one.read;
      if (client === undefined) continue;
      state.set(client, Math.max(state.get(client) ?? 0, end));
      next.push(...(waiting.get(client) ?? []).reverse());
      waiting.delete(client);
    }
  }
  return order;
}

/** What looking at the text as it grew may cost: each look costs by how many sessions ever wrote to it. */
const LOOKS_BY_SESSIONS = 2_000_000;

/**
 * Goes through the text as it grew; whenever the words stand there, their characters are found. Then once more through
 * everything that was ever written, in its order, for what came and went between two looks.
 */
function findWords(edits: readonly Readable[], words: string): { doc: Y.Doc; found: Characters } {
  const doc = new Y.Doc({ guid: TEXT_ROOT, gc: false });
  doc.clientID = 0; // never writes until the places are marked
  const text = doc.getText(TEXT_ROOT);
  const found: Characters = new Map();
  let now = '';
  const touched = { from: 0, until: 0 };
  text.observe(({ delta }) => {
    let at = 0;
    let from = Infinity;
    let until = 0;
    for (const part of delta) {
      if (part.retain !== undefined) at += part.retain;
      else {
        const inserted = typeof part.insert === 'string' ? part.insert : '';
        now = now.slice(0, at) + inserted + now.slice(at + (part.delete ?? 0));
        from = Math.min(from, at);
        at += inserted.length;
        until = Math.max(until, at);
      }
    }
    Object.assign(touched, { from, until });
  });
  const sessions = new Set(edits.map(({ read }) => read.client)).size;
  const at = Math.ceil((edits.length * sessions) / LOOKS_BY_SESSIONS);
  for (let n = 0; n < edits.length; n += at) {
    Object.assign(touched, { from: Infinity, until: 0 });
    doc.transact(() => {
      for (const { read } of edits.slice(n, n + at)) Y.applyUpdate(doc, read.bytes);
    });
    const { from, until } = touched;
    if (from === Infinity) continue;
    const begin = Math.max(0, from - words.length + 1);
    const window = now.slice(begin, until + words.length - 1);
    const places = placesOf(window, words).map((at) => at + begin);
    if (places.length > 0) collect(text, places, words.length, found, isThere);
  }
  const everything = placesOf(allOf(text), words);
  if (everything.length > 0) collect(text, everything, words.length, found, isString);
  return { doc, found };
}

const isThere = (item: Y.Item): boolean => !item.deleted && item.countable;
const isString = (item: Y.Item): boolean => item.content instanceof Y.ContentString;

/** Everything that was ever written and not redacted, in its order. */
function allOf(text: Y.Text): string {
  const parts: string[] = [];
  for (let item = text._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentString) parts.push(item.content.str);
  return parts.join('');
}

function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** Who wrote the characters at some places of a text, and which of theirs they are. */
function collect(
  text: Y.Text,
  places: readonly number[],
  length: number,
  into: Characters,
  counts: (item: Y.Item) => boolean,
): void {
  let index = 0;
  let next = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (!counts(item)) continue;
    const end = index + item.length;
    for (let n = next; n < places.length; n += 1) {
      const [from, until] = [places[n] ?? 0, (places[n] ?? 0) + length];
      if (from >= end) break;
      if (until <= index) {
        if (n === next) next += 1;
        continue;
      }
      const clocks = into.get(item.id.client) ?? new Set<number>();
      into.set(item.id.client, clocks);
      for (let at = Math.max(from, index); at < Math.min(until, end); at += 1)
        clocks.add(item.id.clock + at - index);
    }
    index = end;
  }
}

/** Takes the words out where they stand now and says so there: who has the text open sees it, too. */
function markPlaces(doc: Y.Doc, words: string, client: number): readonly string[] {
  const text = doc.getText(TEXT_ROOT);
  const now = text.toJSON();
  const places: number[] = [];
  for (let at = now.indexOf(words); at >= 0; at = now.indexOf(words, at + words.length)) places.push(at);
  const updates: string[] = [];
  doc.on('update', (bytes) => updates.push(toBase64(bytes)));
  doc.clientID = client;
  // From the end, so that the places before stay where they are.
  for (let until = places.length; until > 0; until -= PLACES)
    doc.transact(() => {
      for (const at of places.slice(Math.max(0, until - PLACES), until).reverse()) {
        text.delete(at, words.length);
        text.insert(at, GONE);
      }
    });
  return updates;
}

function holdsAny({ client, from, end }: ReadUpdate, found: Characters): boolean {
  const clocks = client === undefined ? undefined : found.get(client);
  return clocks !== undefined && [...clocks].some((clock) => clock >= from && clock < end);
}

/** A part of an item: what it says, or how many characters were taken out. */
type Part = {
  readonly clock: number;
  readonly origin: Y.ID | null;
  readonly right: Y.ID | null;
  readonly said: string | number;
};

/** The same edit without some of its characters; in several updates where one does not fit an event. */
function withoutCharacters(bytes: Uint8Array, found: Characters): readonly string[] {
  const { structs, ds } = Y.decodeUpdate(bytes);
  const parts = structs.flatMap((item) => (item instanceof Y.Item ? partsOf(item, found) : []));
  const client = structs[0]?.id.client ?? 0;
  const write = (some: readonly Part[], deletions: boolean): string => {
    const to = encoding.createEncoder();
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, some.length);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, some[0]?.clock ?? 0);
    for (const part of some) writePart(to, part);
    writeDeletions(to, deletions ? ds.clients : new Map());
    return toBase64(encoding.toUint8Array(to));
  };
  return pieces(parts, (some) => write(some, some.at(-1) === parts.at(-1)));
}

/** As few updates as there can be, each of which fits an event. */
function pieces(parts: readonly Part[], write: (parts: readonly Part[]) => string): readonly string[] {
  const update = write(parts);
  if (update.length <= MAX_UPDATE || parts.length < 2) return [update];
  const half = parts.length >> 1;
  return [...pieces(parts.slice(0, half), write), ...pieces(parts.slice(half), write)];
}

function partsOf(item: Y.Item, found: Characters): readonly Part[] {
  const { client, clock } = item.id;
  const taken = found.get(client);
  const said = item.content instanceof Y.ContentString ? item.content.str : null;
  const parts: Part[] = [];
  const isTaken = (at: number): boolean => said === null || taken?.has(clock + at) === true;
  for (let from = 0, at = 1; at <= item.length; at += 1) {
    if (at < item.length && isTaken(at) === isTaken(from)) continue;
    parts.push({
      clock: clock + from,
      origin: from === 0 ? item.origin : Y.createID(client, clock + from - 1),
      right: item.rightOrigin,
      said: said === null || isTaken(from) ? at - from : said.slice(from, at),
    });
    from = at;
  }
  return parts;
}

/** As Yjs writes an item (version 1): what it is and what it stands between, then its content. */
function writePart(to: encoding.Encoder, { origin, right, said }: Part): void {
  const content = typeof said === 'string' ? 4 : 1;
  encoding.writeUint8(to, content | (origin === null ? 0 : 128) | (right === null ? 0 : 64));
  for (const beside of [origin, right]) {
    if (beside === null) continue;
    encoding.writeVarUint(to, beside.client);
    encoding.writeVarUint(to, beside.clock);
  }
  if (origin === null && right === null) {
    encoding.writeVarUint(to, 1);
    encoding.writeVarString(to, TEXT_ROOT);
  }
  if (typeof said === 'string') encoding.writeVarString(to, said);
  else encoding.writeVarUint(to, said);
}

type Deletions = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

function writeDeletions(to: encoding.Encoder, deletions: Deletions): void {
  encoding.writeVarUint(to, deletions.size);
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, len);
    }
  }
}
