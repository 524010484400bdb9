import * as z from 'zod';
import { instantSchema, personSchema } from '../vocabulary.ts';
import { at, spec, waitMinutes } from './spec.ts';

/** Who takes a break. */
export const breaks = {
  break: spec(
    'Somebody goes on a break, or is back from it',
    {
      person: personSchema.optional().describe('who; you, when left out'),
      minutes: waitMinutes.optional().describe('for how long'),
      until: instantSchema.optional().describe('when they mean to be back'),
      back: z.boolean().default(false).describe('they are back'),
      undo: z.boolean().default(false).describe('takes back what was said last of that person’s break'),
      at,
    },
    { positional: ['person'], instants: { at: 'past', until: 'future' } },
  ),
} as const;
