import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { Command } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Attachments } from '../records/attachments.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { Layout } from '../records/layout.ts';
import type { Lock } from '../records/lock.ts';

/** What leading exercises needs of a desktop: the window's and `ic`'s are the same but for where they take it from. */
export type ExercisePort = {
  readonly fs: FileSystem;
  readonly layout: Layout;
  readonly attachments: Attachments;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Who sits here. */
  readonly person: () => string;
  /** Takes an exclusive lock on a file; undefined when another process has it. */
  readonly tryLock: (path: string) => Lock | undefined;
  /** Waits so many ms. */
  readonly wait: (ms: number) => Promise<void>;
  readonly run: (
    id: IncidentId | null,
    command: Command,
  ) => Promise<Result<{ readonly id: IncidentId }, Failure>>;
  /** An incident with what other processes of this desktop have written by now. */
  readonly incident: (id: IncidentId) => Promise<Incident | undefined>;
};
