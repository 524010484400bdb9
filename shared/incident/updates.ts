import type { EventId, Instant } from '../ids.ts';
import { compareLogOrder } from './envelope.ts';
import { updateSlice, type SentUpdate } from './events/update-sent.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';
import type { Audience } from './vocabulary.ts';

/** A stakeholder update as it stands: sent, perhaps corrected, not taken back. */
export type Update = {
  /** The event that says it was sent. */
  readonly id: EventId;
  readonly text: string;
  readonly audiences: readonly Audience[];
  readonly nextDueAt: Instant | null;
  readonly at: Instant;
  readonly by: string;
};

/** One update as it stands, whether it was taken back or not; undefined as long as it has not arrived. */
export function updateOf(id: EventId, { first, body }: SentUpdate): Update | undefined {
  if (first === undefined) return undefined;
  const { text, audiences, nextDueAt } = winner(body)?.value ?? first;
  const at = winner(body)?.value.at ?? first.event.at;
  return { id, text, audiences, nextDueAt, at, by: first.event.u };
}

/** Every update that was sent and not taken back, by the time at which it was sent. */
export const updatesOf = derived((incident): readonly Update[] => {
  const sent: Update[] = [];
  for (const [id, held] of updateSlice.of(incident)) {
    const update = winner(held.withdrawn)?.value === true ? undefined : updateOf(id, held);
    if (update !== undefined) sent.push(update);
  }
  const placed = ({ id, at }: Update) => ({ id, at, h: incident.events.get(id)?.h ?? ([0, 0] as const) });
  return sent.sort((a, b) => compareLogOrder(placed(a), placed(b)));
});

/** The update sent last, by event time: to anybody, or to one audience. */
export const lastUpdate = (incident: Incident, audience?: Audience): Update | undefined =>
  updatesOf(incident).findLast((u) => audience === undefined || u.audiences.includes(audience));

/** Number of updates sent so far: the next one's number is one more. */
export const updatesSent = (incident: Incident): number => updatesOf(incident).length;
