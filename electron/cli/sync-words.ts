import type { ConnectionState } from '../../shared/sync/connection.ts';
import type { Device, Gap, Peer, SyncState } from '../../shared/sync/state.ts';
import { formatClock } from '../../shared/time/format.ts';

/** `1 entry`, `12 entries`. */
export const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);

/** How one meeting point stands, in a sentence. */
export function standingWords(state: ConnectionState): string {
  const { place, standing, waiting, trouble, parked, progress } = state;
  const refused = parked.map(({ path, why }) => ` ${path} was refused there: ${why}`).join('');
  if (trouble !== null) return `${place}: ${trouble.message}${refused}`;
  if (refused !== '') return `${place}: some files stay here.${refused}`;
  if (progress !== null) return `${place}: ${progress.done} of ${progress.of} files are here.`;
  switch (standing) {
    case 'in-step':
      return `${place}: up to date.`;
    case 'receive-only':
      return `${place}: others’ entries arrive; nothing can be written there.`;
    case 'waiting':
      return `${place}: ${waiting === 0 ? 'files' : entries(waiting)} on the way.`;
    default:
      return `${place}: beginning.`;
  }
}

const peerWords = ({ name, lastExchange, here, waiting }: Peer, zone: string): string => {
  const last = lastExchange === null ? 'nothing of it has arrived yet' : formatClock(lastExchange, zone);
  const lacks = waiting === 0 ? '' : `, ${entries(waiting)} waiting for it`;
  return `${name}: ${lastExchange === null ? last : `last exchange ${last}`}${here ? ', here now' : ''}${lacks}.`;
};

const gapWords = ({ name, count, stream }: Gap): string =>
  `Waiting for ${entries(count)} of ${name} in ${stream}.`;

/** Whose entries are marked until somebody vouches for them; nothing of members. */
function deviceWords({ id, name, standing, self }: Device): readonly string[] {
  if (standing === 'revoked')
    return self ? ['This desktop was revoked: what is entered here does not count for the others.'] : [];
  if (standing !== 'unverified') return [];
  const letters = id.slice(0, 4);
  return self
    ? [
        `This desktop (${id.slice(0, 8)}) is not approved yet: a member approves it with ic approve ${letters}.`,
      ]
    : [
        `${name} (${id.slice(0, 8)}) is not approved yet: its entries are marked. ic approve ${letters} approves it.`,
      ];
}

/** What `--once` ends with. */
export function summaryWords(
  state: SyncState,
  { imported, published }: { readonly imported: number; readonly published: number },
  zone: string,
): string {
  return [
    ...state.connections.map(standingWords),
    `${entries(imported)} came, ${entries(published)} went.`,
    ...state.peers.map((peer) => peerWords(peer, zone)),
    ...state.gaps.map(gapWords),
    ...state.devices.flatMap(deviceWords),
    ...state.notices.map(({ message }) => message),
  ].join('\n');
}

/** What is another between two states, a sentence each: what `--watch` prints. */
export function changes(before: SyncState, now: SyncState): readonly string[] {
  const said = new Set(before.connections.map(standingWords));
  const stands = now.connections.map(standingWords).filter((words) => !said.has(words));
  const wasHere = new Map(before.peers.map(({ device, here }) => [device, here]));
  const peers = now.peers
    .filter(({ device, here }) => here !== (wasHere.get(device) ?? false))
    .map(({ name, here }) => (here ? `${name} is here.` : `${name} has left.`));
  const gaps = new Set(before.gaps.map(gapWords));
  const newGaps = now.gaps.map(gapWords).filter((words) => !gaps.has(words));
  const closed = before.gaps
    .filter((gap) => !now.gaps.some(({ device, stream }) => device === gap.device && stream === gap.stream))
    .map(({ name, stream }) => `All entries of ${name} in ${stream} are here.`);
  const notices = new Set(before.notices.map(({ id }) => id));
  const told = now.notices.filter(({ id }) => !notices.has(id)).map(({ message }) => message);
  const known = new Set(before.devices.flatMap(deviceWords));
  const devices = now.devices.flatMap(deviceWords).filter((words) => !known.has(words));
  return [...stands, ...peers, ...newGaps, ...closed, ...devices, ...told];
}
