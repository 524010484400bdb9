import type * as z from 'zod';
import type { EventDraft, EventType, StreamEvent } from './envelope.ts';
import type { Instant } from '../ids.ts';
import type { Incident } from './state.ts';
import type { EntryKind } from './vocabulary.ts';

/** How a row of the log is shown; `console` rows were written by the console itself and can't be edited. */
export type RowKind = EntryKind | 'update' | 'console' | 'inject';

/** What an event puts into the log: `key` is the entity that it changes the row of, or the event itself. */
export type RowContent = {
  readonly kind: RowKind;
  readonly text: string;
  readonly detail?: string;
  /** Clock times that stand in the text or the detail as `{0}`, `{1}`: whoever shows the row knows the zone. */
  readonly times?: readonly Instant[];
};

/** One kind of event: its payload, what it does to the state and how it reads in one line. */
export type EventModule<P = unknown> = {
  readonly type: EventType;
  readonly payload: z.ZodType<P>;
  /**
   * What `payload` gives for the commonest payloads, without the cost of a schema; undefined where that has to be asked.
   * A property test holds the two to the same answer; change both.
   */
  plain?(payload: unknown): P | undefined;
  /** Others should see it at once: it is sealed without waiting for a pause in typing. */
  readonly urgent?: true;
  /**
   * Joins the event into the state. Uses registers, sets and maps only, so that any order, repetition or split of
   * the same events gives the same state (a property test holds it to that).
   */
  evolve(incident: Incident, event: StreamEvent, payload: P): void;
  /** What stays of an event whose words were taken out: when it was, who said it, and what it was about. */
  redacted?(incident: Incident, event: StreamEvent): void;
  /** The log row of this event; undefined where it has none of its own (it may change another's: `rowKey`). */
  row(payload: P, event: StreamEvent): RowContent | undefined;
  /** The key of the row that changes: the event's own id unless it is about an entry. */
  rowKey?(event: StreamEvent): string;
  /** The keys of other rows that look different now, beside its own. */
  touches?(event: StreamEvent): readonly string[];
};

/** The draft of an event, typed by its module's schema. */
export type DraftOf<P> = Omit<EventDraft, 't' | 'payload'> & { readonly payload: P };

export type DefinedEvent<P> = EventModule<P> & { draft(fields: DraftOf<P>): EventDraft };

/** Defines a kind of event; `draft` makes one, checked against the same schema by the compiler. */
export function defineEvent<P extends Readonly<Record<string, unknown>>>(
  module: EventModule<P>,
): DefinedEvent<P> {
  return { ...module, draft: (fields) => ({ ...fields, t: module.type }) };
}
