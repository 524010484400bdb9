import type { EntityId, Instant } from '../../ids.ts';
import { ok } from '../../result.ts';
import { ladderOf, type Ladder, type Rung } from '../escalation.ts';
import { pageMade, pageSlice, type HeldPage, type PageOutcome } from '../events/page-made.ts';
import { pageOutcome, pageWithdrawn } from '../events/page-outcome.ts';
import { told, toldWithdrawn, tellingSlice } from '../events/told.ts';
import {
  isStranger,
  pageOf,
  pagesOf,
  plain,
  rosterPerson,
  sameOnRoster,
  tellingsOf,
  type Page,
} from '../pages.ts';
import { replacing, winner } from '../register.ts';
import type { Incident } from '../state.ts';
import { severityLabel } from '../vocabulary.ts';
import { isSettled, refused, type DecideContext, type Deciders, type Decision } from './decider.ts';
import { takenBackIn } from './taken-back.ts';

type Names =
  'page' | 'page-answered' | 'page-failed' | 'page-open' | 'withdraw-page' | 'tell' | 'withdraw-tell';

/** Who is called and told. */
export const escalation: Deciders<Names> = {
  page(incident, { who, means, step, extra, minutes, id, at }, context) {
    const { now, person: u, newId, playbook } = context;
    // Sent again after “not saved”.
    if (id !== undefined && pageSlice.of(incident).get(id)?.first !== undefined) return ok([]);
    const ladder = ladderOf(incident, playbook);
    const due = who === undefined && step === undefined && !extra ? rungDue(ladder, at ?? now) : undefined;
    const rung = step === undefined ? due : ladder?.rungs[step - 1];
    if (step !== undefined && rung === undefined) return refused(noSuchStep(ladder));
    const words = nameOf(who ?? rung?.person?.name ?? rung?.who, context);
    if (words === undefined)
      return refused('Not recorded: no step of the ladder is due now. Say whom, or which step.');
    const meant = extra ? undefined : (rung ?? rungFor(ladder, words, at ?? now, context));
    const payload = {
      who: words,
      means,
      step: meant?.key ?? null,
      minutes: minutes ?? meant?.minutes ?? ladder?.rungs[0]?.minutes ?? null,
    };
    return ok([pageMade.draft({ e: id ?? newId(), at: at ?? now, u, payload })]);
  },

  'page-answered': (incident, { page, by = null, at }, context) =>
    ended(incident, page, { outcome: 'answered', by }, at, context),
  'page-failed': (incident, { page, at }, context) =>
    ended(incident, page, { outcome: 'failed', by: null }, at, context),
  'page-open': (incident, { page }, context) =>
    ended(incident, page, { outcome: 'open', by: null }, undefined, context),

  'withdraw-page'(incident, { page: named, undo }, context) {
    const found = pageNamed(incident, named, context, undo);
    if (found === undefined) return refused(`Nothing changed: ${noSuchPage(named)}.`);
    const { page, held } = found;
    if (isSettled(held.withdrawn, !undo, false)) return ok([]);
    const { now: at, person: u } = context;
    const payload = { withdrawn: !undo, who: page.who };
    return ok([pageWithdrawn.draft({ e: page.id, at, u, payload, ...replacing(held.withdrawn) })]);
  },

  tell(incident, { who, how = null, id, at }, { now, person: u, newId }) {
    if (id !== undefined && tellingSlice.of(incident).get(id)?.first !== undefined) return ok([]);
    return ok([told.draft({ e: id ?? newId(), at: at ?? now, u, payload: { who, how } })]);
  },

  'withdraw-tell'(incident, { who, undo }, { now: at, person: u }) {
    const all = tellingSlice.of(incident);
    const named = (words: string): boolean => plain(words) === plain(who);
    const id = all.has(who)
      ? who
      : undo
        ? takenBackIn(all).findLast(({ held: { first } }) => first !== undefined && named(first.who))?.id
        : tellingsOf(incident).findLast((each) => named(each.who))?.id;
    // Said again after “not saved”: they were told as it is.
    if (id === undefined && undo && tellingsOf(incident).some((each) => named(each.who))) return ok([]);
    const held = id === undefined ? undefined : all.get(id);
    if (id === undefined || held?.first === undefined)
      return refused(`Nothing changed: nothing says that “${who}” were told.`);
    if (isSettled(held.withdrawn, !undo, false)) return ok([]);
    const payload = { withdrawn: !undo, who: held.first.who };
    return ok([toldWithdrawn.draft({ e: id, at, u, payload, ...replacing(held.withdrawn) })]);
  },
};

/** What became of a page; nothing where that is known already. */
function ended(
  incident: Incident,
  named: string,
  value: PageOutcome,
  at: number | undefined,
  context: DecideContext,
): Decision {
  const found = pageNamed(incident, named, context, false);
  if (found === undefined) return refused(`Not recorded: ${noSuchPage(named)}.`);
  const { page, held } = found;
  if (winner(held.withdrawn)?.value === true)
    return refused(`Not recorded: the page to ${page.who} was taken back; bring it back first.`);
  const when = at ?? context.now;
  if (when < page.at) return refused(`Not recorded: that is before ${page.who} was paged.`);
  const current = winner(held.outcome);
  const now = current?.value ?? { outcome: 'open', by: null };
  const same =
    now.outcome === value.outcome && now.by === value.by && (at === undefined || at === current?.at);
  if (same && held.outcome.visible.length <= 1) return ok([]);
  const payload = { ...value, who: page.who, pagedAt: page.at };
  return ok([
    pageOutcome.draft({ e: page.id, at: when, u: context.person, payload, ...replacing(held.outcome) }),
  ]);
}

/** `@rune` is Rune Berg where the roster has one; a name that nobody knows stays as it was typed. */
function nameOf(words: string | undefined, { playbook }: DecideContext): string | undefined {
  const typed = words?.replace(/^@(?=\S)/, '');
  return typed === undefined ? undefined : (rosterPerson(playbook.roster, typed)?.name ?? typed);
}

/**
 * The step that a page is for: the one that names this person, else the one that is due, where its words name nobody
 * (“on call for the service”): whoever of the roster is called then is who is on call, and anybody where there is no
 * roster. As long as somebody has minutes left to answer, anybody else is called beside the ladder.
 */
function rungFor(
  ladder: Ladder | null,
  who: string,
  at: Instant,
  { playbook }: DecideContext,
): Rung | undefined {
  const named = ladder?.rungs.find((rung) => sameOnRoster(playbook.roster, rung.who, who));
  if (named !== undefined) return named;
  const next = rungDue(ladder, at);
  return next?.person === null && !isStranger(playbook.roster, who) ? next : undefined;
}

/** The step whose turn it is; undefined as long as somebody has minutes left to answer, and once somebody has. */
function rungDue(ladder: Ladder | null, at: Instant): Rung | undefined {
  const next = ladder?.rungs.find(({ dueAt }) => dueAt !== null);
  // The first step counts from before declaring: people page before they declare.
  return next !== undefined && (next.number === 1 || (next.dueAt ?? Infinity) <= at) ? next : undefined;
}

function noSuchStep(ladder: Ladder | null): string {
  const steps = ladder?.rungs.length ?? 0;
  const label = ladder === null ? 'this severity' : severityLabel[ladder.severity];
  const has = steps === 0 ? 'no ladder' : steps === 1 ? 'one step' : `${steps} steps`;
  return `Not recorded: ${label} has ${has}. Leave the step out to page somebody beside the ladder.`;
}

const noSuchPage = (named: string): string =>
  named === 'last' ? 'nobody was paged yet' : `nothing says that “${named}” was paged`;

type Found = { readonly page: Page; readonly held: HeldPage };

/** A page by its id, by who was paged (the last one that is open, else the last one), or `last`. */
function pageNamed(
  incident: Incident,
  named: string,
  { playbook }: DecideContext,
  takenBack: boolean,
): Found | undefined {
  const found = (id: EntityId | undefined): Found | undefined => {
    const held = id === undefined ? undefined : pageSlice.of(incident).get(id);
    const page = id === undefined || held === undefined ? undefined : pageOf(id, held);
    return page === undefined || held === undefined ? undefined : { page, held };
  };
  const direct = found(named);
  if (direct !== undefined) return direct;
  const pages = takenBack ? withdrawnPages(incident) : pagesOf(incident);
  const fitting =
    named === 'last'
      ? pages
      : pages.filter((page) => sameOnRoster(playbook.roster, page.who, named) || page.step === plain(named));
  const open = takenBack ? undefined : fitting.findLast(({ outcome }) => outcome === 'open');
  return found((open ?? fitting.at(-1))?.id);
}

const withdrawnPages = (incident: Incident): readonly Page[] =>
  takenBackIn(pageSlice.of(incident)).flatMap(({ id, held }) => pageOf(id, held) ?? []);
