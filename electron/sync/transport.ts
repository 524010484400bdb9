import type { ConnectionKind, Trouble } from '../../shared/sync/connection.ts';
import type { ProbeReport } from '../../shared/sync/state.ts';
import type { Result } from '../../shared/result.ts';

/**
 * A file at a meeting point, by its path there: `i/<stream>/s/<name>`, `i/<stream>/a/<hh>/<hash>.bin`, `m/<name>`,
 * `here/<name>`, always with `/`. A name is a hint, never proof. `tag` tells two contents under one path apart where
 * the meeting point can (a Git blob's id), and is empty where it can't.
 */
export type RemoteFile = { readonly path: string; readonly tag: string };

/** A file to be put there; the path is final, and whoever holds the same content puts it under the same path. */
export type OutgoingFile = { readonly path: string; readonly bytes: Uint8Array };

/** What became of it: `parked` is refused for good (a policy, its size) and keeps no other from going on. */
export type PublishOutcome =
  | { readonly path: string; readonly ok: true }
  | { readonly path: string; readonly ok: false; readonly parked: boolean; readonly trouble: Trouble };

/** What changed there since the last look, and `complete` when everything was looked at. */
export type Listing = {
  readonly appeared: readonly RemoteFile[];
  /** Paths that are not there any more. Never a deletion: whoever has the file may put it there again. */
  readonly gone: readonly string[];
  readonly complete: boolean;
};

/** How much of the meeting point to look at: what is open on screen at every round, everything now and then. */
export type Scope = 'all' | { readonly streams: readonly string[] };

/** How often a meeting point may be used; milliseconds. */
export type Pace = {
  /** Between two looks at what is open on screen. */
  readonly look: number;
  /** Between two looks at everything. */
  readonly lookAtAll: number;
  /** Between two signs that this desktop is at work. */
  readonly beacon: number;
  /** Between two times that anything is put there which can wait; at once where it is missing. */
  readonly publish?: number;
  /** Why it is slower than usual, as a sentence for the screen; null otherwise. */
  readonly why: string | null;
};

/** What a transport knows of its workspace and device; bound to one store. */
export type Attachment = { readonly ws: string; readonly created: boolean };

/**
 * The one port to other desktops. Nothing in it ever waits without end: a call that gets no answer resolves with a
 * trouble of kind `away` after its time-out. Calls come one after the other. No method throws for what the world does;
 * what throws is a bug.
 */
export type Transport = {
  readonly kind: ConnectionKind;
  /**
   * Opens the meeting point and makes sure that it is this workspace's. The first attach of a store may found it there
   * (`found`: write `icc.json`); every later one must find the same one, and writes nothing where it is missing.
   */
  attach(found: boolean): Promise<Result<Attachment, Trouble>>;
  /** Tries everything that connecting needs, without connecting; leaves nothing behind. */
  probe(tell: (report: ProbeReport) => void): Promise<ProbeReport>;
  /** What is there that was not told before, and what is gone. The first call tells of everything in its scope. */
  list(scope: Scope): Promise<Result<Listing, Trouble>>;
  /** The bytes of a file; `null` when it is gone, is no regular file, or is larger than `limit`. */
  read(file: RemoteFile, limit: number): Promise<Result<Uint8Array | null, Trouble>>;
  /**
   * Puts files there and checks that they arrived. All that can go does go: one that is refused keeps no other.
   * `remove` names files of this device's own, or whole ones whose redacted copy is among `files`; they go after the
   * files are there.
   */
  publish(
    files: readonly OutgoingFile[],
    remove: readonly string[],
  ): Promise<Result<readonly PublishOutcome[], Trouble>>;
  /** Whether it takes what is published, and how often it may be used. */
  status(): { readonly readOnly: boolean; readonly pace: Pace };
  /** The files that people edit and read there. */
  readonly people: PeopleFiles;
  /** Ends what is running for it (a child process); nothing is waited for. */
  close(): void;
};

/** Which of the people's files: the playbook, or what of the view has a path that begins so. */
export type PeoplePrefix = 'p/' | `view/${string}`;

/** A change of a people's file: refused as `changed` when what is there is not `was` any more. */
export type PeopleChange = {
  /** `p/...` or `view/...`. */
  readonly path: string;
  /** null removes it. */
  readonly bytes: Uint8Array | null;
  /** The `hash` that `list` told of what it replaces; null where nothing was. */
  readonly was: string | null;
};

/**
 * The files that people edit (`p/`) and read (`view/`): files of the folder, or of an ordinary branch. Others change
 * them at any time, so that every change names what it replaces.
 */
export type PeopleFiles = {
  /**
   * Every file whose path begins with a prefix, with a hash of its content (any, as long as equal content has an equal one). A file that
   * is there and can't be read now is in it as well, with any hash: what is missing here counts as gone.
   */
  list(prefix: PeoplePrefix): Promise<Result<ReadonlyMap<string, string>, Trouble>>;
  read(path: string, limit: number): Promise<Result<Uint8Array | null, Trouble>>;
  /** Makes all changes that still fit; answers with the paths whose file had changed meanwhile. */
  change(
    changes: readonly PeopleChange[],
    message: string,
  ): Promise<Result<{ readonly changed: readonly string[] }, Trouble>>;
};
