import { nextUpdateDue } from './cadence.ts';
import { declarationOf, lastTime, phaseOf, severityOf } from './facts.ts';
import { end, endless, spoken } from './gist.ts';
import { linksOf } from './links.ts';
import { at, EXERCISE, type Reader } from './minute-words.ts';
import type { Phase } from './phases.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { holderOf } from './roles.ts';
import type { Incident } from './state.ts';
import { stretchesOf } from './times.ts';
import { updatesOf, type Update } from './updates.ts';
import { audiences, severityLabel } from './vocabulary.ts';

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
 * told: title, severity, phase and the next time are public, and of the impact it says what the last update to everybody,
 * or to customers, said first. Null before anything is declared.
 */
export function statusLine(incident: Incident, playbook: Playbook, reader: Reader): string | null {
  const declared = declarationOf(incident);
  const severity = severityOf(incident)?.severity;
  if (declared === undefined || severity === undefined) return null;
  const phase = phaseOf(incident);
  const began = at(stretchesOf(incident).at(-1)?.from ?? declared.startedAt, reader);
  const told = publicUpdate(incident);
  const resolved = phase === 'post-mortem' ? lastTime(incident, 'resolve') : null;
  const parts = [
    `${severityLabel[severity]} ${endless(inChat(declared.title))}, since ${began} ${reader.zoneName}`,
    ...(told === undefined ? [] : [`told at ${at(told.at, reader)}: ${firstSentence(told.text)}`]),
    `${far[phase]}${resolved === null ? '' : ` at ${at(resolved, reader)} ${reader.zoneName}`}`,
    nextTime(incident, reader),
  ].filter((part) => part !== '');
  const line = `${end(parts.join('; '))} ${whereToAsk(incident, playbook)}`;
  return declared.exercise ? `${EXERCISE} ${line} ${EXERCISE}` : line;
}

/** The last update that went to everybody or to customers: what all may know. */
const publicUpdate = (incident: Incident): Update | undefined =>
  updatesOf(incident).findLast(
    ({ audiences: to }) => to.includes('customers') || audiences.every((each) => to.includes(each)),
  );

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

function nextTime(incident: Incident, reader: Reader): string {
  const next = nextUpdateDue(incident);
  if (next === null) return '';
  const when = `${at(next.at, reader)} ${reader.zoneName}`;
  return next.at > reader.now ? `next update ${when}` : `the update of ${when} is about to go out`;
}

function whereToAsk(incident: Incident, playbook: Playbook): string {
  const channel = linksOf(incident, playbook).find(({ kind }) => kind === 'stakeholders')?.label;
  const person = holderOf(incident, 'communications-lead');
  if (channel !== undefined)
    return `Please ask in ${channel.replaceAll(/[\p{Cc}\p{Cf}<>@]/gu, '')}, not the responders.`;
  return person === null
    ? 'Please wait for the next update rather than ask the responders.'
    : `Please ask ${inChat(person)}, not the responders.`;
}
