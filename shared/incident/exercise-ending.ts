import type { ExerciseEnding } from './events/exercise.ts';
import { bytesOf } from './file-name.ts';

/** What an ending may take of a line of the record (64 KiB), in bytes of JSON; a real one has a tenth of it. */
const MOST = 56_000;
const OBSERVATION = 600;

const sizeOf = (value: unknown): number => bytesOf(JSON.stringify(value));

/**
 * An ending that fits one line of the record: where very much was observed, long words are cut, then what came last is
 * left out, and that is said. All of it stays on the desktop that led the exercise.
 */
export function fittingEnding(ending: ExerciseEnding): ExerciseEnding {
  if (sizeOf(ending) <= MOST) return ending;
  const observations = ending.observations.map((each) => ({ ...each, text: cut(each.text, OBSERVATION) }));
  const short = withShorterStory({ ...ending, observations });
  if (sizeOf(short) <= MOST) return short;
  // The last of them says how many are missing.
  let room = MOST - sizeOf({ ...short, observations: [] }) - 300;
  let kept = 0;
  for (const each of observations) {
    room -= sizeOf(each) + 1;
    if (room < 0) break;
    kept += 1;
  }
  const last = observations[kept];
  if (last === undefined) return short;
  const text = `${observations.length - kept} more observations did not fit here: they are on the desktop that led the exercise.`;
  return { ...short, observations: [...observations.slice(0, kept), { ...last, kind: null, text }] };
}

/** How long each of its words may be, and how many responses there are: until it is short enough. */
const lengths = [
  [2_000, 200],
  [400, 200],
  [100, 100],
  [30, 60],
] as const;

/** The scenario's own words, so far cut that they leave room for what was observed: the file of the scenario has them. */
function withShorterStory(ending: ExerciseEnding): ExerciseEnding {
  const { story, debrief, responses, notGiven } = ending;
  let short = ending;
  for (const [most, answers] of lengths) {
    if (sizeOf({ ...short, observations: [] }) <= MOST / 2) break;
    short = {
      ...ending,
      story: cut(story, most * 4),
      debrief: debrief.map((each) => cut(each, most)),
      notGiven: notGiven.map((each) => cut(each, most)),
      responses: responses
        .slice(0, answers)
        .map((each) => ({ ...each, inject: cut(each.inject, most), words: cut(each.words, most) })),
    };
  }
  return short;
}

/** Never half of a character. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
