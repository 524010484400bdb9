import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { heldIn } from '../role-words.ts';
import { register, write } from '../register.ts';
import { entity } from '../state.ts';
import { instantSchema, personSchema } from '../vocabulary.ts';
import { endOffer, handoffSlice, offerShape, type HandoffSaid } from './handoff-offered.ts';

/** An offer came to its end without a transfer: the other declined it, or it was withdrawn. */
export const handoffAnswered = defineEvent({
  type: 'handoff-answered/1',
  urgent: true,
  payload: z.object({
    ...offerShape,
    offeredAt: instantSchema,
    by: personSchema,
    answer: z.enum(['declined', 'withdrawn']),
    /** A word of why, where one was said. */
    why: z.string().min(1).max(500).nullable(),
  }),
  evolve(incident, event, { answer, why: _, ...offer }) {
    write(entity(handoffSlice.of(incident), event.e, register<HandoffSaid>), event, {
      state: answer,
      ...offer,
    });
  },
  redacted: endOffer,
  row({ answer, role, area, from, to, why }, event) {
    const what = heldIn(role, area);
    const detail = why === null ? {} : { detail: why };
    if (answer === 'withdrawn')
      return { kind: 'console', text: `${event.u} withdrew the offer of ${what} to ${to}`, ...detail };
    const recorded = event.u === to ? '' : `, recorded by ${event.u}`;
    return { kind: 'console', text: `${to} declined ${what}, ${from} keeps it${recorded}`, ...detail };
  },
});
