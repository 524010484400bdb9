import type { Instant } from '../ids.ts';
import type { Playbook, PostmortemRules } from '../playbook/playbook.ts';
import { declarationSlice } from './events/incident-declared.ts';
import { roleSlice } from './events/role-assigned.ts';
import { reviewSlice, type MeetingHeld, type ReviewMeeting, type ReviewState } from './events/review-set.ts';
import { sourceSlice } from './events/source-imported.ts';
import { declarationOf, lastTime, phaseOf, severityChangesOf } from './facts.ts';
import { isLive } from './phases.ts';
import { winner } from './register.ts';
import { holderOf, placeOf, roleHistoryOf } from './roles.ts';
import { derived, derivedBy, type Incident } from './state.ts';
import { severities, severityLabel, type Severity } from './vocabulary.ts';

const HOUR = 3_600_000;

/** What the record says of a post-mortem, whatever the playbook asks for: plain data, kept in the incident's summary. */
export type ReviewFacts = {
  /** The highest severity that it ever had. */
  readonly worst: Severity | null;
  /** Whether somebody said that one is needed, or that none is. */
  readonly need: { readonly needed: boolean; readonly why: string; readonly by: string } | null;
  /** Who owns it: as it was said, else who was in command when it was resolved. */
  readonly owner: string | null;
  /** Whether somebody named the owner, or said that nobody is. */
  readonly ownerSaid: boolean;
  readonly state: ReviewState;
  /** Since when it is in that state, and who said so; null where nobody did. */
  readonly stateSince: { readonly at: Instant; readonly by: string } | null;
  readonly meeting: ReviewMeeting | null;
  readonly held: MeetingHeld | null;
  /** When the incident was resolved last; null while it is live. */
  readonly resolvedAt: Instant | null;
  /** When it was published; null where it is not. */
  readonly publishedAt: Instant | null;
  /** It was published, and the incident was reopened since: what is published does not tell the end. */
  readonly outdated: boolean;
  /** When it was written down, where that was after its end and something was imported into it: left out otherwise. */
  readonly importedAt?: Instant;
};

/** What is known of an incident's post-mortem beside its text. */
export type Review = ReviewFacts & {
  /** Whether there is to be one: because somebody said so, or by the playbook. */
  readonly needed: boolean;
  /** Why, or why not, in words: “SEV1: within 48 h of resolution”. */
  readonly why: string;
  /** Who said that one is needed, or that none is; null where the playbook decides. */
  readonly neededBy: string | null;
  /** Hours from resolution in which it is to be published; null where none is needed. */
  readonly hours: number | null;
  /** When it is to be published; null while the incident is live, and where none is needed. */
  readonly dueAt: Instant | null;
};

/** The highest severity that an incident had and that nobody took back; null before its declaration arrives. */
export function worstSeverity(incident: Incident): Severity | null {
  const had = new Set(severityChangesOf(incident).map(({ force }) => force.severity));
  return severities.find((severity) => had.has(severity)) ?? null;
}

export const reviewFactsOf = derived((incident): ReviewFacts => {
  const held = reviewSlice.of(incident);
  const resolvedAt = isLive(phaseOf(incident)) ? null : lastTime(incident, 'resolve');
  const need = winner(held.need);
  const said = winner(held.owner);
  const stated = winner(held.state);
  const state = stated?.value ?? 'draft';
  const publishedAt = stated !== undefined && state === 'published' ? stated.at : null;
  const reopened = lastTime(incident, 'reopen');
  return {
    ...importedIn(incident, resolvedAt),
    worst: worstSeverity(incident),
    need: need === undefined || need.value === null ? null : { ...need.value, by: need.u },
    owner: said === undefined ? commanderAt(incident, resolvedAt) : said.value,
    ownerSaid: said !== undefined,
    state,
    stateSince: stated === undefined ? null : { at: stated.at, by: stated.u },
    meeting: winner(held.meeting)?.value ?? null,
    held: winner(held.held)?.value ?? null,
    resolvedAt,
    publishedAt,
    outdated: publishedAt !== null && reopened !== null && reopened > publishedAt,
  };
});

/** Whether it was over before it was written down here: nobody led it by what the playbook asks for. */
export const wasOverWhenImported = (incident: Incident): boolean =>
  reviewFactsOf(incident).importedAt !== undefined;

function importedIn(incident: Incident, resolvedAt: Instant | null): Pick<ReviewFacts, 'importedAt'> {
  const written = winner(declarationSlice.of(incident))?.h[0];
  const isOver = written !== undefined && resolvedAt !== null && written > resolvedAt;
  return isOver && sourceSlice.of(incident).size > 0 ? { importedAt: written } : {};
}

/**
 * What a playbook makes of it: SEV1 and SEV2 need a post-mortem within 48 hours of resolution (PagerDuty's guide); a
 * systemic risk asks for one at any severity. Whose time was over before it was imported owes none: it happened elsewhere,
 * perhaps years ago, and whoever imported it did not lead it.
 */
export function reviewBy(facts: ReviewFacts, { hours: bySeverity }: Pick<PostmortemRules, 'hours'>): Review {
  const { worst, need, resolvedAt, importedAt } = facts;
  const usual = worst === null ? null : bySeverity[worst];
  const asked = usual ?? longest(bySeverity);
  const isPast = importedAt !== undefined && resolvedAt !== null && resolvedAt + asked * HOUR <= importedAt;
  const needed = need?.needed ?? (usual !== null && !isPast);
  const hours = needed ? asked : null;
  return {
    ...facts,
    ...{ needed, hours, neededBy: need?.by ?? null, why: whyOf(facts, usual, isPast) },
    ...(isPast && !facts.ownerSaid ? { owner: null } : {}),
    dueAt: resolvedAt === null || hours === null || isPast ? null : resolvedAt + hours * HOUR,
  };
}

/** The post-mortem of an incident: whether it is needed and by when, whose it is, and where it stands. */
export const reviewOf = derivedBy((incident, playbook: Playbook): Review =>
  reviewBy(reviewFactsOf(incident), playbook.postmortem),
);

/** Whether the post-mortem is still to be published: it is needed, the incident is over, and it is not out, or not up to date. */
export const isReviewOpen = ({
  needed,
  resolvedAt,
  state,
  outdated,
}: Pick<Review, 'needed' | 'resolvedAt' | 'state' | 'outdated'>): boolean =>
  needed && resolvedAt !== null && (state !== 'published' || outdated);

function whyOf({ worst, need }: ReviewFacts, hours: number | null, isPast: boolean): string {
  if (need !== null) return need.why === '' ? `${need.by} said so` : `${need.by}: ${need.why}`;
  if (isPast) return 'Its time was over when it was imported';
  const label = worst === null ? 'Its severity' : severityLabel[worst];
  return hours === null
    ? `${label}: the playbook asks for none`
    : `${label}: within ${hours} h of resolution`;
}

/** What a systemic risk has that no severity gives hours to: as long as any severity has, a week where none has any. */
const longest = (hours: PostmortemRules['hours']): number =>
  Math.max(...severities.map((severity) => hours[severity] ?? 0)) || 168;

/** Who was in command when it was resolved; who commands now while it is live. */
function commanderAt(incident: Incident, resolvedAt: Instant | null): string | null {
  const now = holderOf(incident, 'commander');
  if (resolvedAt === null) return now;
  const since = winner(roleSlice.of(incident).get(placeOf('commander')))?.at;
  if (now !== null && (since === undefined || since <= resolvedAt)) return now;
  const turn = roleHistoryOf(incident).findLast(
    ({ role, at, person }) => role === 'commander' && person !== null && at <= resolvedAt,
  );
  return turn?.person ?? now ?? declarationOf(incident)?.declaredBy ?? null;
}
