import type { Instant } from '../ids.ts';
import type { Playbook, RosterPerson } from '../playbook/playbook.ts';
import { dueState } from '../time/format.ts';
import { ladderOf, rungState, tellsOf, type Ladder, type Rung, type ToTell } from './escalation.ts';
import { meansWords } from './events/page-made.ts';
import { spanWords, timeToAnswer, type Page } from './pages.ts';
import type { Incident } from './state.ts';
import { roleLabel, severityLabel } from './vocabulary.ts';

type Show = (at: Instant) => string;

/** How a step stands, in a few words: “waits for rune, 3 min left”. */
export function rungWords(ladder: Ladder, rung: Rung, now: Instant, show: Show): string {
  const last = rung.pages.at(-1);
  switch (rungState(ladder, rung, now)) {
    case 'answered':
      return rung.answer === null ? '' : pageWords(rung.answer, now, show);
    case 'waiting':
      return rung.endsAt === null || last === undefined
        ? ''
        : `${last.who} paged ${show(last.at)}, ${dueState(rung.endsAt, now).text}`;
    case 'missed':
      return last === undefined ? '' : pageWords(last, now, show);
    case 'due':
      return rung.dueAt === null ? '' : `to be paged, ${dueState(rung.dueAt, now).text}`;
    case 'later':
      return rung.dueAt === null ? 'after the steps before it' : `from ${show(rung.dueAt)} on`;
    case 'spared':
      return ladder.answer === null ? 'not needed, it is over' : 'not needed, somebody answered';
  }
}

/** What became of a page: “rune paged 14:02 by phone, answered after 3 min”. */
export function pageWords(page: Page, now: Instant, show: Show): string {
  const paged = `${page.who} paged ${show(page.at)} ${meansWords[page.means]}`;
  const after = timeToAnswer(page);
  if (after !== null) {
    const by = page.answeredBy === null || page.answeredBy === page.who ? '' : ` by ${page.answeredBy}`;
    return `${paged}, answered${by} after ${spanWords(after)}`;
  }
  if (page.outcome === 'failed' && page.endedAt !== null)
    return `${paged}, no answer after ${spanWords(page.endedAt - page.at)}`;
  const over = page.until !== null && page.until <= now;
  return `${paged}, ${over ? 'no answer in' : 'not answered for'} ${spanWords(now - page.at)}`;
}

/** `told 14:05, by phone`, or that they were not. */
export const toldWords = ({ told }: ToTell, show: Show): string =>
  told === null ? 'not told yet' : `told ${show(told.at)}${told.how === null ? '' : `, ${told.how}`}`;

/** A person of the roster in one line, the numbers in front of everything else. */
export const personLine = ({ name, phones, email, roles, knows, zone }: RosterPerson): string =>
  [
    name,
    phones.length === 0 ? 'no number' : phones.join(', '),
    ...(email === null ? [] : [email]),
    ...(roles.length === 0 ? [] : [roles.map((role) => roleLabel[role]).join(', ')]),
    ...(knows.length === 0 ? [] : [`knows ${knows.join(', ')}`]),
    ...(zone === null ? [] : [zone]),
  ].join('  ');

/** Whom to tell and to page, and how far that is, as plain text: what is copied, and what `ic` prints. */
export function escalationLines(
  incident: Incident,
  playbook: Playbook,
  now: Instant,
  show: Show,
): readonly string[] {
  const ladder = ladderOf(incident, playbook);
  const tells = tellsOf(incident, playbook);
  if (ladder === null || tells === null) return [];
  const minutes = playbook.severities[ladder.severity].tellMinutes;
  const within = minutes === null ? '' : ` within ${minutes} min`;
  return [
    `${severityLabel[ladder.severity]} since ${show(ladder.armedAt)}`,
    ...(tells.people.length === 0
      ? ['Nobody has to be told.']
      : [`Tell${within}:`, ...tells.people.map((each) => `  ${each.who}: ${toldWords(each, show)}`)]),
    ...tells.others.map(
      ({ who, how, at }) => `  ${who}: ${toldWords({ who, told: { at, how, id: null } }, show)}`,
    ),
    ...(ladder.rungs.length === 0 ? ['There is no ladder: nobody has to be paged.'] : ['Page:']),
    ...ladder.rungs.flatMap((rung) => [
      `  ${rung.number}. ${rung.who}, ${rung.minutes} min: ${rungWords(ladder, rung, now, show)}`,
      ...(rung.person === null || rung.person.phones.length === 0
        ? []
        : [`     ${rung.person.phones.join(', ')}`]),
    ]),
    ...(ladder.spentAt !== null && ladder.spentAt <= now
      ? ['  Nobody on the ladder has answered: page again.']
      : []),
    ...ladder.others.map((page) => `  Beside the ladder: ${pageWords(page, now, show)}`),
  ];
}
