import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';

/** Long-incident mode (PagerDuty's response guide): updates come less often, and each states when the next one comes. */
export type LongMode = { readonly on: boolean; readonly minutes: number | null };

export const longModeSlice = defineSlice<Register<LongMode>>('longMode', register);

export const longModeSet = defineEvent({
  type: 'long-mode-set/1',
  urgent: true,
  payload: z.object({
    on: z.boolean(),
    /** Minutes between updates in force while it is on; null where only promised times count. */
    minutes: z.number().positive().max(10_080).nullable(),
  }),
  evolve(incident, event, mode) {
    write(longModeSlice.of(incident), event, mode);
  },
  row: ({ on, minutes }) => ({
    kind: 'console',
    text: on
      ? `Long incident: updates ${minutes === null ? 'at the times that are promised' : `every ${minutes} minutes`}`
      : 'Long-incident mode ended: updates at the usual pace',
  }),
});
