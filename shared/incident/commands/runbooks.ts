import * as z from 'zod';
import { runbookFileSchema, runbookVerdicts } from '../events/runbook-used.ts';
import { spec } from './spec.ts';

const undo = z.boolean().default(false);
const runbook = runbookFileSchema.describe('the name of its file in p/runbooks');
const title = z.string().trim().min(1).max(200);

/** Runbooks of the team, taken up in an incident. */
export const runbooks = {
  'use-runbook': spec(
    'Take up a runbook: its steps become items of the checklist',
    {
      runbook,
      title: title.describe('what it is called'),
      steps: z
        .array(z.string().trim().min(1).max(500))
        .max(100)
        .default([])
        .describe('what is to be done, in order'),
      undo: undo.describe('put it away again; what was ticked stays in the log'),
    },
    { positional: ['runbook', 'title'] },
  ),
  'note-runbook': spec(
    'Say whether a runbook helped, or was wrong here',
    {
      runbook,
      verdict: z.enum(runbookVerdicts).optional(),
      words: z.string().trim().max(2_000).default('').describe('what was wrong'),
      undo: undo.describe('take it back'),
    },
    { positional: ['runbook', 'verdict', 'words'] },
  ),
} as const;
