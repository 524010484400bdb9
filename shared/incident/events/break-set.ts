import * as z from 'zod';
import type { EntityId, Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';
import { instantSchema, personSchema } from '../vocabulary.ts';

/** What is said of a break beside whose it is: it is replaced as a whole, and one step can be taken back. */
export type BreakTimes = {
  /** When the person means to be back; null where nothing was said. */
  readonly until: Instant | null;
  /** When they came back; null where nobody has said so yet. */
  readonly ended: Instant | null;
  /** There was no break after all. */
  readonly withdrawn: boolean;
};
export type Break = BreakTimes & {
  readonly person: string;
  readonly from: Instant;
  /** What stood there before this was said; null where this is the beginning. */
  readonly was: BreakTimes | null;
};

/** Breaks that people took, each a thing of its own: who takes two has two. */
export const breakSlice = defineSlice<Map<EntityId, Register<Break>>>('breaks', () => new Map());

const times = { until: instantSchema.nullable(), ended: instantSchema.nullable(), withdrawn: z.boolean() };

/** Somebody goes on a break, means to be back at another time, or is back. */
export const breakSet = defineEvent({
  type: 'break-set/1',
  urgent: true,
  payload: z.object({
    person: personSchema,
    from: instantSchema,
    ...times,
    was: z.object(times).nullable(),
  }),
  evolve(incident, event, said) {
    write(entity(breakSlice.of(incident), event.e, register<Break>), event, said);
  },
  row: (said) => ({
    kind: 'console',
    text: wordsOf(said),
    ...(said.until === null ? {} : { times: [said.until] }),
  }),
});

function wordsOf({ person, until, ended, withdrawn, was }: Break): string {
  if (withdrawn) return `The break of ${person} was taken back`;
  if (ended !== null) return `${person} is back from the break`;
  const on = until === null ? `${person} is on a break` : `${person} is on a break until {0}`;
  if (was === null || was.withdrawn) return on;
  return was.ended === null ? on : `${on} after all`;
}
