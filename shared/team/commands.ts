import * as z from 'zod';
import { incidentIdPattern } from '../ids.ts';
import { daySchema } from '../incident/events/action-item-set.ts';
import { runbookFileSchema } from '../incident/events/runbook-used.ts';

/** What a quarterly audit decides about a noisy alert (Google's SRE workbook: every page needs a human). */
export const auditOutcomes = ['demoted', 'automated', 'kept'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];
/** What a team plans ahead to stay ready. */
export const planKinds = ['process-review', 'alert-audit', 'game-day'] as const;
export type PlanKind = (typeof planKinds)[number];

export const quarterSchema = z.string().regex(/^\d{4}-q[1-4]$/);
const words = z.string().trim().max(1_000).default('');
const undo = z.boolean().default(false);

/** What a person asks for that concerns the whole team, not one incident. */
export const teamCommandSchema = z.discriminatedUnion('name', [
  /** Somebody went through a runbook and it is right. */
  z.object({ name: z.literal('review-runbook'), file: runbookFileSchema, undo }),
  z.object({
    name: z.literal('audit-alert'),
    quarter: quarterSchema,
    alert: z.string().trim().min(1).max(200),
    outcome: z.enum(auditOutcomes).nullable(),
    words,
  }),
  z.object({
    name: z.literal('plan'),
    /** An id that is there already is changed. */
    id: z
      .string()
      .regex(/^[a-z2-7]{13}$/)
      .optional(),
    what: z.enum(planKinds),
    day: daySchema,
    words,
    done: z.boolean().default(false),
    removed: z.boolean().default(false),
  }),
  /** A post-mortem that newcomers should read. */
  z.object({ name: z.literal('recommend'), incident: z.string().regex(incidentIdPattern), why: words, undo }),
  /** How many hours of engineers' time there were in a quarter, and how many went into reliability; null takes it back. */
  z.object({
    name: z.literal('capacity'),
    quarter: quarterSchema,
    hours: z
      .object({ all: z.number().positive().max(10_000_000), reliability: z.number().min(0).max(10_000_000) })
      .nullable(),
  }),
]);
export type TeamCommand = z.output<typeof teamCommandSchema>;
export type TeamCommandInput = z.input<typeof teamCommandSchema>;
