import * as z from 'zod';
import { defineEvent, type RowContent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { eventIdPattern, type EventId, type Instant } from '../../ids.ts';
import { defineSlice } from '../state.ts';
import {
  audienceSchema,
  severityLabel,
  severitySchema,
  type Audience,
  type Severity,
} from '../vocabulary.ts';

export type SeverityInForce = {
  readonly severity: Severity;
  /** Minutes between updates, for every audience that has none of its own. */
  readonly cadenceMinutes: number | null;
  readonly audienceMinutes: Readonly<Partial<Record<Audience, number | null>>>;
};

export type SeverityChange = {
  readonly id: EventId;
  readonly at: Instant;
  readonly from: Severity | null;
  readonly force: SeverityInForce;
  /** The change that this one takes back. */
  readonly undoes: EventId | null;
};

/** Every change that was made, declaring included: what the time at each severity is counted from. */
export const severityChangeSlice = defineSlice<Map<EventId, SeverityChange>>(
  'severityChanges',
  () => new Map(),
);

/** The interval in force, as events record it: every desktop counts by what is written here. */
export const cadenceShape = {
  cadenceMinutes: z.number().positive().max(10_080).nullable(),
  audienceMinutes: z.partialRecord(audienceSchema, z.number().positive().max(10_080).nullable()).optional(),
};

/**
 * The severity and, with it, the interval between updates, as they were written: what a change names that it replaces.
 * Read it through `severityOf`, which knows what was taken back.
 */
export const severitySlice = defineSlice<Register<SeverityInForce>>('severity', register);

/** The row of a change, and of one whose reason was taken out. */
export const severityRow = (from: Severity, to: Severity, detail: string): RowContent => ({
  kind: 'console',
  text: `Severity changed from ${severityLabel[from]} to ${severityLabel[to]}`,
  detail,
});

export const severityChanged = defineEvent({
  type: 'severity-changed/1',
  urgent: true,
  payload: z.object({
    from: severitySchema,
    to: severitySchema,
    reason: z.string().min(1).max(1_000),
    ...cadenceShape,
    /** The change that it takes back: the one before that stands, as if nothing had been. */
    undoes: z.string().regex(eventIdPattern).optional(),
    /** The change that it says anew, since the reason of that one was taken out: it counts as that one. */
    again: z.string().regex(eventIdPattern).optional(),
  }),
  evolve(incident, event, { from, to, cadenceMinutes, audienceMinutes = {}, undoes = null, again }) {
    const force = { severity: to, cadenceMinutes, audienceMinutes };
    const id = again ?? event.id;
    write(severitySlice.of(incident), { ...event, id }, force);
    severityChangeSlice.of(incident).set(id, { id, at: event.at, from, force, undoes });
  },
  touches: ({ payload }) => {
    const { again } = (payload ?? {}) as { again?: unknown }; // whatever it holds where it was not read
    return typeof again === 'string' ? [again] : [];
  },
  row: ({ from, to, reason, undoes, again }, event) =>
    again !== undefined
      ? undefined // the row of the change itself says it
      : undoes === undefined
        ? severityRow(from, to, reason)
        : {
            kind: 'console',
            text: `${severityLabel[from]} taken back by ${event.u}: ${severityLabel[to]} as before`,
          },
});
