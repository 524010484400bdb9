import * as z from 'zod';
import { entityIdPattern } from '../ids.ts';
import {
  audienceSchema,
  entryKindSchema,
  foundBySchema,
  instantSchema,
  personSchema,
  roleSchema,
  severitySchema,
  textSchema,
} from './vocabulary.ts';

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
};

const spec = <F extends z.ZodRawShape>(
  summary: string,
  shape: F,
  cli: {
    positional?: readonly (keyof F & string)[];
    instants?: Partial<Record<keyof F & string, 'past' | 'future'>>;
  } = {},
) => ({
  summary,
  fields: z.object(shape),
  positional: cli.positional ?? [],
  instants: (cli.instants ?? {}) as Readonly<Record<string, 'past' | 'future'>>, // absent keys stay absent
});

const at = instantSchema.optional().describe('when it happened, if not now');
const entry = z.string().regex(entityIdPattern);

const phaseSpec = (summary: string) => spec(summary, { at }, { instants: { at: 'past' } });

export const commandSpecs = {
  declare: spec(
    'Declare an incident; prints its id',
    {
      title: textSchema.max(255).describe('what customers see'),
      severity: severitySchema.describe('sev1 to sev4, by its criteria'),
      started: instantSchema.optional().describe('when the impact began'),
      services: z
        .array(z.string().trim().min(1).max(80))
        .max(50)
        .default([])
        .describe('affected, comma between them'),
      foundBy: foundBySchema.default('person').describe('who noticed first'),
      exercise: z.boolean().default(false).describe('a game day, kept out of the metrics'),
      takeCommand: z.boolean().default(false).describe('name yourself commander'),
    },
    { instants: { started: 'past' } },
  ),
  log: spec(
    'Add a line to the log',
    {
      text: textSchema,
      kind: entryKindSchema.default('note'),
      at,
      entry: entry.optional().describe('the id to log it under; the same id twice is one entry'),
    },
    { positional: ['text'], instants: { at: 'past' } },
  ),
  correct: spec(
    'Correct an entry; the former words stay readable',
    { entry, text: textSchema, kind: entryKindSchema.optional(), at },
    { positional: ['entry', 'text'], instants: { at: 'past' } },
  ),
  remove: spec('Take an entry back', { entry }, { positional: ['entry'] }),
  restore: spec('Bring an entry back that was taken back', { entry }, { positional: ['entry'] }),
  assign: spec(
    'Give a role to a person',
    { role: roleSchema, person: personSchema, area: z.string().trim().min(1).max(80).optional(), at },
    { positional: ['role', 'person'], instants: { at: 'past' } },
  ),
  release: spec(
    'Release a role',
    { role: roleSchema, person: personSchema.optional().describe('which expert'), at },
    { positional: ['role'], instants: { at: 'past' } },
  ),
  severity: spec(
    'Change the severity',
    { severity: severitySchema, reason: textSchema.max(1_000), at },
    { positional: ['severity'], instants: { at: 'past' } },
  ),
  update: spec(
    'Record a stakeholder update that was sent',
    {
      text: textSchema,
      next: instantSchema.describe('when the next one is promised'),
      audiences: z.array(audienceSchema).min(1).default(['executives', 'product', 'support', 'customers']),
      at,
    },
    { positional: ['text'], instants: { next: 'future', at: 'past' } },
  ),
  tick: spec(
    'Tick an item of the checklist',
    { item: z.string().min(1).max(60), undo: z.boolean().default(false).describe('open it again') },
    { positional: ['item'] },
  ),
  acknowledge: phaseSpec('Somebody is on it'),
  'start-mitigation': phaseSpec('Work on stopping the impact has begun'),
  mitigate: phaseSpec('The impact has stopped'),
  resolve: phaseSpec('It is over'),
  reopen: phaseSpec('It is back'),
  close: phaseSpec('The record is complete'),
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
