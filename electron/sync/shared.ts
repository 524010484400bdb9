import type { DeviceId, Instant } from '../../shared/ids.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Identity } from '../records/identity.ts';
import type { RecordStore } from '../records/store.ts';
import type { Gaps } from './gaps.ts';
import type { LocalFiles } from './local-files.ts';
import type { Peers } from './peers.ts';

/** What the engine hands in and every meeting point shares: one store, one look at the local files, one set of peers. */
export type Shared = {
  readonly store: RecordStore;
  readonly identity: Identity;
  readonly fs: FileSystem;
  readonly local: LocalFiles;
  readonly peers: Peers;
  readonly gaps: Gaps;
  /** For pauses: never goes back. */
  readonly now: () => Instant;
  /** This desktop's wall clock: what others are told, and what is kept for the next start. */
  readonly wall: () => Instant;
  /** In [0, 1). */
  readonly random: () => number;
  readonly person: () => string;
  readonly app: string;
  /** Somebody is at work here; a program that exchanges once and ends is not. */
  readonly atWork: boolean;
  readonly limits: Limits;
  /** The incidents that are open on screen. */
  readonly open: () => ReadonlySet<string>;
  /** Streams that nobody writes to any more: what this device wrote there is rolled up at once. */
  readonly closed: () => ReadonlySet<string>;
  /** Something has arrived, from wherever: other meeting points may lack it, and main looks for it. */
  readonly arrived: (streams: ReadonlySet<string>) => void;
  readonly nameOf: (device: DeviceId) => string;
};

/** How much is done at a time; the simulation uses smaller ones, so that few events reach them. */
export type Limits = {
  /** Files that are read, and put there, in one round. */
  readonly read: number;
  readonly publish: number;
  /** So many small segments of this device's own in a stream become a pack. */
  readonly rollUpAt: number;
  /** How long the small ones stay beside their pack, in ms: others may be reading them. */
  readonly keepRolledUp: number;
};

export const usualLimits: Limits = { read: 400, publish: 200, rollUpAt: 64, keepRolledUp: 24 * 3_600_000 };
