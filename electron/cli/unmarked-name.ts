import { basename } from 'node:path';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Incident } from '../../shared/incident/state.ts';

/**
 * What is said where a file about an exercise got a name of the person's own that hides it: the name is theirs, and
 * whoever finds the file in a list takes it for a real one. undefined where there is nothing to say.
 */
export function unmarkedName(path: string, incident: Incident): string | undefined {
  const name = basename(path);
  if (declarationOf(incident)?.exercise !== true || /exercise/i.test(name)) return undefined;
  return `${name} is of an exercise: its words say so, its name does not.`;
}
