import * as z from 'zod';
import type { IncidentId } from '../ids.ts';
import { fileSchema } from '../incident/files.ts';
import { incidentIdSchema } from './incident-id.ts';

/** A file that was put into the store under the hash of its content. */
export type StoredFile = z.output<typeof fileSchema>;

/** The arguments of the requests about attached files. */
export const attachmentRequestSchemas = {
  'attachment:put': z.object({ id: incidentIdSchema, bytes: z.instanceof(Uint8Array) }),
  'attachment:add': z.object({
    id: incidentIdSchema,
    name: z.string().trim().min(1).max(200),
    mime: z.string().max(120),
    /** All of it, or its end where the chunks before were put one by one. */
    bytes: z.instanceof(Uint8Array),
    /** The hashes of those, each of 8 MiB, in their order. */
    before: fileSchema.shape.chunks.optional(),
    /** A small picture of it, made by the window; null where there is none. */
    thumbnail: z.instanceof(Uint8Array).nullable(),
    width: z.number().int().positive().max(100_000).nullable(),
    height: z.number().int().positive().max(100_000).nullable(),
  }),
  'attachment:save': z.object({ id: incidentIdSchema, file: fileSchema }),
};

/** Arguments and answers of the requests about attached files. */
export type AttachmentRequests = {
  /** Puts one chunk of a large file, at most 8 MiB; answers with its hash, for `attachment:add`. */
  'attachment:put': {
    argument: z.input<(typeof attachmentRequestSchemas)['attachment:put']>;
    answer: string;
  };
  /** Puts a file into the store; an entry that names it in `files` comes after it. */
  'attachment:add': {
    argument: z.input<(typeof attachmentRequestSchemas)['attachment:add']>;
    answer: StoredFile;
  };
  /** Saves a copy where the person chooses; answers with its path, or null when they chose none. */
  'attachment:save': { argument: { id: IncidentId; file: StoredFile }; answer: string | null };
};
