import * as z from 'zod';
import { entityIdPattern, eventIdPattern } from '../ids.ts';
import { fileSchema } from './files.ts';
import { entryMarks, entryMarkSchema } from './marks.ts';
import { phaseSchema } from './phases.ts';
import {
  audienceSchema,
  entryKindSchema,
  foundBySchema,
  instantSchema,
  linkKindSchema,
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
const waitMinutes = z.coerce.number().int().min(1).max(10_080);

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
      to: personSchema.optional().describe('who is asked, who does it, who clears the roadblock'),
      minutes: waitMinutes
        .optional()
        .describe('an ask comes back after so many minutes, a decision is looked at again'),
      at,
      files: z.array(fileSchema).min(1).max(20).optional(),
      entry: entry.optional().describe('the id to log it under; the same id twice is one entry'),
    },
    { positional: ['text'], instants: { at: 'past' } },
  ),
  correct: spec(
    'Correct an entry; the former words stay readable',
    {
      entry,
      text: textSchema,
      kind: entryKindSchema.optional(),
      to: personSchema.optional(),
      minutes: waitMinutes.optional(),
      at,
    },
    { positional: ['entry', 'text'], instants: { at: 'past' } },
  ),
  mark: spec(
    'Say what became of an ask, an action, a hypothesis, an exit criterion, a roadblock or a decision',
    {
      entry,
      mark: entryMarkSchema.describe(`one of ${entryMarks.join(', ')}, as fits its kind`),
      note: textSchema.max(1_000).optional().describe('the answer, the evidence, or why'),
      minutes: waitMinutes.optional().describe('with open: it comes back after so many minutes more'),
    },
    { positional: ['entry', 'mark', 'note'] },
  ),
  remove: spec('Take an entry back', { entry }, { positional: ['entry'] }),
  restore: spec('Bring an entry back that was taken back', { entry }, { positional: ['entry'] }),
  assign: spec(
    'Give a role to a person',
    { role: roleSchema, person: personSchema, area: z.string().trim().min(1).max(80).optional(), at },
    { positional: ['role', 'person'], instants: { at: 'past' } },
  ),
  'take-command': spec(
    'Take command: anyone may, when the commander is gone',
    { at },
    { instants: { at: 'past' } },
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
  'undo-severity': spec('Take the last change of severity back, as if it had not been made', {}),
  describe: spec('Change the title, say the impact in one sentence, or correct what is affected', {
    title: textSchema.max(255).optional(),
    impact: z.string().trim().max(500).optional().describe('in one sentence; empty takes it back'),
    services: z.array(z.string().trim().min(1).max(80)).max(50).optional(),
    foundBy: foundBySchema.optional(),
  }),
  'set-time': spec(
    'Correct one of the times of the incident; the former one stays in the log',
    {
      what: z
        .string()
        .max(40)
        .describe(
          'started, detected, declared, or a transition: acknowledge, mitigate, resolve, reopen, close',
        ),
      to: instantSchema.optional().describe('left out, a time of detection is taken back'),
    },
    { positional: ['what', 'to'], instants: { to: 'past' } },
  ),
  link: spec(
    'Set a link of the incident: the bridge, a channel, a dashboard',
    {
      label: z.string().trim().min(1).max(80),
      target: textSchema.max(2_000).describe('an https address, or words such as a telephone number'),
      kind: linkKindSchema.default('other'),
    },
    { positional: ['label', 'target'] },
  ),
  unlink: spec('Remove a link', { label: z.string().trim().min(1).max(80) }, { positional: ['label'] }),
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
  'correct-update': spec(
    'Correct the record of an update that was sent',
    {
      update: z.string().regex(eventIdPattern).describe('the id of the update'),
      text: textSchema.optional(),
      next: instantSchema.optional(),
      audiences: z.array(audienceSchema).min(1).optional(),
      at,
    },
    { positional: ['update', 'text'], instants: { next: 'future', at: 'past' } },
  ),
  'withdraw-update': spec(
    'Take an update back that was not sent after all',
    {
      update: z.string().regex(eventIdPattern),
      undo: z.boolean().default(false).describe('it was sent: bring it back'),
    },
    { positional: ['update'] },
  ),
  'long-incident': spec('Slow the updates down for a long incident; each states when the next one comes', {
    minutes: waitMinutes.optional().describe('between updates; the playbook’s when left out'),
    off: z.boolean().default(false).describe('back to the usual pace'),
  }),
  tick: spec(
    'Tick an item of the checklist',
    { item: z.string().min(1).max(60), undo: z.boolean().default(false).describe('open it again') },
    { positional: ['item'] },
  ),
  skip: spec(
    'Leave an item of the checklist out, with a word why',
    { item: z.string().min(1).max(60), why: textSchema.max(255) },
    { positional: ['item', 'why'] },
  ),
  'assign-item': spec(
    'Give an item of the checklist to a person',
    { item: z.string().min(1).max(60), person: personSchema.optional().describe('left out, it is nobody’s') },
    { positional: ['item', 'person'] },
  ),
  'add-item': spec(
    'Add an item to the checklist of this incident',
    {
      text: textSchema.max(255),
      phase: phaseSchema.optional().describe('the current one when left out'),
      role: roleSchema.optional(),
    },
    { positional: ['text'] },
  ),
  'remove-item': spec(
    'Take an item off that was added to this incident',
    { item: z.string().min(1).max(60), undo: z.boolean().default(false).describe('put it back') },
    { positional: ['item'] },
  ),
  acknowledge: phaseSpec('Somebody is on it'),
  'start-mitigation': phaseSpec('Work on stopping the impact has begun'),
  mitigate: phaseSpec('The impact has stopped'),
  resolve: phaseSpec('It is over'),
  reopen: phaseSpec('It is back'),
  close: phaseSpec('The record is complete'),
  'undo-phase': spec('Take the last transition back, as if it had not been made', {}),
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
