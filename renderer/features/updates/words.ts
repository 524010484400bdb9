import type { Instant } from '../../../shared/ids.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { lastUpdate } from '../../../shared/incident/updates.ts';
import { draftsOf, type UpdateDraft } from '../../../shared/incident/update-drafts.ts';
import type { Audience } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { wordingFor } from '../../../shared/incident/update-wording.ts';
import { intervalOf, promisedFrom, toldNow, zoned } from '../../incident-parts/update-pace.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import { namedNext } from './named-next.ts';
import type { UpdateWordings, Whose } from '../../state/update-wordings.ts';

/** What the words are read from; `from` is when the front was opened, so that no time moves under the hands. */
export type Desk = {
  readonly incident: Incident;
  readonly playbook: Playbook;
  readonly wordings: UpdateWordings;
  readonly from: Instant;
  readonly now: Instant;
};

/** A time that is promised has at least so long to go: less is chosen anew. */
const AT_LEAST = 60_000;

/** Who gets the same words: whom a hand has picked, else whoever waits. */
export const allOf = ({ incident, wordings, now }: Desk): readonly Audience[] =>
  wordings.to ?? toldNow(incident, now);

export const toldBy = (desk: Desk, whose: Whose): readonly Audience[] =>
  whose === 'all' ? allOf(desk) : [whose];

/** How far apart the times are that are offered beside that of the pace. */
const STEP = 15 * 60_000;

/**
 * The times that can be promised with one press: by the pace, and a quarter and half an hour after it. The pace counts
 * from when the front was opened, or from what was sent since: no time moves with the clock, only when it has gone by.
 */
export function nextTimes(desk: Desk, told: readonly Audience[]): readonly [Instant, ...Instant[]] {
  const interval = intervalOf(desk.incident, told);
  const sent = told.flatMap((audience) => lastUpdate(desk.incident, audience)?.at ?? []);
  const opened = promisedFrom(Math.max(desk.from, ...sent.filter((at) => at <= desk.now)), interval);
  const late = desk.now + AT_LEAST - opened;
  const first = late < 0 ? opened : opened + (Math.floor(late / interval) + 1) * interval;
  return [first, first + STEP, first + 2 * STEP];
}

/**
 * The time of the next update to these, as it stands: one that was chosen by hand, else the one that their words name,
 * else by the pace. Words that were shared keep theirs whatever is chosen: on the desktop of whoever looks as well.
 */
export function nextOf(
  desk: Desk,
  told: readonly Audience[],
  whose: Whose = desk.wordings.together || told.length > 1 ? 'all' : (told[0] ?? 'all'),
): Instant {
  const { next, typed, taken } = desk.wordings;
  const shared = whose === 'all' ? undefined : taken[whose]?.text;
  const own = typed[whose];
  const latest = desk.now + intervalOf(desk.incident, told) + 2 * STEP;
  const named = (text: string): Instant | null => namedNext(desk, strictest(told), text, latest);
  const ofDraft = own === null && shared !== undefined ? named(shared) : null;
  const chosen = next !== null && next > desk.now ? next : null;
  return ofDraft ?? chosen ?? (own === null ? null : named(own)) ?? nextTimes(desk, told)[0];
}

/** Whose rules the words for all are held to: customers' where they get them, being the strictest. */
export const strictest = (told: readonly Audience[]): Audience =>
  told.includes('customers') ? 'customers' : (told[0] ?? 'customers');

export const sharedFor = ({ incident }: Desk, audience: Audience): UpdateDraft | null =>
  draftsOf(incident).get(audience) ?? null;

/** The words as the facts and the playbook make them. */
export const filledFor = (desk: Desk, whose: Whose): string => {
  const told = toldBy(desk, whose);
  return filled(desk, whose === 'all' ? strictest(told) : whose, told);
};

function filled(desk: Desk, audience: Audience, told: readonly Audience[]): string {
  const next = nextOf(desk, told);
  const { incident, playbook, now } = desk;
  return wordingFor(incident, playbook, audience, { now, zone, zoneName: zoneName(next), next });
}

/** The words that stand in the editor: typed, else shared and taken over, else made from the facts. */
export function wordsOf(desk: Desk, whose: Whose): string {
  const { typed, taken } = desk.wordings;
  return typed[whose] ?? (whose === 'all' ? undefined : taken[whose]?.text) ?? filledFor(desk, whose);
}

/** Words that somebody else has shared, and that are not those in the editor: they are shown, and taken by hand. */
export function otherWords(desk: Desk, audience: Audience): UpdateDraft | null {
  const shared = sharedFor(desk, audience);
  const { passed, taken } = desk.wordings;
  if (shared === null || passed.has(shared.id) || taken[audience]?.id === shared.id) return null;
  return shared.text.trim() === wordsOf(desk, audience).trim() ? null : shared;
}

/** The draft that these very words are, if they were shared. */
export function draftOfWords(desk: Desk, audience: Audience): UpdateDraft | null {
  const shared = sharedFor(desk, audience);
  return shared !== null && shared.text.trim() === wordsOf(desk, audience).trim() ? shared : null;
}

/** Why nothing would be sent to an audience now, in a few words; null where its words are ready. */
export function whyNotReady(desk: Desk, audience: Audience, sentNow: boolean): string | null {
  const words = wordsOf(desk, audience);
  const shared = sharedFor(desk, audience);
  if (sentNow && desk.wordings.typed[audience] === null && shared === null) return 'sent already';
  if (words.trim() === '') return 'no words yet';
  if (words.includes('…')) return 'a gap is left in the words';
  if (shared !== null && shared.approved === null) return 'a look was asked for, and nobody has looked yet';
  return null;
}

/** Moves a time of the next update that stands in typed words to the new one. */
export function withTime(text: string | null, before: Instant, after: Instant): string | null {
  return text === null ? null : text.replaceAll(zoned(before), zoned(after));
}
