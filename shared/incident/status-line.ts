import { declarationOf, lastTime, phaseOf, severityOf } from './facts.ts';
import { end, endless, spoken } from './gist.ts';
import { linksOf } from './links.ts';
import { isTakenUp } from './minute-taken-up.ts';
import { at, EXERCISE, type Reader } from './minute-words.ts';
import { isLive, type Phase } from './phases.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { holderOf } from './roles.ts';
import type { Incident } from './state.ts';
import { stretchesOf } from './times.ts';
import { updatesOf, type Update } from './updates.ts';
import { severityLabel } from './vocabulary.ts';

/** How far it is, in words that say nothing of how. */
const far: Record<Phase, string> = {
  detection: 'nobody has taken it up yet',
  triage: 'we are finding out how bad it is',
  mitigation: 'we are working on making it stop',
  resolution: 'the impact has stopped, and we watch whether it stays so',
  'post-mortem': 'resolved',
  prevention: 'resolved and closed',
};

/**
 * One line for whoever asks in a chat, so that the responders are left alone. It says no more than stakeholders were
 * told: title, severity and phase are public; of the impact it says what the last update to customers said first, and
 * the next time is the one that they were promised last. It names nobody. Null before anything is declared.
 */
export function statusLine(incident: Incident, playbook: Playbook, reader: Reader): string | null {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  const phase = phaseOf(incident);
  const how = phase === 'detection' && isTakenUp(incident) ? far.triage : far[phase];
  const began = at(stretchesOf(incident).at(-1)?.from ?? declared.startedAt, reader);
  const told = publicUpdates(incident).at(-1);
  const resolved = phase === 'post-mortem' ? lastTime(incident, 'resolve') : null;
  const said = told === undefined ? '' : firstSentence(told.text);
  // What was said often begins with the time already.
  const since = /^since (?:about |around )?\d/i.test(said) ? '' : `, since ${began} ${reader.zoneName}`;
  const parts = [
    `${severityLabel[severity]} ${endless(inChat(declared.title))}${since}`,
    ...(told === undefined ? [] : [`told at ${at(told.at, reader)}: ${said}`]),
    `${how}${resolved === null ? '' : ` at ${at(resolved, reader)} ${reader.zoneName}`}`,
    nextTime(incident, reader),
  ].filter((part) => part !== '');
  const line = `${end(parts.join('; '))} ${whereToAsk(incident, playbook)}`;
  return declared.exercise ? `${EXERCISE} ${line} ${EXERCISE}` : line;
}

/** What went to customers, alone or with everybody: what all may know. */
const publicUpdates = (incident: Incident): readonly Update[] =>
  updatesOf(incident).filter(({ audiences: to }) => to.length === 0 || to.includes('customers'));

const MOST = 160;

/** The first sentence of what was sent: whole, or up to a word. */
function firstSentence(text: string): string {
  const words = inChat(text).replace(/^(?:EXERCISE\W*)+/, '');
  const first = endless(words.split(/[.!?…](?=\s+["“‘']?\p{Lu})/u)[0] ?? words);
  return first.length <= MOST ? first : `${endless(first.slice(0, first.lastIndexOf(' ', MOST)))}…`;
}

/** Words on one line that call nobody and nothing where they are pasted: no `@channel`, no `<!here>`. */
const inChat = (text: string): string =>
  spoken(text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').replaceAll(/<(?=[!@#/])/g, '')).trim();

/** The time that customers were promised last; one that was kept since, or that a reopening made void, is none. */
function nextTime(incident: Incident, reader: Reader): string {
  if (!isLive(phaseOf(incident))) return '';
  const updates = publicUpdates(incident);
  const promise = updates.findLast(({ nextDueAt }) => nextDueAt !== null);
  if (promise === undefined || promise.nextDueAt === null) return '';
  if (promise.at < (lastTime(incident, 'reopen') ?? -Infinity)) return '';
  const when = `${at(promise.nextDueAt, reader)} ${reader.zoneName}`;
  if (promise.nextDueAt > reader.now) return `next update ${when}`;
  return promise === updates.at(-1) ? `the update of ${when} is about to go out` : '';
}

function whereToAsk(incident: Incident, playbook: Playbook): string {
  const channel = linksOf(incident, playbook).find(({ kind }) => kind === 'stakeholders')?.label;
  if (channel !== undefined)
    return `Please ask in ${channel.replaceAll(/[\p{Cc}\p{Cf}<>@]/gu, '')}, not the responders.`;
  return holderOf(incident, 'communications-lead') === null
    ? 'Please wait for the next update rather than ask the responders.'
    : 'Please ask the communications lead, not the responders.';
}
