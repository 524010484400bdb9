import type { IncidentService } from '../incidents/incident-service.ts';

/** A mistake in how `ic` was called: one sentence, exit 2. */
export class UsageError extends Error {}
/** Something that can't be done: one sentence, exit 1. */
export class CommandFailure extends Error {}

export type Output = {
  readonly text: string;
  readonly json: unknown;
  readonly exitCode?: 0 | 1;
  /** Said beside it on the error output, where a person reads. */
  readonly note?: string | undefined;
};

/** What a verb of `ic` gets to work with. */
export type VerbContext = {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string | true>;
  readonly storePath: string;
  readonly person: string;
  readonly zone: string;
  readonly now: () => number;
  /** The service over the store, opened at the first call and closed by the caller. */
  readonly service: () => Promise<IncidentService>;
  /** Closes that service: the next call opens another one. */
  readonly closeService: () => Promise<void>;
};

/** One verb of `ic`: `usage` is what follows its name. */
export type Verb = {
  readonly usage: string;
  readonly summary: string;
  /** A line for each word that needs one, for the verb's own help. */
  readonly details: readonly string[];
  readonly options: readonly string[];
  readonly flags: readonly string[];
  run(context: VerbContext): Promise<Output>;
};
