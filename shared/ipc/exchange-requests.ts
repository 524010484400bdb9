import * as z from 'zod';
import { exportFormats, importFormats, type ExportFormat, type ImportFormat } from '../exchange/formats.ts';
import type { ImportOutcome, ImportPreview } from '../exchange/imported.ts';
import type { IncidentId } from '../ids.ts';
import { incidentIdSchema } from './incident-id.ts';

/** The arguments of the requests about imports and exports. */
export const exchangeRequestSchemas = {
  'import:choose': z.object({ what: z.enum(['files', 'folder']) }),
  'import:read': z.object({
    /** What lies on the disk, or words that were pasted. */
    from: z.union([
      z.object({ paths: z.array(z.string().min(1).max(4_096)).min(1).max(1_000) }),
      z.object({ text: z.string().min(1).max(5_000_000) }),
    ]),
    /** null: told by what is in it. */
    format: z.enum(importFormats).nullable(),
    /** For clock times whose zone no document states; null: the document's, else this desktop's. */
    zone: z.string().max(60).nullable(),
    /** For clock times without a day; null: that of the incident, else as each format has it. */
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .nullable(),
    /** The incident whose log it shall join; null: each document becomes an incident. */
    into: incidentIdSchema.nullable(),
  }),
  'import:run': z.object({
    token: z.string().max(60),
    /** The keys of the documents that are taken over. */
    documents: z.array(z.string().max(64)).min(1).max(10_000),
    into: incidentIdSchema.nullable(),
  }),
  'import:cancel': z.object({ token: z.string().max(60) }),
  'export:make': z.object({ id: incidentIdSchema, format: z.enum(exportFormats) }),
  'export:save': z.object({ id: incidentIdSchema, format: z.enum(exportFormats) }),
  'bundle:write': z.undefined(),
  'bundle:take': z.object({ join: z.boolean() }),
};

/** What became of a file of another desktop's: it was taken in, none was chosen, or it is of another workspace. */
export type BundleTaken =
  { readonly is: 'none' } | { readonly is: 'taken' | 'other'; readonly words: string };

/** Arguments and answers of the requests about imports and exports. */
export type ExchangeRequests = {
  /** The system's own dialog; answers with paths, or null when nothing was chosen. */
  'import:choose': { argument: { what: 'files' | 'folder' }; answer: readonly string[] | null };
  /** Reads without taking anything over; `import:progress` tells how far it is. */
  'import:read': {
    argument: {
      from: { paths: string[] } | { text: string };
      format: ImportFormat | null;
      zone: string | null;
      day: string | null;
      into: IncidentId | null;
    };
    answer: ImportPreview;
  };
  'import:run': {
    argument: { token: string; documents: string[]; into: IncidentId | null };
    answer: ImportOutcome;
  };
  /** Ends a reading or an import that is under way; what was taken over so far stays. */
  'import:cancel': { argument: { token: string }; answer: null };
  /** What text formats say, to look at or copy. */
  'export:make': { argument: { id: IncidentId; format: ExportFormat }; answer: string };
  /** Saves it where the person chooses; answers with its path, or null when they chose none. */
  'export:save': { argument: { id: IncidentId; format: ExportFormat }; answer: string | null };
  /** All records as one signed file where the person chooses; answers with what it is, or null when they chose nowhere. */
  'bundle:write': { argument: undefined; answer: string | null };
  /**
   * Asks for such a file, checks it and takes it in. With `join` it takes the one that was of another workspace, and this
   * desktop, which has no incidents, becomes one of that workspace's.
   */
  'bundle:take': { argument: { join: boolean }; answer: BundleTaken };
};

/** What main tells of imports by itself. */
export type ExchangePushes = {
  'import:progress': {
    readonly token: string;
    readonly done: number;
    readonly total: number | null;
    readonly words: string;
  };
  /** How far a file of all records is, written or taken in. */
  'bundle:progress': { readonly words: string };
};
