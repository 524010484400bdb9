import * as z from 'zod';
import { causeSchema, reviewNoteKinds, reviewNoteText } from '../events/review-noted.ts';
import { reviewStates } from '../events/review-set.ts';
import { reviewLists, tickItemSchema } from '../events/review-ticked.ts';
import { verdicts } from '../events/tradeoff-weighed.ts';
import { instantSchema, personSchema } from '../vocabulary.ts';
import { entry, spec } from './spec.ts';

const undo = z.boolean().default(false);

/** The post-mortem: what is around its text. */
export const reviewing = {
  'set-review': spec(
    'Say who owns the post-mortem, where it stands, or when people meet over it',
    {
      owner: z.string().trim().max(80).optional().describe('empty, nobody owns it'),
      state: z.enum(reviewStates).optional(),
      meeting: instantSchema.optional().describe('when the meeting begins'),
      minutes: z.coerce
        .number()
        .int()
        .min(5)
        .max(480)
        .optional()
        .describe('how long it is; 60 where it is not said'),
      'call-off': z.boolean().default(false).describe('there is no meeting after all'),
    },
    { instants: { meeting: 'future' } },
  ),
  'need-review': spec(
    'Say that this incident needs a post-mortem, or that it needs none',
    {
      needed: z.enum(['yes', 'no', 'playbook']).describe('“playbook”: as its severity says'),
      why: z.string().trim().max(500).default('').describe('a systemic risk that it showed'),
    },
    { positional: ['needed', 'why'] },
  ),
  'hold-meeting': spec(
    'The meeting over the post-mortem begins, or ends',
    { what: z.enum(['begin', 'end', 'undo']) },
    { positional: ['what'] },
  ),
  'note-review': spec(
    'Write down a contributing factor, thanks, a responder’s concern, or what the meeting decided',
    {
      kind: z.enum(reviewNoteKinds),
      text: reviewNoteText,
      person: personSchema.optional().describe('who is thanked, or whose concern it is'),
      category: causeSchema.optional().describe('of a factor: a category of the playbook’s'),
      note: entry.optional().describe('the id to write it under; one that is there already is changed'),
    },
    { positional: ['kind', 'text'] },
  ),
  'remove-review-note': spec(
    'Take a note of the review out',
    { note: entry, undo: undo.describe('put it back') },
    { positional: ['note'] },
  ),
  'tick-review': spec(
    'Tick something in the review: the check before the meeting, who has read it, who was there, a finding that stays',
    {
      list: z.enum(reviewLists.filter((list) => list !== 'cause')),
      item: tickItemSchema,
      undo: undo.describe('untick it'),
    },
    { positional: ['list', 'item'] },
  ),
  'tag-cause': spec(
    'Tag the incident with a category of causes',
    { cause: causeSchema, undo: undo.describe('take the tag off') },
    { positional: ['cause'] },
  ),
  curate: spec(
    'Choose whether a row of the log stands in the post-mortem’s timeline, with a note and its evidence',
    {
      row: entry.describe('the id of the entry or event'),
      show: z.enum(['yes', 'no', 'default']).optional(),
      note: z.string().trim().max(2_000).optional().describe('empty, there is none'),
      evidence: z.string().trim().max(2_000).optional().describe('a link; empty, there is none'),
    },
    { positional: ['row'] },
  ),
  weigh: spec(
    'Evaluate a trade-off that was made: was the decision worth its cost?',
    {
      entry: entry.describe('the decision’s id'),
      verdict: z.enum(verdicts).optional(),
      words: z.string().trim().max(2_000).optional(),
      undo: undo.describe('take the evaluation back'),
    },
    { positional: ['entry', 'verdict', 'words'] },
  ),
} as const;
