import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceIdOf, newKeyPair, randomBase32, type KeyPair } from '../../electron/records/crypto.ts';
import { writeCard } from '../../electron/records/device-card.ts';
import { chainRoot, encodeEvent, type EventLine } from '../../electron/records/event-line.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { encodeHeader, headOf, sealSegment, type SegmentHeader } from '../../electron/records/segment.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { HybridClock } from '../../shared/clock.ts';
import { incidentIdAt, WORKSPACE_STREAM, type IncidentId, type WriterId } from '../../shared/ids.ts';
import type { Command } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import { entryLogged } from '../../shared/incident/events/entry-logged.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { approveDevice, createWorkspace } from '../../shared/workspace/workspace.ts';
import { Inventor, people, pick } from './invent.ts';

/** What an incident of a made store is like. */
export type Shape = {
  /** How many events it has, or how many entries its log; what ends it comes on top. */
  readonly size: { readonly events: number } | { readonly entries: number };
  /** Sessions that wrote it, each on a device of its own; the first is this desktop's. */
  readonly writers: number;
  /** On average. */
  readonly eventsPerSegment: number;
  readonly declaredAt: number;
  readonly ending: 'live' | 'resolved' | 'closed';
};

/** When the made stores were left: nothing in them is later. */
export const MADE_AT = Date.UTC(2026, 10, 20, 14, 2);

/** Incidents of 12 to 60 events by four devices, the latest first; three are live, most others closed. */
export const manyIncidents = (count: number): Shape[] =>
  Array.from({ length: count }, (_, i) => ({
    size: { events: 12 + ((i * 7) % 49) },
    writers: 4,
    eventsPerSegment: 12,
    declaredAt: MADE_AT - (i + 1) * 9 * 3_600_000,
    ending: i < 3 ? 'live' : i % 9 === 0 ? 'resolved' : 'closed',
  }));

/** One live incident that has gone on for days. */
export const largeIncident = (size: Shape['size']): Shape => ({
  size,
  writers: 12,
  eventsPerSegment: 5,
  declaredAt: MADE_AT - 10 * 86_400_000,
  ending: 'live',
});

/** One session in one stream. */
type Chain = {
  readonly w: WriterId;
  readonly keys: KeyPair;
  readonly person: string;
  readonly clock: HybridClock;
  readonly told: Map<WriterId, number>;
  previous: string;
  head: string | null;
  last: number;
};
export type MadeSegment = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly lines: readonly EventLine[];
};

/**
 * Makes a store in `root` with invented incidents, in sealed segments as several desktops would have left them, and
 * no caches. The way in is the real one (decide, encode, seal), only without a sync for every file. The same seed
 * tells the same story; keys and salts differ.
 */
export async function makeStore(root: string, shapes: readonly Shape[], seed = 1): Promise<IncidentId[]> {
  const store = await RecordStore.open(root, desktopEnvironment({ now: () => MADE_AT }), true);
  const { identity, layout, ws } = store;
  if (identity === null) throw new Error(`the store in ${root} is read-only`);
  const devices: KeyPair[] = [identity];
  while (devices.length < Math.max(1, ...shapes.map((shape) => shape.writers))) {
    const pair = newKeyPair();
    const name = `desktop of ${people[devices.length % people.length] ?? 'nobody'}`;
    await writeCard(nodeFileSystem, layout.cards, ws, pair, name);
    const context = { now: MADE_AT, person: 'ines' };
    await store.append(WORKSPACE_STREAM, [
      approveDevice(createWorkspace(), deviceIdOf(pair.publicKey), name, context),
    ]);
    devices.push(pair);
  }
  await store.close();
  return shapes.map((shape, i) => {
    const id = incidentIdAt(shape.declaredAt, randomBase32(8));
    mkdirSync(layout.segments(id), { recursive: true });
    for (const { name, bytes } of inventSegments(ws, id, shape, devices, seed + i))
      writeFileSync(join(layout.segments(id), name), bytes);
    return id;
  });
}

/** The events of one invented incident as lines, in the order in which they were written. */
export function inventLines(shape: Shape, seed = 1): EventLine[] {
  const devices = Array.from({ length: shape.writers }, newKeyPair);
  const id = incidentIdAt(shape.declaredAt, randomBase32(8));
  return [...inventSegments(randomBase32(16), id, shape, devices, seed)].flatMap(({ lines }) => lines);
}

/** Entries of the log as drafts, for whoever appends them. */
export function inventDrafts(count: number, seed = 1): EventDraft[] {
  const inventor = new Inventor(seed);
  return Array.from({ length: count }, (_, i) => {
    const { text, kind } = inventor.log().fields;
    return entryLogged.draft({ e: inventor.id(), at: MADE_AT + i, u: 'ines', payload: { kind, text } });
  });
}

function* inventSegments(
  ws: string,
  id: IncidentId,
  { size, writers, eventsPerSegment, declaredAt, ending }: Shape,
  devices: readonly KeyPair[],
  seed: number,
): Generator<MadeSegment> {
  const incident = createIncident(id);
  const inventor = new Inventor(seed);
  const { random } = inventor;
  let now = declaredAt;
  const chains = devices.slice(0, writers).map((keys, i) => openChain(ws, id, keys, i, () => now));
  let entries = 0;
  const wanted = (): number =>
    'events' in size ? size.events - incident.events.size : size.entries - entries;
  const step = (chain: Chain, command: Command): EventLine => {
    now += Math.floor(random() * 9_000);
    const line = append(incident, chain, command, now, inventor);
    if (line.event.t === 'entry-logged/1') entries += 1;
    return line;
  };

  // As many come together until a pause: five here, three there, seven there.
  let spread = 0;
  for (let n = 0; wanted() > 0; n += 1) {
    const chain = n === 0 ? (chains[0] ?? pick(random, chains)) : pick(random, chains);
    spread = n % 2 === 0 ? Math.floor((random() * (eventsPerSegment + 1)) / 2) : -spread;
    const lines: EventLine[] = [];
    while (lines.length < eventsPerSegment + spread && wanted() > 0) {
      const first = incident.events.size === 0;
      lines.push(step(chain, first ? inventor.declaration(now - 540_000) : inventor.next(incident, now)));
    }
    yield seal(ws, id, chain, chains, lines);
  }
  const last: Command[] = [
    { name: 'resolve', fields: {} },
    { name: 'close', fields: {} },
  ];
  for (const command of last.slice(0, ['live', 'resolved', 'closed'].indexOf(ending))) {
    const chain = pick(random, chains);
    yield seal(ws, id, chain, chains, [step(chain, command)]);
  }
}

function openChain(ws: string, id: IncidentId, keys: KeyPair, index: number, now: () => number): Chain {
  const w = `${deviceIdOf(keys.publicKey)}-${randomBase32(6)}`;
  return {
    w,
    keys,
    person: people[index % people.length] ?? 'nobody',
    clock: new HybridClock(now),
    told: new Map(),
    previous: chainRoot(ws, id, w),
    head: null,
    last: 0,
  };
}

/** Decides, encodes and folds one command; where the state doesn't let it through, a line is logged in its place. */
function append(
  incident: Incident,
  chain: Chain,
  command: Command,
  now: number,
  inventor: Inventor,
): EventLine {
  const context = { now, person: chain.person, playbook: defaultPlaybook, newId: inventor.id };
  const decision = decide(incident, command, context);
  const [draft] = decision.ok ? decision.value : [];
  if (draft === undefined) return append(incident, chain, inventor.log(), now, inventor);
  const q = chain.last + 1;
  const line = encodeEvent(draft, { w: chain.w, q, h: chain.clock.send(), previous: chain.previous });
  if (!line.ok) throw new Error(`an invented event can't be kept: ${line.error}`);
  fold(incident, line.value.event);
  chain.previous = line.value.hash;
  chain.last = q;
  return line.value;
}

/** Seals what one session has written; its header tells how far it has seen the others, as a real one does. */
function seal(
  ws: string,
  inc: IncidentId,
  chain: Chain,
  chains: readonly Chain[],
  lines: readonly EventLine[],
): MadeSegment {
  const seen: SegmentHeader['seen'] = {};
  for (const { w, last, head } of chains) {
    if (w === chain.w || head === null || last === chain.told.get(w)) continue;
    chain.told.set(w, last);
    seen[w] = [last, head];
  }
  const clk = { off: 0, err: 0, src: 'none' };
  const header = encodeHeader({ ws, inc, w: chain.w, prev: chain.head, seen, clk, app: '0.1.0' });
  chain.head = headOf(chain.previous);
  return { ...sealSegment(header, lines, chain.keys.privateKey), lines };
}
