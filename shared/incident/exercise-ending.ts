import type { ExerciseEnding } from './events/exercise.ts';

/** What an ending may take of a line of the record (64 KiB), in characters of JSON; a real one has a tenth of it. */
const MOST = 48_000;
const OBSERVATION = 600;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/**
 * An ending that fits one line of the record: where very much was observed, long words are cut, then what came last is
 * left out, and that is said. All of it stays on the desktop that led the exercise.
 */
export function fittingEnding(ending: ExerciseEnding): ExerciseEnding {
  if (sizeOf(ending) <= MOST) return ending;
  const observations = ending.observations.map((each) => ({ ...each, text: cut(each.text, OBSERVATION) }));
  const short = { ...ending, responses: ending.responses.slice(0, 60), observations };
  let kept = observations.length;
  while (kept > 0 && sizeOf({ ...short, observations: observations.slice(0, kept) }) > MOST) kept -= 1;
  const last = observations[kept];
  if (last === undefined) return short;
  const text = `${observations.length - kept} more observations did not fit here: they are on the desktop that led the exercise.`;
  return { ...short, observations: [...observations.slice(0, kept), { ...last, kind: null, text }] };
}

/** Never half of a character. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
