import * as z from 'zod';
import { MAX_FACT } from '../events/fact-changed.ts';
import { foundBySchema, instantSchema, linkKindSchema, textSchema } from '../vocabulary.ts';
import { spec } from './spec.ts';

const words = z.string().trim().max(MAX_FACT).optional();
/** A fact for the updates: `about` says what it is. */
const fact = (about: string) => words.describe(`${about}; empty takes it back`);

/** What is known of it beside its log. */
export const facts = {
  describe: spec('Change the title, say the impact in one sentence, or state a fact for the updates', {
    title: textSchema.max(255).optional(),
    impact: z.string().trim().max(500).optional().describe('in one sentence; empty takes it back'),
    services: z.array(z.string().trim().min(1).max(80)).max(50).optional(),
    foundBy: foundBySchema.optional(),
    affected: fact('what is affected, in customers’ words'),
    known: fact('what is known'),
    doing: fact('what is being done'),
    cause: fact('the cause, once it is confirmed'),
    estimate: fact('when it will be over, as far as anybody can tell; it needs --basis'),
    basis: words.describe('what the estimate is based on'),
    loss: fact('what was lost or doubled, or that nothing was'),
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
