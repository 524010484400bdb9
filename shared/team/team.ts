import type { EventId, IncidentId, Instant } from '../ids.ts';
import type { AuditOutcome, PlanKind, TeamCommandInput } from './commands.ts';

type Said = { readonly at: Instant; readonly by: string };

/** One of several things that were said of the same by people who had not heard of each other; the command says it again. */
type Way = Said & { readonly event: EventId; readonly command: TeamCommandInput };
/** What two desktops said at the same time: nothing is lost, one shows, either can be chosen by saying it again. */
export type TeamDispute = { readonly shown: Way; readonly others: readonly Way[] };

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
  /** What nobody has chosen from yet. */
  readonly disputes: readonly TeamDispute[];
};

export const emptyTeam: TeamState = {
  runbooksReviewed: [],
  audits: [],
  plans: [],
  recommended: [],
  capacity: [],
  disputes: [],
};
