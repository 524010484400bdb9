import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { boardOf, type BoardItem } from './boards.ts';
import { nextUpdateDue, type UpdateDue } from './cadence.ts';
import { declarationOf, lastTime, phaseOf, severityOf, transitionsOf } from './facts.ts';
import { linksOf, type PlacedLink } from './links.ts';
import {
  impactBefore,
  lastMeasured,
  whatHappened,
  whatWasTried,
  type MinuteLine,
  type Picked,
} from './minute-picked.ts';
import { isTakenUp } from './minute-taken-up.ts';
import { pagesOf, type Page } from './pages.ts';
import { isLive, type Phase } from './phases.ts';
import { decisionsOf, openProposals, type Decided, type Proposal } from './proposals.ts';
import { missingRoles, postsOf, type Post } from './roles.ts';
import { derivedBy, type Incident } from './state.ts';
import { stretchesOf } from './times.ts';
import { lastUpdate, type Update } from './updates.ts';
import type { Role, Severity } from './vocabulary.ts';
import { openNeeds, workstreamsOf, type Workstream } from './workstreams.ts';

/** What everybody who comes late has to know of an incident: the minute, and the status that is read out, are this. */
export type Minute = {
  readonly exercise: boolean;
  readonly title: string;
  readonly severity: Severity;
  readonly services: readonly string[];
  /** The impact in words as it stands, as it was worded before that, and the last figures that were logged. */
  readonly impact: string | null;
  readonly before: MinuteLine | null;
  readonly measured: readonly MinuteLine[];
  /** When it began, or came back. */
  readonly since: Instant;
  readonly reopened: boolean;
  readonly live: boolean;
  readonly phase: Phase;
  /** Whether anybody commands, holds a role, wrote something or told stakeholders. */
  readonly takenUp: boolean;
  /** When the phase was last changed; null before that. */
  readonly phaseSince: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly happened: Picked;
  readonly tried: Picked;
  /** The last decision that was not reversed, and the actions that are under way, the latest last. */
  readonly decision: Decided | null;
  readonly actions: readonly BoardItem[];
  /** Every decision that was not reversed: it stands when all is over, too. */
  readonly standing: readonly Decided[];
  /** Proposals that somebody objected to and that are not decided. */
  readonly contested: readonly Proposal[];
  /** Pages that nobody has answered yet. */
  readonly paged: readonly Page[];
  readonly needs: readonly { readonly of: Workstream; readonly needs: string }[];
  /** What stakeholders were told last, whoever of them. */
  readonly told: Update | null;
  readonly posts: readonly Post[];
  readonly missing: readonly Role[];
  readonly commander: string | null;
  readonly workstreams: readonly Workstream[];
  /** What waits for an answer, a proof or a hand. */
  readonly open: { readonly asks: number; readonly hypotheses: number; readonly roadblocks: number };
  readonly criteria: { readonly verified: number; readonly all: number };
  readonly links: readonly PlacedLink[];
  readonly next: UpdateDue | null;
};

/** What an incident is, what happened, what was tried, what is being done and by whom; null before it is declared. */
export const minuteOf = derivedBy((incident, playbook: Playbook): Minute | null => {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  const phase = phaseOf(incident);
  const live = isLive(phase);
  const stretches = stretchesOf(incident);
  const decisions = decisionsOf(incident).filter(({ mark }) => mark !== 'dropped');
  const decision = decisions.at(-1) ?? null;
  const posts = postsOf(incident);
  return {
    exercise: declared.exercise,
    title: declared.title,
    severity,
    services: declared.services,
    impact: declared.impact,
    before: impactBefore(incident, declared.impact),
    measured: lastMeasured(incident),
    since: stretches.at(-1)?.from ?? declared.startedAt,
    reopened: stretches.length > 1,
    live,
    phase,
    takenUp: isTakenUp(incident),
    phaseSince: transitionsOf(incident).at(-1)?.at ?? null,
    resolvedAt: lastTime(incident, 'resolve'),
    happened: whatHappened(incident, decision),
    tried: whatWasTried(incident, decision),
    decision,
    actions: openOf(incident, 'action'),
    standing: decisions.filter(({ mark }) => mark === 'open'),
    contested: openProposals(incident).filter(({ objections }) => objections.length > 0),
    paged: live ? pagesOf(incident).filter(({ outcome }) => outcome === 'open') : [],
    needs: openNeeds(incident),
    told: lastUpdate(incident) ?? null,
    posts,
    missing: live ? missingRoles(incident, playbook) : [],
    commander: posts.find(({ role }) => role === 'commander')?.person ?? null,
    workstreams: workstreamsOf(incident).filter(({ open }) => open),
    open: {
      asks: openOf(incident, 'ask').length,
      hypotheses: openOf(incident, 'hypothesis').length,
      roadblocks: openOf(incident, 'roadblock').length,
    },
    criteria: criteriaOf(incident),
    links: linksOf(incident, playbook),
    next: nextUpdateDue(incident),
  };
});

const openOf = (incident: Incident, kind: 'ask' | 'action' | 'hypothesis' | 'roadblock') =>
  boardOf(incident, kind).filter(({ open }) => open);

function criteriaOf(incident: Incident): Minute['criteria'] {
  const counting = boardOf(incident, 'criterion').filter(({ mark }) => mark !== 'dropped');
  return { verified: counting.filter(({ mark }) => mark === 'verified').length, all: counting.length };
}
