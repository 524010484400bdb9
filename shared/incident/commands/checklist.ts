import * as z from 'zod';
import { phaseSchema } from '../phases.ts';
import { personSchema, roleSchema, textSchema } from '../vocabulary.ts';
import { spec } from './spec.ts';

/** The checklist. */
export const checklist = {
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
      item: z
        .string()
        .regex(/^own-[a-z0-9-]{1,40}$/)
        .optional()
        .describe('the id to add it under, own-…; the same id twice is one item'),
    },
    { positional: ['text'] },
  ),
  'remove-item': spec(
    'Take an item off that was added to this incident',
    { item: z.string().min(1).max(60), undo: z.boolean().default(false).describe('put it back') },
    { positional: ['item'] },
  ),
} as const;
