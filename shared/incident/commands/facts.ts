import * as z from 'zod';
import { foundBySchema, instantSchema, linkKindSchema, textSchema } from '../vocabulary.ts';
import { spec } from './spec.ts';

/** What is known of it beside its log. */
export const facts = {
  describe: spec('Change the title, say the impact in one sentence, or correct what is affected', {
    title: textSchema.max(255).optional(),
    impact: z.string().trim().max(500).optional().describe('in one sentence; empty takes it back'),
    services: z.array(z.string().trim().min(1).max(80)).max(50).optional(),
    foundBy: foundBySchema.optional(),
  }),
  'set-time': spec(
    'Correct one of the times of the incident; the former one stays in the log',
    {
      what: z
        .string()
        .max(40)
        .describe(
          'started, detected, declared, or a transition: acknowledge, mitigate, resolve, reopen, close',
        ),
      to: instantSchema.optional().describe('left out, a time of detection is taken back'),
    },
    { positional: ['what', 'to'], instants: { to: 'past' } },
  ),
  link: spec(
    'Set a link of the incident: the bridge, a channel, a dashboard',
    {
      label: z.string().trim().min(1).max(80),
      target: textSchema.max(2_000).describe('an https address, or words such as a telephone number'),
      kind: linkKindSchema.optional(),
    },
    { positional: ['label', 'target'] },
  ),
  unlink: spec('Remove a link', { label: z.string().trim().min(1).max(80) }, { positional: ['label'] }),
} as const;
