import * as z from 'zod';
import type { Instant } from '../ids.ts';

/** Where desktops meet: a folder that all of them reach, or a Git repository. */
export type ConnectionKind = 'folder' | 'git';

/** The ordinary branch that people read: rendered incidents in `view/`, the playbook in `p/`. */
export const DEFAULT_BRANCH = 'incidents';

export const connectionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path: z.string().min(1).max(1_000) }),
  z.object({
    kind: z.literal('git'),
    url: z.string().min(1).max(1_000),
    branch: z.string().min(1).max(100).default(DEFAULT_BRANCH),
  }),
]);
export type Connection = z.output<typeof connectionSchema>;

/** The same text for the same meeting point: what its local state is kept under. */
export const connectionKey = (connection: Connection): string =>
  connection.kind === 'folder' ? `folder:${connection.path}` : `git:${connection.url}`;

/** The place as a person may read it, without a name and a password that an address may carry. */
export const placeOf = (connection: Connection): string =>
  connection.kind === 'folder' ? connection.path : connection.url.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');

/**
 * Why a meeting point does not serve, by what is to be done about it:
 * `away` can't be reached now, tried again by itself; `auth` asks to sign in; `refs` the Git host refuses the refs;
 * `not-a-store` there is something else there, or an empty place where a store was; `other-workspace` another
 * team's; `read-only` may be read only; `full` has no room; `policy` the host refuses what was sent (a secret scanner, a
 * size limit); `identity` another desktop writes under this one's name; `newer` made by a newer version; `no-git`
 * Git is not installed; `address` is not an address that is taken; `busy` another program syncs this store.
 */
export const troubleKinds = [
  'away',
  'auth',
  'refs',
  'not-a-store',
  'other-workspace',
  'read-only',
  'full',
  'policy',
  'identity',
  'newer',
  'no-git',
  'address',
  'busy',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** What happened, what is safe and what to do, as sentences. */
export type Trouble = { readonly kind: TroubleKind; readonly message: string };

/** Those that pass by themselves: tried again with a growing pause, nobody has to do anything. */
export const passesByItself = ({ kind }: Trouble): boolean => kind === 'away' || kind === 'busy';

/**
 * `in-step` everything that is here is there, and the other way round; `waiting` some entries are on their way;
 * `offline` not reachable now; `receive-only` others' entries arrive, ours are kept; `attention` somebody has to act.
 */
export type ConnectionStanding =
  'starting' | 'in-step' | 'waiting' | 'offline' | 'receive-only' | 'attention';

/** One meeting point as it stands now. */
export type ConnectionState = {
  readonly key: string;
  readonly connection: Connection;
  /** As shown: see `placeOf`. */
  readonly place: string;
  readonly standing: ConnectionStanding;
  /** Entries that are here and not there yet. */
  readonly waiting: number;
  /** The last time that anything was read from it or written to it. */
  readonly lastExchange: Instant | null;
  /** When the present trouble began. */
  readonly since: Instant | null;
  readonly trouble: Trouble | null;
  /** Files that the host refused and that others do not wait for, each with why. */
  readonly parked: readonly { readonly path: string; readonly why: string }[];
  /** A long first exchange: files done and to do; null when there is no such thing. */
  readonly progress: { readonly done: number; readonly of: number } | null;
};
