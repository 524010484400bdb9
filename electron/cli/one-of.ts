import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { nearest } from '../../shared/playbook/nearest.ts';
import { UsageError } from './verb.ts';

/** A word of a list as it was typed after an option; a mistake is said with what was probably meant. */
export function oneOf<W extends string>(
  name: string,
  known: readonly W[],
  given: string | true | undefined,
): W | undefined {
  if (given === undefined) return undefined;
  const word = String(given).toLowerCase();
  const found = known.find((each) => each === word);
  if (found !== undefined) return found;
  const near = nearest(word, known);
  const labels = known.map((each) =>
    name === 'severity' ? severityLabel[each as keyof typeof severityLabel] : each,
  ); // the names of severities
  throw new UsageError(
    `“${String(given)}” is no ${name}${near === undefined ? `; there are ${labels.join(', ')}` : `; did you mean ${near}?`}${near === undefined ? '.' : ''}`,
  );
}
