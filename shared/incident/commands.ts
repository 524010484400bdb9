import * as z from 'zod';
import { breaks } from './commands/breaks.ts';
import { checklist } from './commands/checklist.ts';
import { declaring } from './commands/declaring.ts';
import { escalation } from './commands/escalation.ts';
import { exercising } from './commands/exercising.ts';
import { facts } from './commands/facts.ts';
import { importing } from './commands/importing.ts';
import { logging } from './commands/logging.ts';
import { people } from './commands/people.ts';
import { phases } from './commands/phases.ts';
import { promising } from './commands/promising.ts';
import { proposing } from './commands/proposing.ts';
import { reviewing } from './commands/reviewing.ts';
import { runbooks } from './commands/runbooks.ts';
import { telling } from './commands/telling.ts';
import { writing } from './commands/writing.ts';
import { workstreams } from './commands/workstreams.ts';
import type { CommandSpec } from './commands/spec.ts';

export type { CommandSpec };

/** Every command, a file for each noun in `commands/`. */
export const commandSpecs = {
  ...declaring,
  ...logging,
  ...proposing,
  ...people,
  ...breaks,
  ...facts,
  ...telling,
  ...escalation,
  ...checklist,
  ...phases,
  ...writing,
  ...workstreams,
  ...reviewing,
  ...promising,
  ...runbooks,
  ...exercising,
  ...importing,
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commandSpecs;
export const commandNames = Object.keys(commandSpecs) as readonly CommandName[]; // keys of a constant

/** A command with its fields, as `decide` takes it. */
export type CommandFields<N extends CommandName> = z.output<(typeof commandSpecs)[N]['fields']>;
export type Command = {
  [N in CommandName]: { readonly name: N; readonly fields: CommandFields<N> };
}[CommandName];
/** A command as somebody asks for it: what has a default may be left out. */
export type CommandInput = {
  [N in CommandName]: { readonly name: N; readonly fields: z.input<(typeof commandSpecs)[N]['fields']> };
}[CommandName];

const [first, ...rest] = commandNames.map((name) =>
  z.object({ name: z.literal(name), fields: commandSpecs[name].fields }),
);
if (first === undefined) throw new Error('there are no commands');

/** Parses what came from outside (IPC, `ic`, a file) into a command. */
export const commandSchema = z.discriminatedUnion('name', [first, ...rest]) as unknown as z.ZodType<Command>; // built from the map above
