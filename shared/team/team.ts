import type { IncidentId, Instant } from '../ids.ts';
import type { AuditOutcome, PlanKind } from './commands.ts';

type Said = { readonly at: Instant; readonly by: string };

/** What the team has said outside of incidents: kept in the workspace's own stream, so that every desktop has it. */
export type TeamState = {
  readonly runbooksReviewed: readonly ({ readonly file: string } & Said)[];
  readonly audits: readonly ({
    readonly quarter: string;
    readonly alert: string;
    readonly outcome: AuditOutcome;
    readonly words: string;
  } & Said)[];
  readonly plans: readonly ({
    readonly id: string;
    readonly what: PlanKind;
    readonly day: string;
    readonly words: string;
    readonly done: boolean;
  } & Said)[];
  readonly recommended: readonly ({ readonly incident: IncidentId; readonly why: string } & Said)[];
  readonly capacity: readonly ({
    readonly quarter: string;
    readonly hours: { readonly all: number; readonly reliability: number };
  } & Said)[];
};

export const emptyTeam: TeamState = {
  runbooksReviewed: [],
  audits: [],
  plans: [],
  recommended: [],
  capacity: [],
};
