import * as z from 'zod';
import { eventIdPattern } from '../../ids.ts';
import { MAX_CHANNEL } from '../events/update-sent.ts';
import { audienceSchema, instantSchema, pageStatusSchema, textSchema } from '../vocabulary.ts';
import { at, spec, updateId, waitMinutes } from './spec.ts';

const channel = z.string().trim().max(MAX_CHANNEL);
const where = channel
  .min(1)
  .optional()
  .describe('where it went: “status page”, “#inc-stakeholders”, “e-mail”');
const status = pageStatusSchema
  .optional()
  .describe('what the status page says since: investigating, identified, monitoring or resolved');
const everybody = z.array(audienceSchema).min(1).default(['executives', 'product', 'support', 'customers']);

/** Words of their own for some audiences, sent together. */
const wordings = z
  .array(
    z.object({
      audience: audienceSchema,
      text: textSchema,
      channel: channel.min(1).optional(),
      status: pageStatusSchema.optional(),
    }),
  )
  .min(1)
  .max(10);

/** What the stakeholders are told. */
export const telling = {
  update: spec(
    'Record a stakeholder update that was sent',
    {
      text: textSchema,
      next: instantSchema.describe('when the next one is promised'),
      audiences: everybody,
      channel: where,
      status,
      at,
    },
    { positional: ['text'], instants: { next: 'future', at: 'past' } },
  ),
  'send-updates': spec(
    'Record that each audience was sent a wording of its own: the drafts as they stand',
    {
      next: instantSchema.describe('when the next one is promised'),
      audiences: everybody.describe('whose drafts were sent; those of everybody when left out'),
      wordings: wordings.optional(),
      channel: where,
      status,
      at,
    },
    { instants: { next: 'future', at: 'past' } },
  ),
  'correct-update': spec(
    'Correct the record of an update that was sent',
    {
      update: updateId,
      text: textSchema.optional(),
      next: instantSchema.optional(),
      audiences: z.array(audienceSchema).min(1).optional(),
      channel: channel.optional().describe('where it went; empty takes that back'),
      status,
      at,
    },
    { positional: ['update', 'text'], instants: { next: 'future', at: 'past' } },
  ),
  'withdraw-update': spec(
    'Take an update back that was not sent after all',
    {
      update: updateId,
      also: z
        .array(z.string().regex(eventIdPattern))
        .max(10)
        .default([])
        .describe('ids of those that were recorded together with it'),
      undo: z.boolean().default(false).describe('it was sent: bring it back'),
    },
    { positional: ['update'] },
  ),
  'draft-update': spec(
    'Share a wording for one audience, so that a second person looks at it before it is sent',
    { audience: audienceSchema, text: textSchema },
    { positional: ['audience', 'text'] },
  ),
  'approve-update': spec(
    'Say that somebody else’s wording for an audience is good to be sent; sending never waits for it',
    {
      audience: audienceSchema,
      draft: z
        .string()
        .regex(eventIdPattern)
        .optional()
        .describe('the draft that was read, by its id; refused where there are other words since'),
    },
    { positional: ['audience'] },
  ),
  unapprove: spec(
    'Take the approval of a wording back',
    { audience: audienceSchema },
    { positional: ['audience'] },
  ),
  'drop-draft': spec(
    'Drop the wording for an audience that waits to be looked at',
    { audience: audienceSchema },
    { positional: ['audience'] },
  ),
  'long-incident': spec('Slow the updates down for a long incident; each states when the next one comes', {
    minutes: waitMinutes.optional().describe('between updates; the playbook’s when left out'),
    off: z.boolean().default(false).describe('back to the usual pace'),
  }),
} as const;
