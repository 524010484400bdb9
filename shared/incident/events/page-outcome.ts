import * as z from 'zod';
import { formatSpan } from '../../time/format.ts';
import { defineEvent } from '../event.ts';
import { supersede, write } from '../register.ts';
import { instantSchema, personSchema } from '../vocabulary.ts';
import { heldPageOf, pageWhoSchema } from './page-made.ts';

/** Somebody answered a page, did not, or it waits again after all. */
export const pageOutcome = defineEvent({
  type: 'page-outcome/1',
  urgent: true,
  payload: z.object({
    outcome: z.enum(['open', 'answered', 'failed']),
    by: personSchema.nullable(),
    /** Who was paged and when, so that the log reads by itself. */
    who: pageWhoSchema,
    pagedAt: instantSchema,
  }),
  evolve(incident, event, { outcome, by }) {
    write(heldPageOf(incident, event.e).outcome, event, { outcome, by });
  },
  redacted(incident, event) {
    supersede(heldPageOf(incident, event.e).outcome, event);
  },
  row({ outcome, by, who, pagedAt }, event) {
    const ms = event.at - pagedAt;
    const after = `after ${ms < 60_000 ? 'under a minute' : formatSpan(ms)}`;
    if (outcome === 'open') return { kind: 'console', text: `The page to ${who} waits for an answer again` };
    if (outcome === 'failed') return { kind: 'console', text: `No answer from ${who} ${after}` };
    const answered =
      by === null || by === who ? `${who} answered the page` : `${by} answered the page to ${who}`;
    return { kind: 'console', text: `${answered} ${after}` };
  },
});

/** A page is taken back (it was never made), or stands again. */
export const pageWithdrawn = defineEvent({
  type: 'page-withdrawn/1',
  urgent: true,
  payload: z.object({ withdrawn: z.boolean(), who: pageWhoSchema }),
  evolve(incident, event, { withdrawn }) {
    write(heldPageOf(incident, event.e).withdrawn, event, withdrawn);
  },
  redacted(incident, event) {
    supersede(heldPageOf(incident, event.e).withdrawn, event);
  },
  row: ({ withdrawn, who }) => ({
    kind: 'console',
    text: withdrawn
      ? `The page to ${who} was taken back: it was not made`
      : `The page to ${who} stands again`,
  }),
});
