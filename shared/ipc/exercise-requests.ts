import * as z from 'zod';
import { exerciseStepSchema, type ExerciseRun, type ExerciseStepInput } from '../exercise/run.ts';
import type { ListedScenario, Scenario, ScenarioProblem } from '../exercise/scenario.ts';
import type { IncidentId } from '../ids.ts';
import { incidentIdSchema } from './incident-id.ts';

const scenarioFileSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,71}\.yaml$/);

/** The arguments of the requests about exercises. */
export const exerciseRequestSchemas = {
  'exercise:scenarios': z.undefined(),
  'exercise:scenario': z.object({ file: scenarioFileSchema }),
  'exercise:copy': z.object({ file: scenarioFileSchema }),
  'exercise:begin': z.object({ file: scenarioFileSchema, solo: z.boolean() }),
  'exercise:runs': z.undefined(),
  'exercise:do': z.object({ id: incidentIdSchema, step: exerciseStepSchema }),
};

/** Arguments and answers of the requests about exercises. */
export type ExerciseRequests = {
  'exercise:scenarios': {
    argument: undefined;
    answer: { readonly scenarios: readonly ListedScenario[]; readonly problems: readonly ScenarioProblem[] };
  };
  /** All of a scenario: for whoever leads it. */
  'exercise:scenario': { argument: { file: string }; answer: Scenario };
  /** Puts a copy of a scenario that comes with the console into `p/scenarios`, to be changed; answers with its path. */
  'exercise:copy': { argument: { file: string }; answer: string };
  /** Declares the exercise and begins it; who asks leads it, or (`solo`) plays it alone. */
  'exercise:begin': { argument: { file: string; solo: boolean }; answer: { readonly id: IncidentId } };
  /** The exercises that this desktop leads. */
  'exercise:runs': { argument: undefined; answer: readonly ExerciseRun[] };
  'exercise:do': { argument: { id: IncidentId; step: ExerciseStepInput }; answer: ExerciseRun };
};

/** What main tells of exercises by itself. */
export type ExercisePushes = {
  /** The exercises that this desktop leads, as they are now. */
  'exercise:changed': readonly ExerciseRun[];
};
