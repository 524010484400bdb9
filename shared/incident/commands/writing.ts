import * as z from 'zod';
import { MAX_SECTION_TEXT, sectionSchema } from '../vocabulary.ts';
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
} as const;
