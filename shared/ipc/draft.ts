import * as z from 'zod';
import { fileSchema } from '../incident/files.ts';
import { entryMarkSchema } from '../incident/marks.ts';
import { entryKindSchema, instantSchema, MAX_TEXT, personSchema } from '../incident/vocabulary.ts';
import { incidentIdSchema } from './incident-id.ts';

/** What was typed and is not in the record yet; kept through a crash. */
export const draftSchema = z.object({
  /** Whatever was pasted is kept, even what is too long for one entry. */
  text: z.string().max(4_000_000),
  unsaved: z
    .array(
      z.object({
        entry: z.string().max(80),
        text: z.string().max(MAX_TEXT),
        kind: entryKindSchema,
        at: instantSchema,
        to: personSchema.optional(),
        minutes: z.number().int().positive().optional(),
        files: z.array(fileSchema).max(20).optional(),
      }),
    )
    .max(5_000),
  /** The person said that what looks like a time in it is prose. */
  prose: z.boolean().optional(),
  /** The same of what looks like a person or minutes. */
  plain: z.boolean().optional(),
  /** The line corrects an entry, or says what became of it; `aside` is what was being typed before that. */
  about: z
    .object({ entry: z.string().max(80), mark: entryMarkSchema.optional(), aside: z.string().max(4_000_000) })
    .optional(),
  /** Files that were attached to the line, and are in the store already. */
  files: z.array(fileSchema).max(20).optional(),
  /** Words of an update for all audiences that were put aside, since each has its own now. */
  aside: z.boolean().optional(),
});
export type Draft = z.output<typeof draftSchema>;

/**
 * A draft belongs to an incident's log, to the update that is being written in it, or to the form that declares one;
 * `typed` holds what is half typed in the sheets and fronts, `minute` says that the minute of an incident was shown here,
 * `text` holds edits of its texts that are not in the record yet.
 */
export const draftPlaceSchema = z.union([
  incidentIdSchema,
  z
    .string()
    .regex(
      /^\d{8}-[a-z2-7]{8}\.(?:minute|typed|text|update(?:\.(?:executives|product|support|customers))?)$/,
    ),
  z.literal('declare'),
]);
