import { declarationOf } from '../../shared/incident/facts.ts';
import { inExercise } from '../../shared/wording/exercise.ts';
import { useProjections } from '../state/projections.ts';

/** Words of the incident on screen as they are copied: those of an exercise say so, so that nobody takes them for real. */
export function markedCopy(words: string): string {
  const { opened } = useProjections.getState();
  if (opened === null || declarationOf(opened.incident)?.exercise !== true) return words;
  return words.includes('\n') ? inExercise(words) : `EXERCISE: ${words}`;
}
