import type { EntityId } from '../../shared/ids.ts';
import { fieldOf, writeField } from '../state/fields.ts';

/** Where it is kept to whom a place is handed over, and with which words, until both are in the record: each place has its own. */
export const fieldsOf = (place: EntityId | undefined): { readonly to: string; readonly words: string } => ({
  to: `handoff.${place ?? ''}.to`,
  words: `handoff.${place ?? ''}.words`,
});

/** The own words that were typed for a place; null where there are none. */
export const wordsIn = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** The same, read once: for paper. */
export const wordsFor = (place: EntityId | undefined): string | null =>
  wordsIn(fieldOf(fieldsOf(place).words));

/** What was offered and is not any more is half typed again, unless something else was typed since. */
export function typeAgain(place: EntityId, to: string, words: string): void {
  const fields = fieldsOf(place);
  if (fieldOf(fields.to) !== '' || fieldOf(fields.words) !== '') return;
  writeField(fields.to, to);
  writeField(fields.words, words);
}
