import * as z from 'zod';
import {
  entityIdPattern,
  eventIdPattern,
  type EntityId,
  type EventId,
  type Instant,
  type WriterId,
} from '../ids.ts';
import type { Hlc } from '../clock.ts';

/** An event type with its major version, `severity-changed/1`. A new major is a new type: old clients keep it unread. */
export type EventType = `${string}/${number}`;

/**
 * What a decision wants recorded, before a writer has given it a place in its chain.
 * `at` is the event time that a person stated; `o` names the values it supersedes and `g` is one more than theirs.
 */
export type EventDraft = {
  readonly t: EventType;
  readonly e: EntityId;
  readonly at: Instant;
  readonly u: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly o?: readonly EventId[];
  readonly g?: number;
  readonly c?: 1;
  /** Drafts before it in the same decision whose values it supersedes as well, by their places: they have no ids yet. */
  readonly follows?: readonly number[];
};

/** A draft that names what it supersedes by id only, once the drafts before it have theirs. */
export function named(draft: EventDraft, before: readonly { readonly id: EventId }[]): EventDraft {
  if (draft.follows === undefined) return draft;
  const { follows, ...rest } = draft;
  return { ...rest, o: [...(draft.o ?? []), ...follows.flatMap((place) => before[place]?.id ?? [])] };
}

/**
 * One fact as the fold sees it. `payload` is null once it was redacted. The bytes it was read from stay in the
 * store, untouched: types and fields of newer versions are passed on byte for byte.
 */
export type StreamEvent = {
  readonly id: EventId;
  readonly w: WriterId;
  readonly q: number;
  readonly h: Hlc;
  readonly t: string;
  readonly e: EntityId;
  readonly o: readonly EventId[];
  readonly g: number;
  readonly at: Instant;
  readonly u: string;
  readonly c: 0 | 1;
  readonly payload: unknown;
};

const nat = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** The envelope's line as it stands in a file; short names, since it is written with every event. */
export const envelopeSchema = z.object({
  q: nat.min(1),
  h: z.tuple([nat, nat]),
  p: z.string().min(1).max(64),
  ph: z.string().min(1).max(64),
  t: z.string().regex(/^[a-z][a-z0-9-]{0,47}\/\d{1,4}$/),
  e: z.string().regex(entityIdPattern),
  o: z.array(z.string().regex(eventIdPattern)).max(1_000).optional(),
  g: nat.min(1),
  at: z.number().int().min(-8.64e15).max(8.64e15),
  u: z.string().max(120),
  c: z.literal(1).optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** The order in which events were written, as far as clocks can tell. */
export const compareWritten = (
  a: { readonly h: Hlc; readonly id: string },
  b: { readonly h: Hlc; readonly id: string },
): number => a.h[0] - b.h[0] || a.h[1] - b.h[1] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The total order of the log: event time, then the order of writing, then the id. */
export function compareLogOrder(
  a: { at: Instant; h: Hlc; id: string },
  b: { at: Instant; h: Hlc; id: string },
): number {
  return a.at - b.at || compareWritten(a, b);
}
