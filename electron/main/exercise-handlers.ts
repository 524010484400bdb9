import { ok } from '../../shared/result.ts';
import type { ExerciseHost } from './exercise-host.ts';
import type { Handlers } from './ipc/register.ts';

type Answered =
  | 'exercise:scenarios'
  | 'exercise:scenario'
  | 'exercise:copy'
  | 'exercise:begin'
  | 'exercise:runs'
  | 'exercise:do';

/** What main answers about game days. */
export const exerciseHandlers = (exercises: ExerciseHost): Pick<Handlers, Answered> => ({
  'exercise:scenarios': async () => ok(await (await exercises.scenarios()).list()),
  'exercise:scenario': ({ file }) => exercises.scenario(file),
  'exercise:copy': async ({ file }) => (await exercises.scenarios()).copy(file),
  'exercise:begin': (wish) => exercises.start(wish),
  'exercise:runs': () => exercises.all(),
  'exercise:do': ({ id, step }) => exercises.step(id, step),
});
