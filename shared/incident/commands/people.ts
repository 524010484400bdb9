import * as z from 'zod';
import { instantSchema, personSchema, roleSchema } from '../vocabulary.ts';
import { at, spec } from './spec.ts';

const why = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .describe('why the holder is gone: sick, asleep, cut off, or other words');
const expert = personSchema.optional().describe('whose place, where it is an expert’s');
const since = instantSchema.optional().describe('takes the last assignment back: it was so since then');
const voice = z.boolean().default(false).describe('the other said so, and you record it');
const undo = z.boolean().default(false).describe('take it back: the offer stands again');

/** Who does what. */
export const people = {
  assign: spec(
    'Give a role to a person',
    {
      role: roleSchema,
      person: personSchema,
      area: z.string().trim().min(1).max(80).optional(),
      expert: personSchema.optional().describe('whose place, where it was another expert’s'),
      since,
      at,
    },
    { positional: ['role', 'person'], instants: { at: 'past', since: 'past' } },
  ),
  'take-command': spec(
    'Take command: anyone may, when the commander is gone',
    { why, at },
    { instants: { at: 'past' } },
  ),
  'take-role': spec(
    'Take a role without acceptance: anyone may, when its holder is gone',
    { role: roleSchema, expert, why, at },
    { positional: ['role'], instants: { at: 'past' } },
  ),
  'hand-over': spec(
    'Offer a role to somebody: it is theirs once they accept',
    {
      role: roleSchema,
      person: personSchema.describe('to whom'),
      expert,
      words: z.string().trim().min(1).max(2_000).optional().describe('what the record does not say'),
    },
    { positional: ['role', 'person'] },
  ),
  'accept-handoff': spec(
    'Accept a role that is offered to you, or record that the other accepted by voice',
    { role: roleSchema, expert, person: personSchema.optional().describe('who accepted'), voice, at },
    { positional: ['role'], instants: { at: 'past' } },
  ),
  'decline-handoff': spec(
    'Decline a role that is offered to you, with a word of why',
    {
      role: roleSchema,
      why: z.string().trim().min(1).max(500).optional().describe('a word of why'),
      expert,
      person: personSchema.optional().describe('who declined'),
      voice,
      undo,
    },
    { positional: ['role', 'why'] },
  ),
  'withdraw-handoff': spec(
    'Withdraw the offer of a role',
    { role: roleSchema, expert, person: personSchema.optional().describe('to whom it is offered'), undo },
    { positional: ['role'] },
  ),
  release: spec(
    'Release a role',
    { role: roleSchema, person: personSchema.optional().describe('which expert'), since, at },
    { positional: ['role'], instants: { at: 'past', since: 'past' } },
  ),
} as const;
