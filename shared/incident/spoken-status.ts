import type { Playbook } from '../playbook/playbook.ts';
import { end, endless, list, spoken } from './gist.ts';
import { minuteOf, type Minute } from './minute.ts';
import { at, EXERCISE, howFar, type Reader } from './minute-words.ts';
import type { Incident } from './state.ts';
import { openTime } from './times.ts';
import { roleLabel, severityLabel, type Role } from './vocabulary.ts';
import { formatClock } from '../time/format.ts';

/** Who reads it out, and when. */
export type Speaker = Reader;

/**
 * What the commander reads out to somebody who has just joined: what it is, since when, what it means for customers, how
 * far it is, what is being done, who leads what, what is open, and when the next update comes. A sentence each, from the
 * same facts as the minute.
 */
export function spokenStatus(incident: Incident, playbook: Playbook, speaker: Speaker): readonly string[] {
  const minute = minuteOf(incident, playbook);
  if (minute === null) return [];
  const said = [
    `It is ${formatClock(speaker.now, speaker.zone)} ${speaker.zoneName}. ${severityLabel[minute.severity]}: ${end(minute.title)}`,
    sinceWhen(minute, openTime(incident, speaker.now), speaker),
    minute.impact === null
      ? 'The impact has not been put into words yet.'
      : `The impact: ${end(spoken(minute.impact))}`,
    howFar(minute, speaker),
    ...beingDone(minute, speaker),
    whoLeads(minute),
    ...whatIsOpen(minute),
    nextUpdate(minute, speaker),
  ];
  return minute.exercise ? [EXERCISE, ...said, EXERCISE] : said;
}

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

/** @param open how long it was open in all, in milliseconds. */
function sinceWhen({ services, since, reopened, live }: Minute, open: number, speaker: Speaker): string {
  const affected =
    services.length === 0 ? '' : `; ${list(services)} ${services.length === 1 ? 'is' : 'are'} affected`;
  if (!live) return `It was open for ${aloud(open)}${affected}.`;
  const when = `${at(since, speaker)}, ${aloud(speaker.now - since)} ago`;
  return reopened
    ? `It is back since ${when}, and was open for ${aloud(open)} in all${affected}.`
    : `It began at ${when}${affected}.`;
}

/** The last decision, and the actions that are under way: two of them by their words, the others by their number. */
function beingDone({ live, decision, actions }: Minute, speaker: Speaker): readonly string[] {
  if (!live) return [];
  const named = actions.slice(-2).map(({ to, by, text }) => `${to ?? by}, ${endless(spoken(text))}`);
  const others = actions.length - named.length;
  const more = others === 0 ? '' : `; and ${others} more`;
  return [
    decision === null
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

function whoLeads({ posts, missing: wanted }: Minute): string {
  const held = posts
    .filter(({ role }) => role !== 'sme')
    .map(({ person, role }) => `${person} ${leads[role]}`);
  const missing = wanted.map((role) => roleLabel[role].toLowerCase());
  const names = list(missing);
  const nobody =
    names === ''
      ? ''
      : ` ${names.charAt(0).toUpperCase()}${names.slice(1)} ${missing.length === 1 ? 'is' : 'are'} not named yet.`;
  return held.length === 0 ? `Nobody holds a role.${nobody}` : `${list(held)}.${nobody}`;
}

/** What waits for an answer, a proof or a hand. */
function whatIsOpen({ live, open, criteria }: Minute): readonly string[] {
  if (!live) return [];
  const counted = (count: number, one: string, many: string): string =>
    count === 0 ? '' : count === 1 ? `one ${one}` : `${count} ${many}`;
  const parts = [
    counted(open.asks, 'ask', 'asks'),
    counted(open.hypotheses, 'hypothesis', 'hypotheses'),
    counted(open.roadblocks, 'roadblock', 'roadblocks'),
  ].filter((part) => part !== '');
  const waits = parts.length === 0 ? '' : `Open: ${list(parts)}.`;
  const exit =
    criteria.all === 0 ? '' : `${criteria.verified} of ${criteria.all} exit criteria are verified.`;
  const whole = `${waits} ${exit}`.trim();
  return whole === '' ? [] : [whole];
}

function nextUpdate({ next, live }: Minute, speaker: Speaker): string {
  if (next === null) return live ? 'No update is due at this severity.' : 'No further update is due.';
  const when = `${at(next.at, speaker)} ${speaker.zoneName}`;
  const left = next.at - speaker.now;
  if (left > 0) return `The next update goes out at ${when}, in ${aloud(Math.ceil(left / 60_000) * 60_000)}.`;
  const over = left > -60_000 ? 'due now' : `${aloud(-left)} over`;
  return `The next update was ${next.promised ? 'promised for' : 'due at'} ${when} and is ${over}.`;
}
