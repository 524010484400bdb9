import { inExercise } from '../exercise.ts';
import { cleaned, type UpdateMessage } from './message.ts';

/** The words and nothing else. */
export function asPlainText({ text, exercise }: UpdateMessage): string {
  const words = cleaned(text);
  return exercise ? inExercise(words) : words;
}
