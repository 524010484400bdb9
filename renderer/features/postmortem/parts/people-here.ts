import { isSamePerson } from '../../../../shared/incident/people.ts';
import { dutyOf } from '../../../../shared/incident/duty.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { peopleOf } from '../../../incident-parts/people.ts';
import type { Opened } from '../../../state/projections.ts';

/** Whoever responded: they held a role in the incident or wrote in its log, each by one name. */
export function respondersOf(incident: Incident, rows: Opened['rows']): readonly string[] {
  const names: string[] = [];
  const seen = new Set(['']); // as they were typed: a log of ten thousand rows has few hands
  const add = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    if (!names.some((known) => isSamePerson(known, name))) names.push(name);
  };
  for (const { person } of dutyOf(incident).turns) add(person);
  for (const { by, kind } of rows) if (kind !== 'console' && kind !== 'newer' && kind !== 'redacted') add(by);
  return names;
}

/** The names that a field suggests: whoever is in the incident, then the roster. */
export const namesHere = (
  incident: Incident,
  rows: Opened['rows'],
  self: string,
  roster: readonly { readonly name: string }[],
): readonly string[] => peopleOf(incident, rows, self, roster).map(({ name }) => name);
