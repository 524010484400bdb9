import * as z from 'zod';
import type { Hlc } from '../../clock.ts';
import type { EntityId, EventId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { defineSlice, entity } from '../state.ts';

/** The longest update of one event, in characters of base64: a longer edit is several events. */
export const MAX_UPDATE = 32 * 1_024;

/** One edit of a text: what it changes is known to `text.ts` alone. */
export type TextEdit = { readonly id: EventId; readonly h: Hlc; readonly update: string };

/**
 * The edits of every text (later the sections of a post-mortem), by section. Only collected here, so that whoever
 * folds needs no Yjs; `text.ts` makes the text of them.
 */
export const textSlice = defineSlice<Map<EntityId, Map<EventId, TextEdit>>>('texts', () => new Map());

/** Where the edits of a section are kept: `text.summary`. */
export const textPlace = (section: string): EntityId => `text.${section}`;

/** A text was edited. It has no row in the log: people read the text, and the log is about the incident. */
export const textEdited = defineEvent({
  type: 'text-edited/1',
  payload: z.object({
    /** A Yjs update (version 1). */
    update: z.base64().min(4).max(MAX_UPDATE),
  }),
  evolve(incident, { id, h, e }, { update }) {
    const edits = entity(textSlice.of(incident), e, () => new Map<EventId, TextEdit>());
    edits.set(id, { id, h, update });
  },
  row: () => undefined,
});
