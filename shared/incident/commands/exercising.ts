import * as z from 'zod';
import { injectKinds } from '../../exercise/scenario.ts';
import { endingSchema } from '../events/exercise.ts';
import { fileSchema } from '../files.ts';
import { roleSchema } from '../vocabulary.ts';
import { spec } from './spec.ts';

/** Game days: what reaches the record of an exercise. What the facilitator keeps to themselves is in no command. */
export const exercising = {
  'begin-exercise': spec('Begin a game day in an incident that was declared as an exercise', {
    scenario: z.string().trim().min(1).max(120).describe('the name of its file in p/scenarios'),
    title: z.string().trim().min(1).max(200),
    brief: z.string().trim().max(8_000).default('').describe('what the players are told'),
    objectives: z.array(z.string().trim().min(1).max(500)).max(20).default([]),
    roles: z.array(roleSchema).max(10).default([]),
    minutes: z.coerce.number().int().min(1).max(1_440).default(60),
    solo: z.boolean().default(false).describe('played by one person, without a facilitator'),
  }),
  'give-inject': spec(
    'Give an inject to the players of an exercise',
    {
      text: z.string().trim().min(1).max(8_000),
      inject: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
        .optional()
        .describe('its id; the same id twice is one inject'),
      kind: z.enum(injectKinds).default('message'),
      title: z.string().trim().max(200).default(''),
      from: z.string().trim().max(80).default('').describe('who says so in the story'),
      to: z.string().trim().max(80).default('').describe('a role or a person; all, if not given'),
      files: z.array(fileSchema).max(5).optional(),
    },
    { positional: ['text'] },
  ),
  'pause-exercise': spec('Stop all clocks of an exercise, or let them go on', {
    undo: z.boolean().default(false).describe('they go on'),
  }),
  'end-exercise': spec('End an exercise, with what its report needs', {
    ending: endingSchema.optional(),
    undo: z.boolean().default(false).describe('it goes on'),
  }),
} as const;
