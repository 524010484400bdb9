import { isImportPlace } from '../exchange/key.ts';
import type { EventId, Instant } from '../ids.ts';
import { compareLogOrder, compareWritten } from './envelope.ts';
import { updateSlice, type SentUpdate } from './events/update-sent.ts';
import { phaseOf, transitionsOf } from './facts.ts';
import { isLive, type Phase } from './phases.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';
import { audiences as all, type Audience, type PageStatus } from './vocabulary.ts';

/** A stakeholder update as it stands: sent, perhaps corrected, not taken back. */
export type Update = {
  /** The event that says it was sent. */
  readonly id: EventId;
  readonly text: string;
  readonly audiences: readonly Audience[];
  readonly nextDueAt: Instant | null;
  /** Where it went, in a few words; null where nobody said. */
  readonly channel: string | null;
  /** What the status page says since; null where nobody said. */
  readonly status: PageStatus | null;
  /** Who had looked at these words before they went out, for each audience that somebody did it for. */
  readonly approvedBy: Readonly<Partial<Record<Audience, string>>>;
  readonly at: Instant;
  readonly by: string;
  /** Who else marked the same sending, without having heard of it. */
  readonly alsoBy: readonly string[];
};

/** One update as it stands, whether it was taken back or not; undefined as long as it has not arrived. */
export function updateOf(id: EventId, { first, body }: SentUpdate): Update | undefined {
  if (first === undefined) return undefined;
  // Of words that were taken out nothing is known but what a correction says.
  if (first.event.payload === null && winner(body) === undefined) return undefined;
  const { text, audiences, nextDueAt, channel, status } = winner(body)?.value ?? first;
  const at = winner(body)?.value.at ?? first.event.at;
  // Other words are not those that somebody looked at.
  const approvedBy = text === first.text ? first.approvedBy : {};
  return { id, text, audiences, nextDueAt, channel, status, approvedBy, at, by: first.event.u, alsoBy: [] };
}

/**
 * What an update has in common with those that say the same sending: the document that both were imported from, or the
 * shared draft whose words two desktops marked as sent to the same audiences before they heard of each other.
 */
function sendingsOf({ first, withdrawn }: SentUpdate): readonly string[] {
  if (first === undefined) return [];
  if (isImportPlace(first.event.e)) return [first.event.e];
  // One that was taken back is none; the draft was given back by it, and may be sent again.
  if (winner(withdrawn)?.value === true) return [];
  return first.drafts.map((draft) => JSON.stringify([draft, first.text, [...first.audiences].sort()]));
}

/**
 * Updates that say the same sending as another one, which stands for them, by the one that stands: one that somebody
 * corrected or took back, else the first that was written.
 */
const twinsOf = derived((incident): ReadonlyMap<EventId, EventId> => {
  const alike = new Map<string, EventId[]>();
  for (const [id, held] of updateSlice.of(incident))
    for (const sending of sendingsOf(held)) alike.set(sending, [...(alike.get(sending) ?? []), id]);
  const twins = new Map<EventId, EventId>();
  for (const ids of alike.values()) {
    if (ids.length < 2) continue;
    const written = ids
      .flatMap((id) => incident.events.get(id) ?? [])
      .sort(compareWritten)
      .map(({ id }) => id);
    const isTouched = (id: EventId): boolean => {
      const held = updateSlice.of(incident).get(id);
      return winner(held?.body) !== undefined || winner(held?.withdrawn) !== undefined;
    };
    const touched = written.filter(isTouched);
    const [stands] = touched.length > 0 ? touched : written;
    if (stands === undefined) continue;
    for (const id of written)
      if (touched.length > 0 ? !touched.includes(id) : id !== stands) twins.set(id, stands);
  }
  return twins;
});

/** The update that stands for what an event says was sent: itself, as a rule. */
export function standingFor(incident: Incident, id: EventId): EventId {
  const stands = twinsOf(incident).get(id);
  return stands === undefined ? id : standingFor(incident, stands); // each stands for a later one: it ends
}

/** Every update that was sent and not taken back, by the time at which it was sent. */
export const updatesOf = derived((incident): readonly Update[] => {
  const sent: Update[] = [];
  const twins = twinsOf(incident);
  for (const [id, held] of updateSlice.of(incident)) {
    if (twins.has(id)) continue;
    const update = winner(held.withdrawn)?.value === true ? undefined : updateOf(id, held);
    if (update !== undefined) sent.push({ ...update, alsoBy: alsoMarkedBy(incident, update) });
  }
  const placed = ({ id, at }: Update) => ({ id, at, h: incident.events.get(id)?.h ?? ([0, 0] as const) });
  return sent.sort((a, b) => compareLogOrder(placed(a), placed(b)));
});

function alsoMarkedBy(incident: Incident, { id, by }: Update): readonly string[] {
  const twins = [...twinsOf(incident).keys()].filter((twin) => standingFor(incident, twin) === id);
  const names = twins.flatMap((twin) => incident.events.get(twin)?.u ?? []);
  return [...new Set(names)].filter((name) => name !== by);
}

/** The update sent last, by event time: to anybody, or to one audience. */
export const lastUpdate = (incident: Incident, audience?: Audience): Update | undefined =>
  updatesOf(incident).findLast((u) => audience === undefined || u.audiences.includes(audience));

/** Everything that one audience was sent, the first one first: its place is its number for them. */
export const updatesTo = (incident: Incident, audience: Audience): readonly Update[] =>
  updatesOf(incident).filter(({ audiences }) => audiences.includes(audience));

type Rounds = {
  readonly of: ReadonlyMap<EventId, number>;
  /** How many each audience was sent. */
  readonly told: ReadonlyMap<Audience, number>;
};

/**
 * Updates are counted in rounds, as those who wait count them: an update has the number that it has for whoever of its
 * audiences was told least often. One wording for each audience, sent one after the other, is one round; a word for
 * support in between is support's next, and moves nobody else's number.
 */
const roundsOf = derived((incident): Rounds => {
  const of = new Map<EventId, number>();
  const told = new Map<Audience, number>();
  for (const { id, audiences } of updatesOf(incident)) {
    of.set(id, numberAfter(told, audiences));
    for (const audience of audiences) told.set(audience, (told.get(audience) ?? 0) + 1);
  }
  return { of, told };
});

const numberAfter = (told: Rounds['told'], audiences: readonly Audience[]): number =>
  1 + Math.min(...(audiences.length === 0 ? all : audiences).map((audience) => told.get(audience) ?? 0));

/** The number of the round that each update belongs to, by the event that says it was sent. */
export const roundNumbers = (incident: Incident): ReadonlyMap<EventId, number> => roundsOf(incident).of;

/** Number of rounds of updates so far. */
export const updatesSent = (incident: Incident): number => Math.max(0, ...roundsOf(incident).of.values());

/** The number that an update would have that goes to these now; to everybody where it names nobody. */
export const nextNumber = (incident: Incident, audiences: readonly Audience[]): number =>
  numberAfter(roundsOf(incident).told, audiences);

/**
 * What the status page should say, by the phase: “identified” needs its cause, mitigated is “monitoring”, and only what
 * is resolved is called so (Statuspage's own meaning of the words).
 */
export function pageStatusOf(incident: Incident, causeConfirmed: boolean): PageStatus {
  const phase = phaseOf(incident);
  if (!isLive(phase)) return 'resolved';
  if (phase === 'resolution') return 'monitoring';
  return causeConfirmed ? 'identified' : 'investigating';
}

/** The phase that it was in at a time. */
export const phaseAt = (incident: Incident, at: Instant): Phase =>
  transitionsOf(incident).findLast((made) => made.at <= at)?.to ?? 'detection';
