import * as z from 'zod';
import { MAX_UPDATE } from '../events/text-edited.ts';
import { MAX_SECTION_TEXT, sectionSchema, textSchema } from '../vocabulary.ts';
import { spec } from './spec.ts';

const text = z.string().max(MAX_SECTION_TEXT);

/** Texts that several people write. */
export const writing = {
  'write-text': spec(
    'Write a section of the incident’s texts: what it shall read now, in Markdown',
    {
      section: sectionSchema,
      text,
      base: text
        .optional()
        .describe('what it read when you began; what others have written since then stays'),
    },
    { positional: ['section', 'text'] },
  ),
  'edit-text': spec(
    'Edit a section of the incident’s texts, as its editor does',
    {
      section: sectionSchema,
      updates: z
        .array(z.base64().min(4).max(MAX_UPDATE))
        .min(1)
        .max(200)
        .describe('updates of Yjs (version 1), in the order in which they were made'),
    },
    { positional: ['section'] },
  ),
  'redact-text': spec(
    'Take words out of a section of the incident’s texts, on every desktop, for good',
    {
      section: sectionSchema,
      words: z
        .string()
        .min(2)
        .max(1_000)
        .optional()
        .describe(
          'exactly as they stand or stood there, wherever that was; left out: only what two redactions that were made at once have left of each other’s words',
        ),
      reason: textSchema.max(300).describe('why, without what is taken out'),
    },
    { positional: ['section', 'words'] },
  ),
} as const;
