import type { Instant } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { formatClock, formatDay, sameDay } from '../time/format.ts';
import { boardOf } from './boards.ts';
import { nextUpdateDue } from './cadence.ts';
import { declarationOf, lastTime, phaseOf, severityOf, transitionsOf } from './facts.ts';
import { isLive } from './phases.ts';
import { missingRoles, postsOf } from './roles.ts';
import type { Incident } from './state.ts';
import { openTime, stretchesOf } from './times.ts';
import { roleLabel, severityLabel, type Role } from './vocabulary.ts';

/** Who reads it out, and when: `zoneName` is what people call the zone, `CET`. */
export type Speaker = { readonly now: Instant; readonly zone: string; readonly zoneName: string };

const EXERCISE = 'EXERCISE EXERCISE EXERCISE.';

/**
 * What the commander reads out to somebody who has just joined: what it is, since when, what it means for customers, how
 * far it is, what is being done, who leads what, what is open, and when the next update comes. A sentence each.
 */
export function spokenStatus(incident: Incident, playbook: Playbook, speaker: Speaker): readonly string[] {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return [];
  const said = [
    `It is ${formatClock(speaker.now, speaker.zone)} ${speaker.zoneName}. ${severityLabel[severity]}: ${end(declared.title)}`,
    sinceWhen(incident, declared.services, speaker),
    declared.impact === null
      ? 'The impact has not been put into words yet.'
      : `The impact: ${end(spoken(declared.impact))}`,
    howFar(incident, speaker),
    ...beingDone(incident, speaker),
    whoLeads(incident, playbook),
    ...whatIsOpen(incident),
    nextUpdate(incident, speaker),
  ];
  return declared.exercise ? [EXERCISE, ...said, EXERCISE] : said;
}

/** Marks are for reading, not for speaking: `@ana` is ana. */
const spoken = (text: string): string =>
  text
    .replaceAll(/(?<![\p{L}\p{N}_])[@#](?=[\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
/** A sentence ends, whatever was typed. */
const end = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** A clock time, with the day where it is not today's. */
const at = (when: Instant, { now, zone }: Speaker): string =>
  `${sameDay(when, now, zone) ? '' : `${formatDay(when, zone)} at `}${formatClock(when, zone)}`;

/** A span as it is said aloud: “47 minutes”, “1 hour 12”, “2 days 4 hours”. */
function aloud(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60)];
  const some = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (hours === 0) return some(minutes, 'minute');
  if (days > 0)
    return hours % 24 === 0 ? some(days, 'day') : `${some(days, 'day')} ${some(hours % 24, 'hour')}`;
  return minutes % 60 === 0 ? some(hours, 'hour') : `${some(hours, 'hour')} ${minutes % 60}`;
}

function sinceWhen(incident: Incident, services: readonly string[], speaker: Speaker): string {
  const stretches = stretchesOf(incident);
  const from = stretches.at(-1)?.from ?? speaker.now;
  const affected =
    services.length === 0 ? '' : `; ${list(services)} ${services.length === 1 ? 'is' : 'are'} affected`;
  if (!isLive(phaseOf(incident)))
    return `It was open for ${aloud(openTime(incident, speaker.now))}${affected}.`;
  const since = `${at(from, speaker)}, ${aloud(speaker.now - from)} ago`;
  return stretches.length > 1
    ? `It is back since ${since}, and was open for ${aloud(openTime(incident, speaker.now))} in all${affected}.`
    : `It began at ${since}${affected}.`;
}

function howFar(incident: Incident, speaker: Speaker): string {
  const since = transitionsOf(incident).at(-1)?.at;
  const when = since === undefined ? '' : ` since ${at(since, speaker)}`;
  switch (phaseOf(incident)) {
    case 'detection':
      return 'Nobody has acknowledged it yet.';
    case 'triage':
      return `We are finding out how bad it is${when}.`;
    case 'mitigation':
      return `We are working on making it stop${when}; the impact has not stopped.`;
    case 'resolution':
      return `The impact has stopped${when}; it is not resolved until we are sure that it stays so.`;
    case 'post-mortem':
      return `It was resolved at ${at(lastTime(incident, 'resolve') ?? speaker.now, speaker)}.`;
    case 'prevention':
      return `It is resolved and closed${when}.`;
  }
}

/** The last decision, and the actions that are under way: two of them by their words, the others by their number. */
function beingDone(incident: Incident, speaker: Speaker): readonly string[] {
  if (!isLive(phaseOf(incident))) return [];
  const decision = boardOf(incident, 'decision').findLast(({ mark }) => mark !== 'dropped');
  const actions = boardOf(incident, 'action').filter(({ open }) => open);
  const named = actions
    .slice(-2)
    .map(({ to, by, text }) => `${to ?? by}, ${spoken(text).replace(/[.!?…]+$/, '')}`);
  const others = actions.length - named.length;
  const more = others === 0 ? '' : `; and ${others} more`;
  return [
    decision === undefined
      ? 'Nothing has been decided yet.'
      : `Decided at ${at(decision.at, speaker)} by ${decision.by}: ${end(spoken(decision.text))}`,
    ...(named.length === 0 ? [] : [`Under way: ${named.join('; ')}${more}.`]),
  ];
}

const leads: Record<Role, string> = {
  commander: 'commands',
  deputy: 'is deputy',
  'technical-lead': 'leads the technical work',
  'communications-lead': 'leads communications',
  scribe: 'writes the log',
  sme: 'helps as an expert',
};

function whoLeads(incident: Incident, playbook: Playbook): string {
  const posts = postsOf(incident);
  const held = posts
    .filter(({ role }) => role !== 'sme')
    .map(({ person, role }) => `${person} ${leads[role]}`);
  const missing = isLive(phaseOf(incident))
    ? missingRoles(incident, playbook).map((role) => roleLabel[role].toLowerCase())
    : [];
  const names = list(missing);
  const nobody =
    names === ''
      ? ''
      : ` ${names.charAt(0).toUpperCase()}${names.slice(1)} ${missing.length === 1 ? 'is' : 'are'} not named yet.`;
  return held.length === 0 ? `Nobody holds a role.${nobody}` : `${list(held)}.${nobody}`;
}

/** What waits for an answer, a proof or a hand. */
function whatIsOpen(incident: Incident): readonly string[] {
  if (!isLive(phaseOf(incident))) return [];
  const open = (kind: 'ask' | 'hypothesis' | 'roadblock') =>
    boardOf(incident, kind).filter((item) => item.open).length;
  const counted = (count: number, one: string, many: string): string =>
    count === 0 ? '' : count === 1 ? `one ${one}` : `${count} ${many}`;
  const criteria = boardOf(incident, 'criterion').filter(({ mark }) => mark !== 'dropped');
  const verified = criteria.filter(({ mark }) => mark === 'verified').length;
  const parts = [
    counted(open('ask'), 'ask', 'asks'),
    counted(open('hypothesis'), 'hypothesis', 'hypotheses'),
    counted(open('roadblock'), 'roadblock', 'roadblocks'),
  ].filter((part) => part !== '');
  const waits = parts.length === 0 ? '' : `Open: ${list(parts)}.`;
  const exit = criteria.length === 0 ? '' : `${verified} of ${criteria.length} exit criteria are verified.`;
  const whole = `${waits} ${exit}`.trim();
  return whole === '' ? [] : [whole];
}

function nextUpdate(incident: Incident, speaker: Speaker): string {
  const due = nextUpdateDue(incident);
  if (due === null)
    return isLive(phaseOf(incident)) ? 'No update is due at this severity.' : 'No further update is due.';
  const when = `${at(due.at, speaker)} ${speaker.zoneName}`;
  const left = due.at - speaker.now;
  if (left > 0) return `The next update goes out at ${when}, in ${aloud(Math.ceil(left / 60_000) * 60_000)}.`;
  const over = left > -60_000 ? 'due now' : `${aloud(-left)} over`;
  return `The next update was ${due.promised ? 'promised for' : 'due at'} ${when} and is ${over}.`;
}
