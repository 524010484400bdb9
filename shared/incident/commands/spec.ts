import * as z from 'zod';
import { entityIdPattern, eventIdPattern } from '../../ids.ts';
import { instantSchema } from '../vocabulary.ts';

/**
 * A command is what a person asks for, in the imperative. The window sends it over IPC, `ic` builds it from words:
 * both go through these schemas, so a new command is there for both.
 */
export type CommandSpec = {
  /** One line of help. */
  readonly summary: string;
  readonly fields: z.ZodObject;
  /** `ic`: fields given by position after the incident's id, in order; all others are options. */
  readonly positional: readonly string[];
  /** `ic`: fields typed in words (`-5m`, `14:02`), with the side of now on which a bare clock time lies. */
  readonly instants: Readonly<Record<string, 'past' | 'future'>>;
  /** `ic`: whether it is a verb by itself. What only code can put together has a verb of its own there, under another hand. */
  readonly typed: boolean;
};

/** Describes a command. */
export const spec = <F extends z.ZodRawShape>(
  summary: string,
  shape: F,
  cli: {
    positional?: readonly (keyof F & string)[];
    instants?: Partial<Record<keyof F & string, 'past' | 'future'>>;
    typed?: false;
  } = {},
) => ({
  summary,
  fields: z.object(shape),
  positional: cli.positional ?? [],
  instants: (cli.instants ?? {}) as Readonly<Record<string, 'past' | 'future'>>, // absent keys stay absent
  typed: cli.typed ?? true,
});

/** When it happened. */
export const at = instantSchema.optional().describe('when it happened, if not now');
export const entry = z.string().regex(entityIdPattern);
export const updateId = z
  .string()
  .regex(new RegExp(`${eventIdPattern.source}|^last$`))
  .describe('the id of the update, or “last”');
export const waitMinutes = z.coerce.number().int().min(1).max(10_080);

export const phaseSpec = (summary: string) => spec(summary, { at }, { instants: { at: 'past' } });
