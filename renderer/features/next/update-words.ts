import type { Instant } from '../../../shared/ids.ts';
import { longModeOf, updatesDue, type UpdateDue } from '../../../shared/incident/cadence.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { declarationOf, phaseOf, severityOf } from '../../../shared/incident/facts.ts';
import { isLive, type Phase } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { updatesOf } from '../../../shared/incident/updates.ts';
import { audiences as all, severityLabel, type Audience } from '../../../shared/incident/vocabulary.ts';
import { formatSpan } from '../../../shared/time/format.ts';

/** How a clock time reads where the person is: `14:33 CET`. */
export type Clock = (at: Instant) => string;

/** Half an hour where the next time has to be promised by hand. */
const BY_HAND = 30;

/** The updates that are due next: to everybody who waits for the earliest time. */
export function dueNext(incident: Incident): readonly UpdateDue[] {
  const dues = updatesDue(incident);
  return dues.filter(({ at }) => at === dues[0]?.at);
}

/** Who is told: whoever waits too long already, else whoever is due next; everybody where nobody waits. */
export function toldNow(incident: Incident, now: Instant): readonly Audience[] {
  const dues = updatesDue(incident);
  const over = dues.filter(({ at }) => at <= now);
  const told = new Set((over.length > 0 ? over : dueNext(incident)).flatMap(({ audiences }) => audiences));
  return told.size === 0 ? all : all.filter((audience) => told.has(audience));
}

/** Milliseconds to the next update to these audiences, by the strictest pace among them. */
export function intervalOf(incident: Incident, audiences: readonly Audience[]): number {
  const paces = updatesDue(incident)
    .filter((due) => due.audiences.some((audience) => audiences.includes(audience)))
    .flatMap(({ intervalMinutes }) => (intervalMinutes === null ? [] : [intervalMinutes]));
  return (paces.length === 0 ? BY_HAND : Math.min(...paces)) * 60_000;
}

/** The time that is promised for the next one: to the minute, as it is read out. */
export function promisedFrom(now: Instant, interval: number): Instant {
  const minute = Math.floor((now + interval) / 60_000) * 60_000;
  return minute > now ? minute : now + interval;
}

/** How far it is, at the beginning of a heartbeat: nobody is told that we still investigate what has stopped. */
function soFar(phase: Phase): string {
  if (phase === 'resolution') return 'The impact has stopped; we are still watching';
  return phase === 'mitigation' ? 'Still working on stopping the impact' : 'Still investigating';
}

/** The heartbeat to those who are due next: nothing new, and when the next word comes. null where none is due. */
export function heartbeat(
  incident: Incident,
  now: Instant,
  clock: Clock,
): Extract<CommandInput, { name: 'update' }> | null {
  const audiences = dueNext(incident).flatMap((due) => due.audiences);
  if (audiences.length === 0) return null;
  const last = updatesOf(incident).findLast((update) =>
    update.audiences.some((each) => audiences.includes(each)),
  );
  const since = last?.at ?? declarationOf(incident)?.declaredAt ?? now;
  const interval = intervalOf(incident, audiences);
  const next = promisedFrom(now, interval);
  const pace = longModeOf(incident) === null ? '' : `, ${formatSpan(interval)} from now`;
  const text = `${soFar(phaseOf(incident))}, nothing new since ${clock(since)}. The next update comes at ${clock(next)}${pace}.`;
  return { name: 'update', fields: { text, next, audiences: [...audiences] } };
}

/** Why no update is due, as a sentence. */
export function whyNoneDue(incident: Incident): string {
  const phase = phaseOf(incident);
  if (!isLive(phase)) {
    return `No update is due: the incident is ${phase === 'prevention' ? 'closed' : 'resolved'}.`;
  }
  const severity = severityOf(incident)?.severity;
  return severity === undefined ? 'No update is due.' : `${severityLabel[severity]} asks for no updates.`;
}

/** A template with what is known filled in; what is not known yet stays a gap to be written: `…`. */
export function fillTemplate(text: string, incident: Incident, next: Instant | null, clock: Clock): string {
  const declared = declarationOf(incident);
  const known: Readonly<Record<string, string | undefined>> = {
    title: declared?.title,
    impact: declared?.impact ?? undefined,
    since: declared === undefined ? undefined : clock(declared.startedAt),
    next: next === null ? undefined : clock(next),
  };
  return text.replaceAll(/\{(title|impact|since|next)\}/g, (_gap, name: string) => known[name] ?? '…');
}

/** What is added to the words that are there: they are never written over. */
export const joined = (before: string, added: string): string =>
  before.trim() === '' ? added : `${before.trimEnd()}\n${added}`;
