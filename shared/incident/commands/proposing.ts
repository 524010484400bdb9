import { entityIdPattern } from '../../ids.ts';
import * as z from 'zod';
import { personSchema, textSchema } from '../vocabulary.ts';
import { at, entry, spec, waitMinutes } from './spec.ts';

const proposal = z
  .string()
  .regex(entityIdPattern)
  .describe('the entry of the proposal; “last” is the one that was proposed last and is open');

/** Decisions that are asked about aloud before they are made: “any strong objections?” */
export const proposing = {
  propose: spec(
    'Propose a decision and ask for strong objections',
    {
      text: textSchema,
      who: personSchema.optional().describe('whose proposal it is, where somebody said it aloud'),
      minutes: waitMinutes
        .optional()
        .describe('once it is decided, it is looked at again after so many minutes'),
      at,
      entry: entry.optional().describe('the id to log it under; the same id twice is one entry'),
    },
    { positional: ['text'], instants: { at: 'past' } },
  ),
  object: spec(
    'Object to what is proposed',
    {
      proposal,
      text: textSchema,
      who: personSchema.optional().describe('whose objection it is, where somebody said it aloud'),
      entry: entry.optional().describe('the id to log it under; the same id twice is one entry'),
    },
    { positional: ['proposal', 'text'] },
  ),
  decide: spec(
    'Decide what is proposed; objections stay in the record beside it',
    { proposal, who: personSchema.optional().describe('who decided; you, where it is left out') },
    { positional: ['proposal'] },
  ),
  'drop-proposal': spec(
    'Drop what is proposed',
    { proposal, why: textSchema.max(1_000).optional() },
    { positional: ['proposal', 'why'] },
  ),
} as const;
