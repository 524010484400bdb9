import * as z from 'zod';
import type { IncidentId, Instant } from '../ids.ts';
import { instantSchema, severitySchema, type Severity } from '../incident/vocabulary.ts';

/** What can be found: incidents, lines of their logs, parts of post-mortems, action items, runbooks. */
export const knowledgeKinds = ['incident', 'entry', 'postmortem', 'action', 'runbook'] as const;
export type KnowledgeKind = (typeof knowledgeKinds)[number];

/** What somebody looks for. */
export const searchQuerySchema = z.object({
  words: z.string().max(400),
  kinds: z.array(z.enum(knowledgeKinds)).max(5).optional(),
  severities: z.array(severitySchema).max(4).optional(),
  service: z.string().max(80).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  limit: z.number().int().min(1).max(200).default(40),
});
export type SearchQuery = z.output<typeof searchQuerySchema>;

/** One place where it was found. */
export type SearchHit = {
  readonly kind: KnowledgeKind;
  /** null for a runbook. */
  readonly incident: IncidentId | null;
  /** What it is within: the key of a log's row, the part of a post-mortem, the id of an action, the file of a runbook. */
  readonly ref: string;
  /** The title of the incident or the runbook. */
  readonly title: string;
  /** The words around, in pieces: those that were looked for are `hit`. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
  readonly at: Instant | null;
  readonly who: string | null;
  readonly severity: Severity | null;
  readonly exercise: boolean;
  /** Its words stand in several places of the incident or the runbook; left out where they stand in one. */
  readonly apart?: true;
};

/** The hits, best first. */
export type SearchAnswer = {
  readonly hits: readonly SearchHit[];
  /** How many there are of each kind, as far as they were counted. */
  readonly counts: Readonly<Partial<Record<KnowledgeKind, number>>>;
  /** Those kinds of which there are more than were counted. */
  readonly more: readonly KnowledgeKind[];
  /** What is not in the index yet: incidents still to be read; 0 when it is complete. */
  readonly waiting: number;
};

/** How far the index is. It is made from the records, and can be thrown away at any time. */
export type KnowledgeState = {
  /** Grows whenever something in it has changed. */
  readonly version: number;
  /** Grows when facts or action items have changed: a line in a log changes neither. */
  readonly listed: number;
  /** Incidents that are still to be read. */
  readonly waiting: number;
  readonly incidents: number;
  /** `scan` where this SQLite has no full text search. */
  readonly search: 'fts5' | 'scan';
  /** Why there is no index, as a sentence; null when there is one. */
  readonly trouble: string | null;
};
