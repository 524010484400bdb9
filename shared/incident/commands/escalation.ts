import * as z from 'zod';
import { pageMeans, pageWhoSchema } from '../events/page-made.ts';
import { personSchema } from '../vocabulary.ts';
import { at, entry, spec, waitMinutes } from './spec.ts';

const page = z.string().trim().min(1).max(120).describe('who was paged, the page’s id, or “last”');
const past = { instants: { at: 'past' } } as const;

/** Who is called and told. Paging itself is done elsewhere: this records that it was done. */
export const escalation = {
  page: spec(
    'Record that somebody was paged; the minutes to the answer run from then on',
    {
      who: pageWhoSchema.optional().describe('a person, or words; those of the step when left out'),
      means: z.enum(pageMeans).default('phone').describe(pageMeans.join(', ')),
      step: z.coerce
        .number()
        .int()
        .min(1)
        .max(20)
        .optional()
        .describe('of the ladder; when left out, the one that names them, or the one that is due'),
      extra: z.boolean().default(false).describe('outside the ladder'),
      minutes: waitMinutes.optional().describe('to answer, where it is not the step’s'),
      id: entry.optional().describe('the id to record it under; the same id twice is one page'),
      at,
    },
    { positional: ['who'], ...past },
  ),
  'page-answered': spec(
    'Record that a page was answered',
    { page, by: personSchema.optional().describe('who answered, if somebody else did'), at },
    { positional: ['page'], ...past },
  ),
  'page-failed': spec(
    'Record that nobody answered a page: the ladder goes on at once',
    { page, at },
    { positional: ['page'], ...past },
  ),
  'page-open': spec('A page waits for its answer after all', { page }, { positional: ['page'] }),
  'withdraw-page': spec(
    'Take a page back that was not made after all',
    { page, undo: z.boolean().default(false).describe('it was made: it stands again') },
    { positional: ['page'] },
  ),
  tell: spec(
    'Record that somebody was told of the incident',
    {
      who: pageWhoSchema.describe('as the playbook says it, or anybody else'),
      how: z.string().trim().min(1).max(80).optional().describe('by phone, in #support-leads'),
      id: entry.optional().describe('the id to record it under'),
      at,
    },
    { positional: ['who'], ...past },
  ),
  'withdraw-tell': spec(
    'They were not told after all',
    {
      who: pageWhoSchema.describe('who was told, or the id of its record'),
      undo: z.boolean().default(false).describe('they were told'),
    },
    { positional: ['who'] },
  ),
} as const;
