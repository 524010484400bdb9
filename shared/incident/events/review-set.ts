import * as z from 'zod';
import type { Instant } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, supersede, write, type Register } from '../register.ts';
import { defineSlice } from '../state.ts';
import { instantSchema, personSchema } from '../vocabulary.ts';

/** Where a post-mortem stands. */
export const reviewStates = ['draft', 'in-review', 'reviewed', 'published'] as const;
export type ReviewState = (typeof reviewStates)[number];
export const reviewStateLabel: Record<ReviewState, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  reviewed: 'Reviewed',
  published: 'Published',
};

/** Whether there is to be a post-mortem, where somebody said so: the playbook's threshold decides otherwise. */
export type ReviewNeed = { readonly needed: boolean; readonly why: string };
export type ReviewMeeting = { readonly at: Instant; readonly minutes: number };
/** When the meeting really began and ended. */
export type MeetingHeld = { readonly startedAt: Instant; readonly endedAt: Instant | null };

export type HeldReview = {
  readonly owner: Register<string | null>;
  readonly state: Register<ReviewState>;
  readonly need: Register<ReviewNeed | null>;
  readonly meeting: Register<ReviewMeeting | null>;
  readonly held: Register<MeetingHeld | null>;
};

export const reviewSlice = defineSlice<HeldReview>('review', () => ({
  owner: register(),
  state: register(),
  need: register(),
  meeting: register(),
  held: register(),
}));

const need = z.object({ needed: z.boolean(), why: z.string().max(500) });
const meeting = z.object({ at: instantSchema, minutes: z.number().int().min(5).max(480) });
const held = z.object({ startedAt: instantSchema, endedAt: instantSchema.nullable() });

/** Who owns the post-mortem, where it stands, whether one is needed, and when people meet over it; one of them each. */
export const reviewSet = defineEvent({
  type: 'review-set/1',
  payload: z.discriminatedUnion('field', [
    z.object({ field: z.literal('owner'), to: personSchema.nullable() }),
    z.object({ field: z.literal('state'), to: z.enum(reviewStates) }),
    z.object({ field: z.literal('need'), to: need.nullable() }),
    z.object({ field: z.literal('meeting'), to: meeting.nullable() }),
    z.object({ field: z.literal('held'), to: held.nullable() }),
  ]),
  evolve(incident, event, said) {
    const review = reviewSlice.of(incident);
    switch (said.field) {
      case 'owner': {
        write(review.owner, event, said.to);
        return;
      }
      case 'state': {
        write(review.state, event, said.to);
        return;
      }
      case 'need': {
        write(review.need, event, said.to);
        return;
      }
      case 'meeting': {
        write(review.meeting, event, said.to);
        return;
      }
      case 'held':
        write(review.held, event, said.to);
    }
  },
  redacted(incident, event) {
    const field = event.e.slice('review.'.length);
    const review = reviewSlice.of(incident);
    if (Object.hasOwn(review, field)) supersede(review[field as keyof HeldReview], event); // just looked up
  },
  row(said) {
    switch (said.field) {
      case 'owner':
        return {
          kind: 'console',
          text: said.to === null ? 'Nobody owns the post-mortem' : `${said.to} owns the post-mortem`,
        };
      case 'state':
        return { kind: 'console', text: `Post-mortem: ${reviewStateLabel[said.to].toLowerCase()}` };
      case 'need':
        return said.to === null
          ? { kind: 'console', text: 'Post-mortem: as the playbook says' }
          : {
              kind: 'console',
              text: said.to.needed ? 'A post-mortem is needed' : 'No post-mortem is needed',
              ...(said.to.why === '' ? {} : { detail: said.to.why }),
            };
      case 'meeting':
        return said.to === null
          ? { kind: 'console', text: 'The post-mortem’s meeting was called off' }
          : {
              kind: 'console',
              text: `Post-mortem meeting: {0}, ${said.to.minutes} min`,
              times: [said.to.at],
            };
      case 'held':
        return undefined;
    }
  },
});
