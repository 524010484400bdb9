import { gist } from '../../../../shared/incident/gist.ts';
import { isSamePerson } from '../../../../shared/incident/people.ts';
import { roleHistoryOf } from '../../../../shared/incident/roles.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { roleLabel } from '../../../../shared/incident/vocabulary.ts';
import type { Opened } from '../../../state/projections.ts';

/** Something that somebody did, by the record: whom to thank, and the words to begin with. */
export type Deed = { readonly person: string; readonly words: string };

/** How many words of an entry stand in what is suggested. */
const WORDS = 60;

const weight = { hypothesis: 4, finding: 3, action: 2, role: 1 } as const;

/**
 * For everybody who did something that shows in the record, the thing that weighs most: a hypothesis that was confirmed,
 * a finding, something that they did, a role that they took over. A place to begin; nobody is ranked, and the order is
 * that of the record.
 */
export function deedsOf(incident: Incident, rows: Opened['rows'], self: string): readonly Deed[] {
  const best = new Map<string, Deed & { readonly weighs: number }>();
  const names = new Map<string, string>();
  /** The name by which somebody was known first: gone through once for each way in which it is typed. */
  const nameOf = (person: string): string => {
    const known = names.get(person);
    const name = known ?? [...best.keys()].find((each) => isSamePerson(each, person)) ?? person;
    if (known === undefined) names.set(person, name);
    return name;
  };
  const note = (person: string, weighs: number, words: () => string): void => {
    const name = nameOf(person);
    if ((best.get(name)?.weighs ?? 0) < weighs && !isSamePerson(name, self))
      best.set(name, { person: name, words: words(), weighs });
  };
  for (const { kind, by, text, waits, takenBackBy } of rows) {
    if (takenBackBy !== undefined) continue;
    const words = (): string => gist(text, WORDS);
    if (kind === 'hypothesis' && waits?.mark === 'confirmed')
      note(by, weight.hypothesis, () => `for seeing it: ${words()}`);
    else if (kind === 'finding') note(by, weight.finding, () => `for finding out: ${words()}`);
    else if (kind === 'action') note(waits?.to ?? by, weight.action, () => `for doing it: ${words()}`);
  }
  for (const { role, person } of roleHistoryOf(incident))
    if (person !== null)
      note(person, weight.role, () => `for taking over as ${roleLabel[role].toLowerCase()}`);
  return [...best.values()].map(({ person, words }) => ({ person, words }));
}
