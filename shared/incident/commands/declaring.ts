import * as z from 'zod';
import { foundBySchema, instantSchema, severitySchema, textSchema } from '../vocabulary.ts';
import { at, spec } from './spec.ts';

/** What is said when it begins, and how bad it is. */
export const declaring = {
  declare: spec(
    'Declare an incident; prints its id',
    {
      title: textSchema.max(255).describe('what customers see'),
      severity: severitySchema.describe('sev1 to sev4, by its criteria'),
      started: instantSchema.optional().describe('when the impact began'),
      services: z
        .array(z.string().trim().min(1).max(80))
        .max(50)
        .default([])
        .describe('affected, comma between them'),
      foundBy: foundBySchema.default('person').describe('who noticed first'),
      exercise: z.boolean().default(false).describe('a game day, kept out of the metrics'),
      takeCommand: z.boolean().default(false).describe('name yourself commander'),
    },
    { instants: { started: 'past' } },
  ),
  severity: spec(
    'Change the severity',
    { severity: severitySchema, reason: textSchema.max(1_000), at },
    { positional: ['severity'], instants: { at: 'past' } },
  ),
  'undo-severity': spec('Take the last change of severity back, as if it had not been made', {}),
} as const;
