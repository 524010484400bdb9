import { updatesDue } from '../../../shared/incident/cadence.ts';
import { lastUpdate, type Update } from '../../../shared/incident/updates.ts';
import { audiences, type Audience } from '../../../shared/incident/vocabulary.ts';
import { dueState } from '../../../shared/time/format.ts';
import { draftOfWords, sharedFor, whyNotReady, type Desk } from './words.ts';

/** How far the words for an audience are: so many to look at, good as they are, approved, or sent. */
export type TabState = { readonly findings: number; readonly words: 'open' | 'asked' | 'approved' | 'sent' };

/**
 * The update that an audience has just had: sent since the front was opened, or the next one is not near; nothing else
 * has been written for them since. null where they wait for one.
 */
export function sentNowOf(desk: Desk, audience: Audience): Update | null {
  const { incident, wordings, from, now } = desk;
  const last = lastUpdate(incident, audience);
  if (last === undefined || wordings.typed[audience] !== null || sharedFor(desk, audience) !== null)
    return null;
  const due = updatesDue(incident).find((each) => each.audiences.includes(audience));
  const written = incident.events.get(last.id)?.h[0] ?? last.at;
  const near = due !== undefined && dueState(due.at, now).state !== 'rest';
  return written >= from || !near ? last : null;
}

export const isSentNow = (desk: Desk, audience: Audience): boolean => sentNowOf(desk, audience) !== null;

export function tabStateOf(desk: Desk, audience: Audience, findings: number): TabState {
  if (isSentNow(desk, audience)) return { findings, words: 'sent' };
  const draft = draftOfWords(desk, audience);
  return { findings, words: draft === null ? 'open' : draft.approved === null ? 'asked' : 'approved' };
}

/** To whom it went, and to whom nothing went and why. */
export function outcomeOf(desk: Desk, sent: readonly Audience[]): string {
  const others = audiences.filter((each) => !sent.includes(each) && !isSentNow(desk, each));
  if (others.length === 0) return `Marked sent to ${sent.join(', ')}: everybody has been told.`;
  const why = others.map((each) => {
    const reason = whyNotReady(desk, each, false);
    return reason === null ? each : `${each} (${reason})`;
  });
  return `Marked sent to ${sent.join(', ')}. Nothing was sent to ${why.join(', ')}.`;
}
