import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { compareHlc } from '../../clock.ts';
import { defineEvent } from '../event.ts';
import type { StreamEvent } from '../envelope.ts';
import { register, type Register } from '../register.ts';
import { defineSlice, entity, type Incident } from '../state.ts';
import { entryKindSchema, MAX_TEXT, type EntryKind } from '../vocabulary.ts';

export type EntryBody = { readonly kind: EntryKind; readonly text: string; readonly at: number };

/** One line of the scribe log: as it was logged, what it was corrected to, and whether it was taken back. */
export type Entry = {
  first: (EntryBody & { readonly event: StreamEvent }) | undefined;
  readonly body: Register<EntryBody>;
  /** Every correction ever made, superseded ones included: the old versions stay readable. */
  readonly corrections: Map<string, StreamEvent & { readonly body: EntryBody }>;
  readonly removed: Register<boolean>;
};

export const entrySlice = defineSlice<Map<EntityId, Entry>>('entries', () => new Map());

export const entryOf = (incident: Incident, id: EntityId): Entry =>
  entity(entrySlice.of(incident), id, () => ({
    first: undefined,
    body: register(),
    corrections: new Map(),
    removed: register(),
  }));

export const entryLogged = defineEvent({
  type: 'entry-logged/1',
  payload: z.object({ kind: entryKindSchema, text: z.string().min(1).max(MAX_TEXT) }),
  evolve(incident, event, { kind, text }) {
    const entry = entryOf(incident, event.e);
    // The same entry twice is one entry sent again after "not saved": the earliest stands, on every desktop alike.
    const { first } = entry;
    const earlier =
      first === undefined || (compareHlc(event.h, first.event.h) || (event.id < first.event.id ? -1 : 1)) < 0;
    if (earlier) entry.first = { kind, text, at: event.at, event };
  },
  row: ({ kind, text }) => ({ kind, text }),
  rowKey: (event) => event.e,
});
