import * as z from 'zod';
import {
  actionCategories,
  actionEffects,
  actionPriorities,
  actionStates,
  actionTextSchema,
  daySchema,
} from '../events/action-item-set.ts';
import { personSchema } from '../vocabulary.ts';
import { entry, spec } from './spec.ts';

const due = z.union([daySchema, z.literal('')]);

/** Action items: what was promised, so that it does not happen again. */
export const promising = {
  'add-action': spec(
    'Open an action item: what is to be done so that this happens less, or ends sooner',
    {
      text: actionTextSchema,
      owner: personSchema.optional(),
      due: daySchema.optional().describe('a day, such as 2026-12-01'),
      category: z.enum(actionCategories).optional(),
      priority: z.enum(actionPriorities).optional(),
      id: entry.optional().describe('the id to open it under; the same id twice is one item'),
    },
    { positional: ['text'] },
  ),
  'set-action': spec(
    'Change an action item: its state, owner, due day, or whether it worked',
    {
      action: entry.describe('its id'),
      text: actionTextSchema.optional(),
      owner: z.string().trim().max(80).optional().describe('empty, nobody’s'),
      due: due.optional().describe('a day; empty, none'),
      category: z.union([z.enum(actionCategories), z.literal('')]).optional(),
      priority: z.enum(actionPriorities).optional(),
      state: z.enum(actionStates).optional(),
      link: z.string().trim().max(2_000).optional().describe('the ticket that it became; empty, none'),
      effect: z
        .union([z.enum(actionEffects), z.literal('')])
        .optional()
        .describe('did the fix work?'),
      words: z
        .string()
        .trim()
        .max(2_000)
        .optional()
        .describe('why it was dropped, or what shows that it works'),
      remove: z.boolean().default(false).describe('it was opened by mistake'),
      restore: z.boolean().default(false).describe('it was not opened by mistake after all'),
    },
    { positional: ['action'] },
  ),
} as const;
