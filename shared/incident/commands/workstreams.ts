import * as z from 'zod';
import { workstreamNameSchema } from '../events/workstream-set.ts';
import { personSchema, textSchema } from '../vocabulary.ts';
import { entry, spec } from './spec.ts';

const workstream = z.string().trim().min(1).max(80).describe('its name, or its id');
const undo = z.boolean().default(false);
const words = textSchema.max(1_000);

/** Work that goes on beside other work, each with its lead. */
export const workstreams = {
  workstream: spec(
    'Open a workstream, or name another lead for the one of that name',
    {
      name: workstreamNameSchema,
      lead: personSchema.optional().describe('who leads it'),
      id: entry.optional().describe('the id to open it under; the same id twice is one workstream'),
    },
    { positional: ['name', 'lead'] },
  ),
  'set-workstream': spec(
    'Call a workstream something else, or say who leads it',
    {
      workstream,
      name: workstreamNameSchema.optional(),
      lead: z.string().trim().max(80).optional().describe('empty, nobody leads it'),
      open: z.boolean().optional(),
    },
    { positional: ['workstream'] },
  ),
  'close-workstream': spec(
    'Close a workstream: its work is done, or no longer needed',
    { workstream, undo: undo.describe('open it again') },
    { positional: ['workstream'] },
  ),
  report: spec(
    'Report of a workstream: conditions, actions, needs (CAN)',
    {
      workstream,
      conditions: words.describe('what is so'),
      actions: words.optional().describe('what is being done'),
      needs: words.optional().describe('what is missing to go on; left out, nothing is'),
      report: entry.optional().describe('the id to record it under; the same id twice is one report'),
    },
    { positional: ['workstream', 'conditions'] },
  ),
  'withdraw-report': spec(
    'Take the last report of a workstream back',
    { workstream, report: entry.optional(), undo: undo.describe('it stands again') },
    { positional: ['workstream'] },
  ),
  'need-met': spec(
    'What a workstream needs is there',
    { workstream, undo: undo.describe('it is missing again') },
    { positional: ['workstream'] },
  ),
} as const;
