import * as z from 'zod';
import { audienceSchema, instantSchema, textSchema } from '../vocabulary.ts';
import { at, spec, updateId, waitMinutes } from './spec.ts';

/** What the stakeholders are told. */
export const telling = {
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
      update: updateId,
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
      update: updateId,
      undo: z.boolean().default(false).describe('it was sent: bring it back'),
    },
    { positional: ['update'] },
  ),
  'long-incident': spec('Slow the updates down for a long incident; each states when the next one comes', {
    minutes: waitMinutes.optional().describe('between updates; the playbook’s when left out'),
    off: z.boolean().default(false).describe('back to the usual pace'),
  }),
} as const;
