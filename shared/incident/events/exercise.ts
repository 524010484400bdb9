import * as z from 'zod';
import type { EntityId, Instant } from '../../ids.ts';
import { compareWritten, type StreamEvent } from '../envelope.ts';
import { defineEvent } from '../event.ts';
import { fileSchema, type AttachedFile } from '../files.ts';
import { injectWords } from '../inject-words.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, type Incident } from '../state.ts';
import { instantSchema, roleSchema, severitySchema, type Role } from '../vocabulary.ts';
import { observationKinds } from '../../exercise/observation.ts';
import { injectKinds, type InjectKind } from '../../exercise/scenario.ts';
import { REDACTED } from './redact.ts';

/** What the players may know of the scenario from its beginning. */
export type ExerciseBegun = {
  readonly scenario: string;
  readonly title: string;
  readonly brief: string;
  readonly objectives: readonly string[];
  readonly roles: readonly Role[];
  readonly minutes: number;
  readonly solo: boolean;
};
export type GivenInject = {
  readonly kind: InjectKind;
  readonly title: string;
  readonly text: string;
  readonly from: string;
  /** A role or a person; null: all. */
  readonly to: string | null;
  readonly files: readonly AttachedFile[];
};
export type HeldInject = GivenInject & { readonly event: StreamEvent };
/** What the report needs beside the record; nothing of it was known to the players before the end. */
const endingSchema = z.object({
  why: z.string().max(300),
  story: z.string().max(8_000),
  /** The severity that the criteria ask for. */
  severity: severitySchema.nullable(),
  /** Expected responses, with what came of them: null where nobody could tell. */
  responses: z
    .array(
      z.object({
        inject: z.string().max(200),
        words: z.string().max(500),
        done: z.boolean().nullable(),
        afterMinutes: z.number().nullable(),
        within: z.number().nullable(),
        /** What stands in the record where that alone says so: `decision`, `mitigated`. */
        record: z.string().max(60).optional(),
      }),
    )
    .max(200),
  /** What did not come, with why. */
  notGiven: z.array(z.string().max(200)).max(100),
  observations: z
    .array(
      z.object({
        at: instantSchema,
        text: z.string().max(4_000),
        kind: z.enum(observationKinds).nullable(),
        by: z.string().max(80),
      }),
    )
    .max(200),
  debrief: z.array(z.string().max(500)).max(30),
});
export type ExerciseEnding = z.output<typeof endingSchema>;

/** An ending of which nothing is known but that it was one. */
export const bareEnding: ExerciseEnding = {
  ...{ why: '', story: '', severity: null, responses: [], notGiven: [], observations: [], debrief: [] },
};

export type ExerciseState = {
  begun:
    (ExerciseBegun & { readonly by: string; readonly at: Instant; readonly event: StreamEvent }) | undefined;
  readonly injects: Map<EntityId, HeldInject>;
  /** Every time that its clocks were stopped or went on: the end stops them as well. */
  readonly paces: Map<
    string,
    { readonly at: Instant; readonly paused: boolean; readonly event: StreamEvent }
  >;
  readonly ending: Register<ExerciseEnding | null>;
};

export const exerciseSlice = defineSlice<ExerciseState>('exercise', () => ({
  begun: undefined,
  injects: new Map(),
  paces: new Map(),
  ending: register<ExerciseEnding | null>(),
}));
export const injectPlace = (id: string): EntityId => `inj.${id}`;
/** Where all that is said of the exercise itself stands. */
export const exercisePlace: EntityId = 'exercise';

/** What came first by the order of writing counts: two desktops may have said it at once. */
function give(incident: Incident, event: StreamEvent, said: GivenInject): void {
  const { injects } = exerciseSlice.of(incident);
  const held = injects.get(event.e);
  if (held === undefined || compareWritten(event, held.event) < 0) injects.set(event.e, { ...said, event });
}

/** A game day begins: what the players are told. */
export const exerciseBegun = defineEvent({
  type: 'exercise-begun/1',
  urgent: true,
  payload: z.object({
    scenario: z.string().min(1).max(120),
    title: z.string().min(1).max(200),
    brief: z.string().max(8_000),
    objectives: z.array(z.string().max(500)).max(20),
    roles: z.array(roleSchema).max(10),
    minutes: z.number().int().min(1).max(1_440),
    solo: z.boolean(),
  }),
  evolve(incident, event, said) {
    const held = exerciseSlice.of(incident);
    if (held.begun === undefined || compareWritten(event, held.begun.event) < 0)
      held.begun = { ...said, by: event.u, at: event.at, event };
  },
  row: ({ title, brief }, { u }) => ({
    kind: 'console',
    text: `Exercise begun by ${u}: ${title}`,
    // What the players were told can be read again at any time.
    ...(brief === '' ? {} : { detail: brief }),
  }),
});

/** An inject reaches the players. */
export const injectGiven = defineEvent({
  type: 'inject-given/1',
  urgent: true,
  payload: z.object({
    kind: z.enum(injectKinds),
    title: z.string().max(200),
    text: z.string().max(8_000),
    from: z.string().max(80),
    to: z.string().max(80).nullable(),
    files: z.array(fileSchema).max(5).optional(),
  }),
  evolve(incident, event, { files = [], ...said }) {
    give(incident, event, { ...said, files });
  },
  /** That something was given stays: what came after it is read with it. */
  redacted(incident, event) {
    give(incident, event, { kind: 'text', title: '', text: REDACTED, from: '', to: null, files: [] });
  },
  rowKey: ({ e }) => e,
  row: (said) => ({ kind: 'inject', text: injectWords(said) }),
});

/** The clocks of an exercise are stopped, or go on. */
export const exercisePaced = defineEvent({
  type: 'exercise-paced/1',
  urgent: true,
  payload: z.object({ paused: z.boolean() }),
  evolve(incident, event, { paused }) {
    exerciseSlice.of(incident).paces.set(event.id, { at: event.at, paused, event });
  },
  row: ({ paused }) => ({
    kind: 'console',
    text: paused ? 'Exercise paused: all clocks stand' : 'Exercise goes on',
  }),
});

/** An exercise is over, with what its report needs; null: it was ended by mistake. */
export const exerciseEnded = defineEvent({
  type: 'exercise-ended/1',
  urgent: true,
  payload: z.object({ ending: endingSchema.nullable() }),
  evolve(incident, event, { ending }) {
    const held = exerciseSlice.of(incident);
    write(held.ending, event, ending);
    held.paces.set(event.id, { at: event.at, paused: ending !== null, event });
  },
  redacted(incident, event) {
    // Only an ending has words that can be taken out: it stays one.
    const held = exerciseSlice.of(incident);
    write(held.ending, event, bareEnding);
    held.paces.set(event.id, { at: event.at, paused: true, event });
  },
  row: ({ ending }) => ({
    kind: 'console',
    text: ending === null ? 'Exercise goes on: it was ended by mistake' : 'Exercise ended',
    ...(ending === null || ending.why === '' ? {} : { detail: ending.why }),
  }),
});
export { endingSchema };
