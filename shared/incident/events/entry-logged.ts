import * as z from 'zod';
import { entityIdPattern, type EntityId, type EventId, type Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { fileSchema, type AttachedFile } from '../files.ts';
import { waits, type EntryMark } from '../marks.ts';
import { winner, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { entryKindSchema, instantSchema, MAX_TEXT, personSchema, type EntryKind } from '../vocabulary.ts';

export type EntryBody = {
  readonly kind: EntryKind;
  readonly text: string;
  readonly at: Instant;
  /** Who is asked, who does it, who clears the roadblock; whose proposal or objection it is, who decided. */
  readonly to: string | null;
  /** What an objection is to, what a decision was proposed as, or which one it takes the place of. */
  readonly about: EntityId | null;
  /** When an ask comes back, or a decision is to be looked at again. */
  readonly dueAt: Instant | null;
  readonly files: readonly AttachedFile[];
};

/** What became of an entry that waits for something; `dueAt` where it was given more time. */
export type Marking = {
  readonly mark: EntryMark;
  readonly note: string | null;
  readonly dueAt: Instant | null;
  /** Who had acknowledged it before this was said of it. */
  readonly heard: Heard | null;
};

/** Who acknowledged an ask, and when. */
export type Heard = { readonly by: string; readonly at: Instant };

export type Correction = StreamEvent & { readonly body: EntryBody };

/** One line of the scribe log: as it was logged, what it was corrected to, and whether it was taken back. */
export type Entry = {
  first: (EntryBody & { readonly event: StreamEvent }) | undefined;
  // Made at their first use: most of ten thousand entries are logged, and that is all.
  body: Register<EntryBody> | undefined;
  /** Every correction ever made, superseded ones included: the old versions stay readable. */
  corrections: Map<string, Correction> | undefined;
  removed: Register<boolean> | undefined;
  marking: Register<Marking> | undefined;
  /** What is left of versions whose words were taken out, the first one included: when, and whose they were. */
  gone: Map<EventId, StreamEvent> | undefined;
};

export const entrySlice = defineSlice<Map<EntityId, Entry>>('entries', () => new Map());
/** Entries that are or were of a kind that waits for something: the boards look at these only. */
export const waitingSlice = defineSlice<Set<EntityId>>('waiting', () => new Set());
/** Entries that were ever about another one, by what they are about. */
export const aboutSlice = defineSlice<Map<EntityId, Set<EntityId>>>('about', () => new Map());

export const entryOf = (incident: Incident, id: EntityId): Entry =>
  entity(entrySlice.of(incident), id, () => ({
    first: undefined,
    body: undefined,
    corrections: undefined,
    removed: undefined,
    marking: undefined,
    gone: undefined,
  }));

/** What an entry says now; undefined where its words were taken out, or have not arrived. */
export const nowOf = (entry: Entry | undefined): EntryBody | undefined =>
  winner(entry?.body)?.value ?? entry?.first;

/** What an entry says, in the record. Most say words only: the rest is left out where there is none. */
export const bodySchema = z.object({
  kind: entryKindSchema,
  text: z.string().min(1).max(MAX_TEXT),
  to: personSchema.optional(),
  dueAt: instantSchema.optional(),
  about: z.string().regex(entityIdPattern).optional(),
  files: z.array(fileSchema).min(1).max(20).optional(),
});
export type BodyPayload = z.output<typeof bodySchema>;

const kinds: ReadonlySet<unknown> = new Set(entryKindSchema.options);

/** What `bodySchema` gives for a body that says words only, as most do. */
export function plainBody(payload: unknown): BodyPayload | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { kind, text, to, dueAt, about, files } = payload as Partial<Record<keyof BodyPayload, unknown>>; // unknown still
  if (typeof text !== 'string' || text === '' || text.length > MAX_TEXT || !kinds.has(kind)) return undefined;
  if (to !== undefined || dueAt !== undefined || about !== undefined || files !== undefined) return undefined;
  return { kind: kind as EntryKind, text }; // one of the kinds, then
}

const noFiles: readonly never[] = [];

/** The body that an event states; remembers the entry as one that waits, where its kind does. */
export function readBody(
  incident: Incident,
  event: StreamEvent,
  { kind, text, to, dueAt, about, files }: BodyPayload,
): EntryBody {
  if (waits(kind)) waitingSlice.of(incident).add(event.e);
  if (about !== undefined) entity(aboutSlice.of(incident), about, () => new Set<EntityId>()).add(event.e);
  const { at } = event;
  // One object, at once: ten thousand entries make ten thousand of them.
  return {
    kind,
    text,
    at,
    to: to ?? null,
    dueAt: dueAt ?? null,
    about: about ?? null,
    files: files ?? noFiles,
  };
}

/** A body as it is put into the record. */
export const bodyPayload = ({ kind, text, to, dueAt, about, files }: Omit<EntryBody, 'at'>): BodyPayload => ({
  kind,
  text,
  ...(to === null ? {} : { to }),
  ...(dueAt === null ? {} : { dueAt }),
  ...(about === null ? {} : { about }),
  ...(files.length === 0 ? {} : { files: [...files] }),
});

/** Keeps the place of a version whose words were taken out. */
export function keepPlace(incident: Incident, event: StreamEvent): void {
  (entryOf(incident, event.e).gone ??= new Map<EventId, StreamEvent>()).set(event.id, event);
}

const LOGGED = 'entry-logged/1';

/** Whether an entry was logged, with its words or without. */
export const isLogged = (entry: Entry | undefined): boolean =>
  entry?.first !== undefined || firstGone(entry) !== undefined;

/** An entry as it was first logged, where its words were taken out. */
export function firstGone(entry: Entry | undefined): StreamEvent | undefined {
  const logged = [...(entry?.gone?.values() ?? [])].filter(({ t }) => t === LOGGED);
  return logged.sort(compareWritten)[0];
}

export const entryLogged = defineEvent({
  type: LOGGED,
  payload: bodySchema,
  plain: plainBody,
  evolve(incident, event, said) {
    const entry = entryOf(incident, event.e);
    const body = readBody(incident, event, said);
    // The same entry twice is one entry sent again after "not saved": the earliest stands, on every desktop alike.
    const { first } = entry;
    if (first === undefined || compareWritten(event, first.event) < 0) entry.first = { ...body, event };
  },
  redacted: keepPlace,
  row: ({ kind, text }) => ({ kind, text }),
  rowKey: (event) => event.e,
});
