import type { ExerciseEnding } from '../incident/events/exercise.ts';

/** What was expected of the players, and whether it came: null where nobody could tell. */
export type Response = ExerciseEnding['responses'][number];

/** A title inside a sentence: one that is somebody's word already keeps its own marks. */
export const inQuotes = (title: string): string => (/^[“"]/.test(title) ? title : `“${title}”`);

/** Whether so many minutes are more than were given: a minute that has begun is not over yet, as in the promises. */
export const isBeyond = (afterMinutes: number, within: number | null): boolean =>
  within !== null && Math.floor(afterMinutes) > within;

/** Whether it came, and too late; what whoever led it denied did not come. */
export const isLate = ({ done, afterMinutes, within, record }: Response): boolean =>
  (done === true || (done === false && record !== undefined)) &&
  afterMinutes !== null &&
  isBeyond(afterMinutes, within);

/**
 * What came of an expected response. Where the record alone says so it is named by what stands there: `decision after
 * 2 min` is no more than that, however well the expectation is put.
 */
export function cameWords(response: Response): string {
  const { done, afterMinutes, within, record } = response;
  const limit = within === null ? '' : `, expected within ${within} min`;
  const late = isLate(response);
  if (done === null) return 'not known';
  if (!done && !late) return `not seen${limit}`;
  return `${record ?? 'seen'}${afterWords(afterMinutes)}${late ? `: late${limit}` : ''}`;
}

function afterWords(minutes: number | null): string {
  if (minutes === null) return '';
  return minutes < 1 ? ' within a minute' : ` after ${Math.floor(minutes)} min`;
}
