import { exerciseOf } from '../../shared/incident/exercise.ts';
import { openNamed } from './open-incident.ts';
import { CommandFailure, type VerbContext } from './verb.ts';

/** Opens the game day that is named. @throws CommandFailure where none has begun in it. */
export async function played(verb: string, context: VerbContext) {
  const opened = await openNamed(`exercise ${verb}`, context);
  if (exerciseOf(opened.incident) === null)
    throw new CommandFailure(`${opened.id} is no game day: no exercise has begun in it.`);
  return opened;
}
