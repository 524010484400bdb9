import * as z from 'zod';
import { fileSchema } from '../files.ts';
import { entryMarks, entryMarkSchema } from '../marks.ts';
import { entryKindSchema, instantSchema, personSchema, textSchema } from '../vocabulary.ts';
import { at, entry, spec, waitMinutes } from './spec.ts';

/** The scribe log. */
export const logging = {
  log: spec(
    'Add a line to the log',
    {
      text: textSchema,
      kind: entryKindSchema.default('note'),
      to: personSchema
        .optional()
        .describe('who is asked, who does it, who clears the roadblock, who decided'),
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
    'Say what became of an ask, an action, a hypothesis, an exit criterion, a roadblock, a risk, a proposal or a decision',
    {
      entry,
      mark: entryMarkSchema.describe(`one of ${entryMarks.join(', ')}, as fits its kind`),
      note: textSchema.max(1_000).optional().describe('the answer, the evidence, why, or what holds now'),
      minutes: waitMinutes.optional().describe('with open: it comes back after so many minutes more'),
      until: instantSchema.optional().describe('with open: it comes back then'),
    },
    { positional: ['entry', 'mark', 'note'], instants: { until: 'future' } },
  ),
  remove: spec('Take an entry back', { entry }, { positional: ['entry'] }),
  restore: spec('Bring an entry back that was taken back', { entry }, { positional: ['entry'] }),
  redact: spec(
    'Take the words of an entry out of the record, on every desktop, for good',
    { entry, reason: textSchema.max(300).describe('why, without what is taken out') },
    { positional: ['entry'] },
  ),
} as const;
