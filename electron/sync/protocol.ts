import type { Connection, Trouble } from '../../shared/sync/connection.ts';
import type { ProbeReport, SyncState } from '../../shared/sync/state.ts';
import type { DeviceId } from '../../shared/ids.ts';
import type { KeptConnection } from './connections.ts';

/**
 * What main and the process that talks to shares and Git hosts say to each other. That process may hang with a share for
 * minutes: main never waits for it without a time-out, and quitting ends it.
 */
export type ToSync =
  /** First of all: which store, and what to connect to. */
  | {
      readonly kind: 'start';
      readonly store: string;
      /** Where Git's private repositories are kept: not in the store, which people may put into a synced folder. */
      readonly cache: string;
      readonly person: string;
      readonly app: string;
      readonly connections: readonly KeptConnection[];
    }
  /** The connections are others now. */
  | { readonly kind: 'connections'; readonly connections: readonly KeptConnection[] }
  | { readonly kind: 'person'; readonly person: string }
  /** The incidents that are open on screen: looked at most often, and told to others. */
  | { readonly kind: 'open'; readonly incidents: readonly string[] }
  /** The incidents that are over: what this desktop wrote there is put together into few files. */
  | { readonly kind: 'closed'; readonly incidents: readonly string[] }
  /** These streams have a new segment, or the workspace's devices have changed: do not wait for the next look. */
  | { readonly kind: 'changed'; readonly streams: readonly string[] }
  | { readonly kind: 'now' }
  | { readonly kind: 'probe'; readonly id: number; readonly connection: Connection }
  /** Opens a meeting point for good; `found` allows to found the workspace there. */
  | {
      readonly kind: 'attach';
      readonly id: number;
      readonly connection: Connection;
      readonly found: boolean;
    };

export type FromSync =
  | { readonly kind: 'state'; readonly state: SyncState }
  /** Segments, cards or chunks have arrived in the store: main looks for them at once. */
  | { readonly kind: 'arrived'; readonly streams: readonly string[] }
  /** Another desktop writes under this one's name: it must go on under another one. Said with every state that says so. */
  | { readonly kind: 'taken'; readonly device: DeviceId }
  | { readonly kind: 'probing'; readonly id: number; readonly report: ProbeReport }
  | { readonly kind: 'probed'; readonly id: number; readonly report: ProbeReport }
  /** `ws` is the workspace that was found there, another team's as well. */
  | {
      readonly kind: 'attached';
      readonly id: number;
      readonly ws: string | null;
      readonly trouble: Trouble | null;
    };
