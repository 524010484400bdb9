import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';
import { severityLabel, severitySchema, type Severity } from '../vocabulary.ts';

export type SeverityInForce = { readonly severity: Severity; readonly cadenceMinutes: number | null };

/** The severity and, with it, the interval between updates that every desktop counts by. */
export const severitySlice = defineSlice<Register<SeverityInForce>>('severity', register);

export const severityChanged = defineEvent({
  type: 'severity-changed/1',
  urgent: true,
  payload: z.object({
    from: severitySchema,
    to: severitySchema,
    reason: z.string().min(1).max(1_000),
    cadenceMinutes: z.number().positive().max(10_080).nullable(),
  }),
  evolve(incident, event, { to, cadenceMinutes }) {
    write(severitySlice.of(incident), event, { severity: to, cadenceMinutes });
  },
  row: ({ from, to, reason }) => ({
    kind: 'console',
    text: `Severity changed from ${severityLabel[from]} to ${severityLabel[to]}`,
    detail: reason,
  }),
});
