import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { Device, Peer, SyncState } from '../../shared/sync/state.ts';
import { stamp } from './zone.ts';

const same = (a: string, b: string): boolean =>
  a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

const revokedIn = ({ devices }: SyncState): ReadonlySet<string> =>
  new Set(devices.filter(({ standing }) => standing === 'revoked').map(({ id }) => id));

/** The desktop that was heard of last among those of a person; undefined where none is known by that name. */
function peerOf(sync: SyncState, person: string): Peer | undefined {
  const revoked = revokedIn(sync);
  const [last] = sync.peers
    .filter(({ device, name }) => !revoked.has(device) && same(name, person))
    .toSorted((a, b) => Number(b.here) - Number(a.here) || (b.lastExchange ?? 0) - (a.lastExchange ?? 0));
  return last;
}

/** `here now`, `last exchange 14:17`; null of somebody whose desktop is not known. */
export function heardOf(sync: SyncState, person: string, now: Instant): string | null {
  const peer = peerOf(sync, person);
  if (peer === undefined) return null;
  if (peer.here) return 'here now';
  return peer.lastExchange === null ? 'not heard yet' : `last exchange ${stamp(peer.lastExchange, now)}`;
}

/** The same, where it is to be known: of somebody whose desktop has not been heard of lately. */
export function awayWords(sync: SyncState, person: string, now: Instant): string | null {
  const peer = peerOf(sync, person);
  if (peer === undefined || peer.here) return null;
  return peer.lastExchange === null ? 'not heard yet' : `away since ${stamp(peer.lastExchange, now)}`;
}

/** Who has an incident open on another desktop now, each once; null where nobody can be known to. */
export function lookingAt(sync: SyncState, incident: IncidentId): readonly string[] | null {
  if (sync.connections.length === 0) return null;
  const revoked = revokedIn(sync);
  const names = sync.peers
    .filter(({ device, here, open }) => here && open.includes(incident) && !revoked.has(device))
    .map(({ name }) => name);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

/** This desktop, as others see it. */
export const selfIn = ({ devices }: SyncState): Device | undefined => devices.find(({ self }) => self);

/** Desktops that a member can approve; none where this one is no member itself. */
export const askingIn = (sync: SyncState): readonly Device[] =>
  selfIn(sync)?.standing === 'member'
    ? sync.devices.filter(({ self, standing }) => !self && standing === 'unverified')
    : [];
