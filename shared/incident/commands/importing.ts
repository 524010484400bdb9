import * as z from 'zod';
import { importFormats } from '../../exchange/formats.ts';
import { eventIdPattern, writerIdPattern } from '../../ids.ts';
import { actionCategories, actionStates, actionTextSchema, daySchema } from '../events/action-item-set.ts';
import {
  audienceSchema,
  entryKindSchema,
  foundBySchema,
  instantSchema,
  MAX_SECTION_TEXT,
  pageStatusSchema,
  personSchema,
  sectionSchema,
  severitySchema,
  textSchema,
} from '../vocabulary.ts';
import { spec } from './spec.ts';

const key = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z2-7]+$/);
const person = personSchema.nullable();
const time = instantSchema.nullable().default(null);

/**
 * What a document of another kind brings. Keys are digests of what an entry is in its source: they become its identity, so that the
 * same file twice, or on two desktops, adds nothing.
 */
export const importing = {
  import: spec(
    'Take over what another tool recorded',
    {
      source: z.object({
        key,
        format: z.enum(importFormats),
        name: z.string().trim().min(1).max(200),
        undated: z.number().int().nonnegative().default(0),
        leftOut: z.number().int().nonnegative().default(0),
        /** What is long comes in parts, each of which is one write: the last one says in the log that it was imported. */
        more: z.boolean().default(false),
        /** It was imported, and all of that taken back: what is there already comes back, at the time that is said now. */
        again: z.boolean().default(false),
        /** Entries that the parts before this one have added. */
        before: z.number().int().nonnegative().default(0),
        /** Sessions that were killed amid an import of the same: it brings what they left behind, too. */
        also: z.array(z.string().regex(writerIdPattern)).max(20).default([]),
      }),
      /** Where it becomes an incident of its own; an incident that is there keeps what it says. */
      declare: z
        .object({
          title: textSchema.max(255),
          severity: severitySchema,
          startedAt: instantSchema,
          declaredAt: instantSchema,
          services: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
          foundBy: foundBySchema.default('person'),
          exercise: z.boolean().default(false),
          detectedAt: time,
          acknowledgedAt: time,
          mitigatedAt: time,
          resolvedAt: time,
        })
        .optional(),
      entries: z
        .array(
          z.object({
            ...{ key, at: instantSchema, kind: entryKindSchema, text: textSchema, who: person },
            /** The import says it of the document, which does not say it itself: it is not counted. */
            aside: z.literal(true).optional(),
          }),
        )
        .max(50_000)
        .default([]),
      updates: z
        .array(
          z.object({
            ...{ key, at: instantSchema, text: textSchema, who: person },
            audiences: z.array(audienceSchema).min(1).max(4),
            status: pageStatusSchema.nullable(),
          }),
        )
        .max(5_000)
        .default([]),
      actions: z
        .array(
          z.object({
            ...{ key, title: actionTextSchema, at: instantSchema, owner: person, due: daySchema.nullable() },
            ...{ category: z.enum(actionCategories).nullable(), state: z.enum(actionStates) },
          }),
        )
        .max(500)
        .default([]),
      texts: z
        .array(z.object({ section: sectionSchema, markdown: z.string().min(1).max(MAX_SECTION_TEXT) }))
        .max(40)
        .default([]),
      causes: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
    },
    { typed: false },
  ),
  'undo-import': spec(
    'Take back what an import brought: its entries, updates and action items',
    {
      source: z
        .string()
        .regex(new RegExp(`${eventIdPattern.source}|^last$`))
        .default('last')
        .describe('the id of the row that says what was imported, or “last”'),
      undo: z.boolean().default(false).describe('bring it back'),
    },
    { positional: ['source'] },
  ),
} as const;
