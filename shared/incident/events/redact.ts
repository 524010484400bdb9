import * as z from 'zod';
import { eventIdPattern } from '../../ids.ts';
import { defineEvent } from '../event.ts';

export const REDACT = 'redact/1';

/** What stands in the place of words that were taken out. */
export const REDACTED = 'Redacted';

/** How many events one redaction names: an entry with so many corrections is redacted in several. */
export const MAX_REDACTED = 500;

export const redactSchema = z.object({
  /** The events whose words are taken out: an entry as it was logged, its corrections, what became of it, what repeats it. */
  events: z.array(z.string().regex(eventIdPattern)).min(1).max(MAX_REDACTED),
  /** Why, without what was taken out. */
  reason: z.string().min(1).max(300),
});

/**
 * Takes the words of an entry out of the record, for good. What it names is told by its payload, so that the fold does
 * it (`fold.ts`) and the store drops the bytes; a redaction itself is never redacted.
 */
export const redact = defineEvent({
  type: REDACT,
  urgent: true,
  payload: redactSchema,
  evolve: () => undefined,
  row: ({ reason }, { u, e }) => ({
    kind: 'console',
    text: `${u} redacted ${e.startsWith('text.') ? 'words in a text' : 'an entry'}: ${reason}`,
  }),
});
