import type { DeviceId, IncidentId, Instant } from '../ids.ts';
import type { Notice } from '../ipc/contract.ts';
import type { ConnectionState, Trouble } from './connection.ts';

/**
 * What others of the workspace think of a device: `member` approved by one; `unverified` its entries are kept and
 * marked until a member approves it; `revoked` what it wrote after that is kept aside and does not count.
 */
export type Standing = 'member' | 'unverified' | 'revoked';

/** A device that this workspace knows, this desktop's own included. */
export type Device = {
  readonly id: DeviceId;
  /** The name on its card: the person's, usually. */
  readonly name: string;
  readonly standing: Standing;
  readonly self: boolean;
};

/** Another desktop, as far as can be told from here. Times are on this desktop's clock. */
export type Peer = {
  readonly device: DeviceId;
  readonly name: string;
  /** When something of it last arrived here: entries, or a sign that it is there. */
  readonly lastExchange: Instant | null;
  /** It is at work now: a sign of it arrived within the last minutes. */
  readonly here: boolean;
  /** The incidents that are open on it. */
  readonly open: readonly IncidentId[];
  /** Entries of this desktop that it is known not to have yet. */
  readonly waiting: number;
};

/** Entries that others have told of and that have not arrived: `count` of a writer's chain in one stream. */
export type Gap = {
  readonly stream: string;
  readonly device: DeviceId;
  readonly name: string;
  readonly count: number;
};

/** Everything about the exchange with other desktops that a person may ask; pushed whenever it changes. */
export type SyncState = {
  readonly connections: readonly ConnectionState[];
  readonly devices: readonly Device[];
  readonly peers: readonly Peer[];
  readonly gaps: readonly Gap[];
  /** What happened to the files that people edit, and needs to be known: two edits of one file, a file that went. */
  readonly notices: readonly Notice[];
};

/** Whether another desktop was found to write under this one's name: this one must go on under another. */
export const isNameTaken = ({ connections }: Pick<SyncState, 'connections'>): boolean =>
  connections.some(({ trouble }) => trouble?.kind === 'identity');

export const noSync: SyncState = { connections: [], devices: [], peers: [], gaps: [], notices: [] };

/** What `connect` tried, in order, each with its outcome: what a guided step shows. */
export type ProbeStep = {
  readonly what: 'reach' | 'git' | 'sign-in' | 'store' | 'write' | 'refs' | 'read-back';
  readonly outcome: 'good' | 'bad' | 'not-tried';
  /** What was found, or why it failed, in one sentence. */
  readonly words: string;
};

/**
 * What a meeting point turned out to be: `empty` it may be made this workspace's; `same` it is already; `other` it is
 * another workspace's, which a desktop without incidents of its own can join; `unusable`: see `trouble`.
 */
export type ProbeReport = {
  readonly found: 'empty' | 'same' | 'other' | 'unusable';
  readonly steps: readonly ProbeStep[];
  readonly trouble: Trouble | null;
  /** Others' entries can be read, and nothing written: it may be connected all the same. */
  readonly readOnly: boolean;
  /** How many incidents and devices are there already. */
  readonly incidents: number;
  readonly devices: number;
};
