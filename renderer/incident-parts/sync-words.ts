import type { Instant } from '../../shared/ids.ts';
import type { ConnectionState, Trouble } from '../../shared/sync/connection.ts';
import type { Gap, Peer, SyncState } from '../../shared/sync/state.ts';
import { stamp } from './zone.ts';

const HOUR = 3_600_000;
/** A desktop that has been silent for longer is none of those that one works with now. */
const NEAR = 12 * HOUR;

/** `1 entry`, `17 entries`. */
export const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);
const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

/** What a meeting point is called in a line. */
export const meetingName = ({ connection }: ConnectionState): string =>
  connection.kind === 'folder' ? 'Folder' : 'Repository';

const short: Readonly<Record<Trouble['kind'], string>> = {
  away: 'away',
  auth: 'asks to sign in',
  refs: 'does not take our records',
  'not-a-store': 'is not where the records were',
  'other-workspace': 'is another team’s',
  'read-only': 'receives only',
  full: 'is full',
  policy: 'refuses some files',
  identity: 'has this desktop twice',
  newer: 'needs a newer version',
  'no-git': 'needs Git, which is missing',
  address: 'has no usable address',
  busy: 'is in use by another program',
};

/** What is kept here meanwhile; nothing where nothing waits. */
const kept = (waiting: number): string => (waiting === 0 ? '' : `, ${waiting} kept`);
/** The same where there is room. */
const toBeSent = (waiting: number): string => (waiting === 0 ? '' : `, ${waiting} waiting to be sent`);

/**
 * What has to be said of a meeting point, in a few words; null where all is well. `asks` says that a person has to act.
 * `held` says what is kept here meanwhile.
 */
export function standingWords(
  state: ConnectionState,
  now: Instant,
  held = kept,
): { readonly words: string; readonly asks: boolean } | null {
  const { standing, trouble, since, waiting, parked, progress } = state;
  const name = meetingName(state);
  const said = (words: string, asks = false) => ({ words, asks });
  if (trouble?.kind === 'auth') return said(`Asks to sign in${held(waiting)}`, true);
  if (trouble?.kind === 'busy') return said('Another program syncs');
  if (standing === 'offline' || trouble?.kind === 'away') {
    const from = since === null ? '' : ` since ${stamp(since, now)}`;
    return said(`${name} away${from}${held(waiting)}`);
  }
  if (standing === 'receive-only') return said(`Receives only${held(waiting)}`);
  if (trouble !== null)
    return said(`${name} ${short[trouble.kind]}${held(waiting)}`, standing === 'attention');
  if (parked.length > 0) return said(`${files(parked.length)} parked`, true);
  if (progress !== null) return said(`First exchange, ${progress.done} of ${progress.of} files`);
  return null;
}

/** One thing that the permanent line says. */
export type LineItem = {
  readonly key: string;
  /** A name that may be cut, and what never is. */
  readonly name?: string;
  readonly words: string;
  /** The same in more words, as long as there is room for everything. */
  readonly long?: string;
  /** It stands in an outline: something waits, or is not as it should be. */
  readonly apart: boolean;
  /** What a person can do about it, in the accent's ink. */
  readonly link?: string;
};

/** `ben 14:17, 3 waiting`: the name apart, since names may be cut. */
function peerItem({ device, name, lastExchange, waiting }: Peer, now: Instant, waits: boolean): LineItem {
  const at = lastExchange === null ? 'not heard yet' : stamp(lastExchange, now);
  return { key: device, name, words: waits ? `${at}, ${waiting} waiting` : at, apart: waits };
}

/** `waiting for 17 entries of ben`. */
export function gapWords(gaps: readonly Gap[]): string | null {
  const names = [...new Set(gaps.map(({ name }) => name))];
  const [only] = names;
  if (only === undefined) return null;
  const count = gaps.reduce((sum, gap) => sum + gap.count, 0);
  return `waiting for ${entries(count)} of ${names.length === 1 ? only : `${names.length} desktops`}`;
}

/** Whether something of a desktop came lately, so that it counts among those that one works with now. */
export const isNear = ({ here, lastExchange }: Peer, now: Instant): boolean =>
  here || (lastExchange !== null && now - lastExchange < NEAR);

type Options = {
  readonly now: Instant;
  /** Whose entries have been waiting for longer than an exchange takes: devices, and keys of connections. */
  readonly lasting: ReadonlySet<string>;
  /** The stream of the incident on screen: its gaps are said; those of all where there is none. */
  readonly stream: string | null;
};

export type SyncLine = {
  /** The most important first. */
  readonly items: readonly LineItem[];
  /** How many other desktops there are, beside those of the items. */
  readonly others: number;
};

/**
 * What the permanent line says of the exchange: what is not as it should be, what is missing, who waits for something,
 * then when each desktop that is about was last heard of.
 */
export function syncLine(sync: SyncState, { now, lasting, stream }: Options): SyncLine {
  const { connections, devices } = sync;
  const revoked = new Set(devices.filter(({ standing }) => standing === 'revoked').map(({ id }) => id));
  const peers = sync.peers.filter(({ device }) => !revoked.has(device));
  const items: LineItem[] = [];
  for (const state of connections) {
    const said = standingWords(state, now);
    if (said === null) continue;
    const link = state.trouble?.kind === 'auth' ? { link: 'Sign in' } : {};
    const long = standingWords(state, now, toBeSent)?.words ?? said.words;
    const longer = long === said.words ? {} : { long };
    items.push({ key: state.key, words: said.words, apart: true, ...longer, ...link });
  }
  const gap = gapWords(sync.gaps.filter((each) => stream === null || each.stream === stream));
  if (gap !== null) items.push({ key: 'gap', words: gap, apart: true });
  const near = peers.filter((peer) => isNear(peer, now));
  const waits = ({ device, waiting }: Peer): boolean => waiting > 0 && lasting.has(device);
  const ordered = near.toSorted(
    (a, b) =>
      Number(waits(b)) - Number(waits(a)) ||
      (waits(a) ? b.waiting - a.waiting : 0) ||
      (b.lastExchange ?? 0) - (a.lastExchange ?? 0),
  );
  items.push(...ordered.map((peer) => peerItem(peer, now, waits(peer))));
  const [first] = connections;
  if (!ordered.some(waits)) {
    const held = connections.find(({ key, waiting }) => waiting > 0 && lasting.has(key));
    const quiet = held !== undefined && items.every(({ key }) => key !== held.key);
    if (quiet) items.unshift({ key: held.key, words: `${held.waiting} waiting`, apart: true });
  }
  if (items.length === 0 && first !== undefined) {
    const { lastExchange } = first;
    const words = lastExchange === null ? 'not exchanged yet' : `last exchange ${stamp(lastExchange, now)}`;
    items.push({ key: first.key, words, apart: false });
  }
  return { items, others: peers.length - near.length };
}

/** Everything of the line and more, a fact on each line: shown on hover. */
export function wholeLine(sync: SyncState, now: Instant): string {
  const places = sync.connections.map((state) => {
    const said =
      standingWords(state, now, toBeSent)?.words ??
      (state.waiting > 0 ? `${state.waiting} waiting to be sent` : 'up to date');
    return `${state.place}: ${said}`;
  });
  const peers = sync.peers.map(
    (peer) => `${peer.name} ${peerItem(peer, now, peer.waiting > 0).words}${peer.here ? ', here now' : ''}`,
  );
  return [...places, ...peers, gapWords(sync.gaps)].filter((words) => words !== null).join('\n');
}

/** Whose entries wait now: what has to last before it is said. */
export const waitingKeys = ({ peers, connections }: SyncState): readonly string[] => [
  ...peers.filter(({ waiting }) => waiting > 0).map(({ device }) => device),
  ...connections.filter(({ waiting }) => waiting > 0).map(({ key }) => key),
];
