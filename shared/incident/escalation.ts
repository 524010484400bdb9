import type { Instant } from '../ids.ts';
import { defaultPlaybook } from '../playbook/defaults.ts';
import type { LadderStep, Playbook, RosterPerson, SeverityRules } from '../playbook/playbook.ts';
import { shiftedBy } from './exercise.ts';
import { declarationOf, lastTime, phaseOf, severityChangesOf, severityOf } from './facts.ts';
import { pagesOf, plain, rosterPerson, sameOnRoster, stepKeys, tellingsOf, type Page } from './pages.ts';
import { isLive } from './phases.ts';
import { derivedBy, type Incident } from './state.ts';
import { updatesOf } from './updates.ts';
import { audiences, type Severity } from './vocabulary.ts';

/** One step of the ladder, with what became of it. */
export type Rung = LadderStep & {
  readonly number: number;
  readonly key: string;
  /** Whom its words mean, where they name somebody of the roster. */
  readonly person: RosterPerson | null;
  readonly pages: readonly Page[];
  readonly answer: Page | null;
  /** Until when it waits for an answer, or when that was given up; null where nobody was paged. */
  readonly endsAt: Instant | null;
  /** From when on it is to be paged; null where it is not its turn, or nobody knows yet. */
  readonly dueAt: Instant | null;
};

/** The ladder of the severity in force. It says what is so; `rungState` adds the clock. */
export type Ladder = {
  readonly severity: Severity;
  /** Since when: declaring, the last rise of the severity, or a reopening. */
  readonly armedAt: Instant;
  /** Whether anybody is still to be paged: nobody is once it is resolved. */
  readonly live: boolean;
  readonly rungs: readonly Rung[];
  /** The first page on it that was answered: it ends the ladder. */
  readonly answer: Page | null;
  /** When the last step had its minutes and nobody answered; null before that. */
  readonly spentAt: Instant | null;
  /** Pages outside the ladder, those before the last rise included, by time. */
  readonly others: readonly Page[];
};

export type ToTell = {
  readonly who: string;
  /** When and how they were told; null as long as they were not. */
  readonly told: { readonly at: Instant; readonly how: string | null; readonly id: string | null } | null;
};

/** Who must be told of it, by when. */
export type Tells = {
  readonly people: readonly ToTell[];
  readonly dueAt: Instant | null;
  /** Whoever was told beside them. */
  readonly others: readonly ReturnType<typeof tellingsOf>[number][];
};

type Armed = { readonly at: Instant; readonly riseAt: Instant; readonly reopenedAt: Instant };

/**
 * Since when the ladder runs. A rise of the severity starts it again (PagerDuty's response guide: a worse incident calls
 * in more people); a fall leaves it as it is, and so does a rise that was taken back.
 */
function armedSince(incident: Incident): Armed | null {
  const declared = declarationOf(incident);
  if (declared === undefined) return null;
  const changes = severityChangesOf(incident);
  const rise = changes.findLast(
    ({ from, force }, index) =>
      from !== null && force.severity < (changes[index - 1]?.force.severity ?? from),
  );
  const [riseAt, reopenedAt] = [rise?.at ?? -Infinity, lastTime(incident, 'reopen') ?? -Infinity];
  return { at: Math.max(declared.declaredAt, riseAt, reopenedAt), riseAt, reopenedAt };
}

/** Whom to page in which order, and how far that is. null before declaring has arrived. */
export const ladderOf = derivedBy((incident, playbook: Playbook): Ladder | null => {
  const severity = severityOf(incident)?.severity;
  const armed = armedSince(incident);
  if (severity === undefined || armed === null) return null;
  const { ladder } = playbook.severities[severity];
  const keys = stepKeys(ladder);
  const pages = pagesOf(incident);
  /** By its step, or by whom it names where its step is of another ladder: an edit, or another severity. */
  const isFor = (page: Page, { who }: LadderStep, key: string): boolean =>
    page.step !== null && keys.includes(page.step)
      ? page.step === key
      : page.step !== null && sameOnRoster(playbook.roster, page.who, who);
  const counts = (page: Page): boolean =>
    page.at >= armed.reopenedAt && (page.outcome === 'answered' || page.at >= armed.riseAt);
  const held = ladder.map((step, index) => {
    const key = keys[index] ?? '';
    const own = pages.filter((page) => counts(page) && isFor(page, step, key));
    return {
      ...step,
      number: index + 1,
      key,
      person: rosterPerson(playbook.roster, step.who),
      pages: own,
      answer: own.find(({ outcome }) => outcome === 'answered') ?? null,
      endsAt:
        own.length === 0 ? null : Math.max(...own.map((page) => endOf(incident, page, own, step.minutes))),
    };
  });
  const answer = held.map((rung) => rung.answer).find((page) => page !== null) ?? null;
  const last = held.findLastIndex((rung) => rung.pages.length > 0);
  const live = isLive(phaseOf(incident));
  const next = answer === null && live ? last + 1 : -1;
  const dueAt = held[last]?.endsAt ?? armed.at;
  return {
    severity,
    armedAt: armed.at,
    live,
    rungs: held.map((rung, index) => ({ ...rung, dueAt: index === next ? dueAt : null })),
    answer,
    spentAt: answer === null && live && last >= 0 && last === held.length - 1 ? dueAt : null,
    others: pages.filter((page) => held.every((rung) => !rung.pages.includes(page))),
  };
});

/** When a page is given up: by its minutes, or earlier, since somebody said that this person does not answer. */
function endOf(incident: Incident, page: Page, all: readonly Page[], minutes: number): Instant {
  const given = all.flatMap(({ who, outcome, endedAt }) =>
    outcome === 'failed' && endedAt !== null && endedAt >= page.at && plain(who) === plain(page.who)
      ? [endedAt]
      : [],
  );
  const until = shiftedBy(incident, page.at, page.at + (page.minutes ?? minutes) * 60_000);
  return Math.min(until, ...given);
}

export type RungState = 'answered' | 'waiting' | 'missed' | 'due' | 'later' | 'spared';

/** How a step stands at a moment. */
export function rungState(ladder: Ladder, rung: Rung, now: Instant): RungState {
  if (rung.answer !== null) return 'answered';
  if (rung.endsAt !== null) return ladder.answer === null && rung.endsAt > now ? 'waiting' : 'missed';
  if (ladder.answer !== null || !ladder.live) return 'spared';
  return rung.dueAt !== null && rung.dueAt <= now ? 'due' : 'later';
}

/** Who must be told at this severity, by when, and who was. An update to an audience tells that audience. */
export const tellsOf = derivedBy((incident, playbook: Playbook): Tells | null => {
  const severity = severityOf(incident)?.severity;
  const armed = armedSince(incident);
  if (severity === undefined || armed === null) return null;
  const { tell, tellMinutes } = playbook.severities[severity];
  const since = Math.max(armed.riseAt, armed.reopenedAt);
  const told = tellingsOf(incident).filter(({ at }) => at >= since);
  const updates = updatesOf(incident).filter(({ at }) => at >= since);
  const people = tell.map((who): ToTell => {
    const said = told.find((each) => plain(each.who) === plain(who));
    if (said !== undefined) return { who, told: { at: said.at, how: said.how, id: said.id } };
    const audience = audiences.find((each) => plain(who).split(/[ ,:;]/)[0] === each);
    const update = updates.find((each) => audience !== undefined && each.audiences.includes(audience));
    return { who, told: update === undefined ? null : { at: update.at, how: 'by an update', id: null } };
  });
  return {
    people,
    dueAt: tellMinutes === null ? null : shiftedBy(incident, armed.at, armed.at + tellMinutes * 60_000),
    others: told.filter(({ who }) => !tell.some((each) => plain(each) === plain(who))),
  };
});

/**
 * Whether the team has made the escalation its own: it has a roster, or wrote whom to page and tell. What is built in is
 * shown to everybody, and calls nobody before it is used: alarms for an agreement that nobody made teach people to
 * ignore alarms.
 */
const isOwn = (playbook: Playbook, severity: Severity, parts: readonly (keyof SeverityRules)[]): boolean =>
  playbook.roster.length > 0 ||
  parts.some((part) => {
    const [own, built] = [playbook.severities[severity][part], defaultPlaybook.severities[severity][part]];
    return JSON.stringify(own) !== JSON.stringify(built);
  });

/** Something that is to be done about paging and telling, from a moment on. */
export type EscalationDue = { readonly key: string; readonly dueAt: Instant } & (
  | { readonly kind: 'page'; readonly what: 'step'; readonly rung: Rung; readonly after: Page | null }
  | { readonly kind: 'page'; readonly what: 'spent' }
  | { readonly kind: 'page'; readonly what: 'open'; readonly page: Page }
  | { readonly kind: 'tell'; readonly who: readonly string[] }
);

/** What is due: the next step of the ladder, a page outside it that nobody answers, whoever has to be told. */
export const escalationDues = derivedBy((incident, playbook: Playbook): readonly EscalationDue[] => {
  const ladder = ladderOf(incident, playbook);
  const tells = tellsOf(incident, playbook);
  if (ladder === null || tells === null || !isLive(phaseOf(incident))) return [];
  const { severity, armedAt, rungs, spentAt, others } = ladder;
  const dues: EscalationDue[] = [];
  const last = rungs.findLast(({ pages }) => pages.length > 0);
  const begun = last !== undefined;
  const rung = rungs.find(({ dueAt }) => dueAt !== null);
  const dueAt = rung?.dueAt ?? null;
  if (rung !== undefined && dueAt !== null && (begun || isOwn(playbook, severity, ['ladder'])))
    dues.push({
      ...{ kind: 'page', what: 'step', rung, dueAt },
      key: `page.${armedAt}.${rung.number}`,
      after: last?.pages.at(-1) ?? null,
    });
  if (spentAt !== null)
    dues.push({ kind: 'page', what: 'spent', key: `page.${armedAt}.spent`, dueAt: spentAt });
  for (const page of others)
    if (page.outcome === 'open' && page.until !== null && page.at >= armedAt)
      dues.push({ kind: 'page', what: 'open', key: `page.${page.id}`, dueAt: page.until, page });
  const untold = tells.people.flatMap(({ who, told }) => (told === null ? [who] : []));
  const telling = tellingsOf(incident).length > 0 || isOwn(playbook, severity, ['tell', 'tellMinutes']);
  if (tells.dueAt !== null && untold.length > 0 && telling)
    dues.push({ kind: 'tell', key: `tell.${armedAt}`, dueAt: tells.dueAt, who: untold });
  return dues;
});
