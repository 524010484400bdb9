import * as z from 'zod';
import type { IncidentId, Instant } from '../ids.ts';
import type { Inject, Scenario } from './scenario.ts';
import { observationKinds, type ObservationKind } from './observation.ts';
import { injectKinds } from './scenario.ts';

const injectId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const words = z.string().trim().min(1).max(4_000);

/** What a facilitator does; it is kept on this desktop only, and an inject alone becomes part of the record. */
export const exerciseStepSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pause') }),
  z.object({ do: z.literal('resume') }),
  z.object({ do: z.literal('give'), inject: injectId }),
  /** It does not come, or (`undo`) does again. */
  z.object({ do: z.literal('skip'), inject: injectId, undo: z.boolean().default(false) }),
  /** It, or with `rest` everything that is timed and still to come, moves by so many minutes of the scenario's clock. */
  z.object({
    do: z.literal('move'),
    inject: injectId,
    minutes: z.number().min(-600).max(600),
    rest: z.boolean().default(false),
  }),
  z.object({
    do: z.literal('improvise'),
    kind: z.enum(injectKinds),
    title: z.string().trim().max(200).default(''),
    text: words,
    from: z.string().trim().max(80).default(''),
    to: z.string().trim().max(80).default(''),
    /** Minutes of the scenario's clock from now; 0: at once. */
    inMinutes: z.number().min(0).max(600).default(0),
  }),
  /** The next hint: of the inject that is named, or of the one that was given last. */
  z.object({ do: z.literal('hint'), inject: injectId.optional() }),
  /** The scenario's clock runs so many times faster than the wall's. */
  z.object({ do: z.literal('speed'), times: z.number().min(0.25).max(60) }),
  z.object({
    do: z.literal('observe'),
    text: words,
    kind: z.enum(observationKinds).nullable().default(null),
    /** One that is there already is changed. */
    id: z
      .string()
      .regex(/^[a-z2-7]{13}$/)
      .optional(),
    removed: z.boolean().default(false),
  }),
  /** Whether an expected response was seen, where the record can't tell; null takes it back. */
  z.object({
    do: z.literal('saw'),
    inject: injectId,
    expectation: z.string().max(60),
    seen: z.boolean().nullable(),
  }),
  /** Ends it and publishes what the report needs: objectives, expected responses, the observations. */
  z.object({ do: z.literal('end'), why: z.string().trim().max(300).default('') }),
  /** It was ended by mistake. */
  z.object({ do: z.literal('reopen') }),
]);
export type ExerciseStep = z.output<typeof exerciseStepSchema>;
export type ExerciseStepInput = z.input<typeof exerciseStepSchema>;

export type Observation = {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
  readonly kind: ObservationKind | null;
};

export type RunInject = {
  readonly inject: Inject;
  readonly state: 'coming' | 'given' | 'skipped';
  /** The minute of the scenario's clock at which it comes, or came; null where it waits for a happening or the hand. */
  readonly minute: number | null;
  /** The same on the wall, while the clock runs; when it was given. */
  readonly at: Instant | null;
  /** Improvised in this run. */
  readonly improvised: boolean;
  readonly hinted: boolean;
  /** What the facilitator saw, by expectation. */
  readonly seen: Readonly<Record<string, boolean>>;
};

/** A run as the desktop that leads it sees it. Alone (`solo`), nothing that is to come is in it. */
export type ExerciseRun = {
  readonly id: IncidentId;
  /** Without injects, story and debrief where `solo` hides them until it is over. */
  readonly scenario: Scenario;
  readonly facilitator: string;
  readonly solo: boolean;
  readonly state: 'running' | 'paused' | 'ended';
  readonly began: Instant;
  readonly ended: Instant | null;
  /** Why it is paused without anybody's hand: the console was closed meanwhile. A sentence. */
  readonly why: string | null;
  readonly speed: number;
  /** Every change of it, the first one first; before that it was 1. */
  readonly speeds: readonly { readonly at: Instant; readonly times: number }[];
  /** Minutes on the scenario's clock at `readAt`; it goes on from there at `speed` while it runs. */
  readonly minute: number;
  readonly readAt: Instant;
  readonly injects: readonly RunInject[];
  readonly observations: readonly Observation[];
  /** How many hints there still are (alone: of what was given so far). */
  readonly hints: number;
  /**
   * A stop condition of the scenario is met: which, in words, and when. Alone the exercise ends by itself at `endsAt`;
   * with a facilitator it waits for their hand (null).
   */
  readonly stop: { readonly words: string; readonly met: Instant; readonly endsAt: Instant | null } | null;
};
