/** What every update of an exercise begins and ends with, so that nobody takes it for real. */
export const EXERCISE = 'EXERCISE EXERCISE EXERCISE';

/** An exercise's words, which begin and end with saying so, once each. */
export function inExercise(words: string): string {
  if (words === '' || words === EXERCISE) return `${EXERCISE}\n${EXERCISE}`;
  const begins = words.startsWith(EXERCISE) ? '' : `${EXERCISE}\n`;
  const ends = /EXERCISE EXERCISE EXERCISE[.!]?$/.test(words) ? '' : `\n${EXERCISE}`;
  return `${begins}${words}${ends}`;
}
