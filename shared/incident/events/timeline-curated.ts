import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { placeAbout } from '../short-digest.ts';
import { defineSlice, entity, type Incident } from '../state.ts';

/** How a row of the log stands in the post-mortem's timeline. */
export type Curated = {
  /** null: as the console picks. */
  readonly shown: boolean | null;
  /** What the row does not say by itself, in Markdown. */
  readonly note: string;
  /** Where it can be seen: a dashboard, a ticket. */
  readonly evidence: string;
};

/** By the key of the log's row, cut as in its place. */
export const curatedSlice = defineSlice<Map<EntityId, Register<Curated>>>('curated', () => new Map());

/** Where it is kept what is chosen of a row, by the row's key. */
export const curatedPlace = (row: string): EntityId => placeAbout('tl', row);

export const curatedIn = (incident: Incident, row: string): Register<Curated> | undefined =>
  curatedSlice.of(incident).get(curatedPlace(row).slice('tl.'.length));

const heldAt = (incident: Incident, place: EntityId): Register<Curated> =>
  entity(curatedSlice.of(incident), place.slice('tl.'.length), () => register<Curated>());

export const timelineCurated = defineEvent({
  type: 'timeline-curated/1',
  payload: z.object({
    shown: z.boolean().nullable(),
    note: z.string().trim().max(2_000),
    evidence: z.string().trim().max(2_000),
  }),
  evolve(incident, event, curated) {
    write(heldAt(incident, event.e), event, curated);
  },
  redacted(incident, event) {
    supersede(heldAt(incident, event.e), event);
  },
  row: () => undefined,
});
