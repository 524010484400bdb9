import * as z from 'zod';
import { personSchema, roleSchema } from '../vocabulary.ts';
import { at, spec } from './spec.ts';

/** Who does what. */
export const people = {
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
} as const;
