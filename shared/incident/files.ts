import * as z from 'zod';

/** The most that one attached file may hold, in bytes. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** The most that one chunk of it may hold: a limit of the formats (records.md of the design). */
export const CHUNK_BYTES = 8 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A file that belongs to an entry. Its bytes lie in the store under the hashes of their content, never in the record:
 * whoever reads them checks the hash, so that what is shown is what was attached, or nothing.
 */
export const fileSchema = z.object({
  name: z.string().min(1).max(200),
  mime: z.string().max(120),
  bytes: z.number().int().min(0).max(MAX_FILE_BYTES),
  /** The chunks in order, each at most 8 MiB. */
  chunks: z.array(sha256).max(MAX_FILE_BYTES / CHUNK_BYTES),
  /** A small picture of it, as one chunk. */
  thumbnail: sha256.nullable(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
});
export type AttachedFile = z.output<typeof fileSchema>;
