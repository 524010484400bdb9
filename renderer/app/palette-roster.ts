import { declarationOf } from '../../shared/incident/facts.ts';
import { isSamePerson } from '../../shared/incident/people.ts';
import type { PaletteEntry } from '../features/palette/entry.ts';
import { peopleOf } from '../incident-parts/people.ts';
import type { Opened, Projections } from '../state/projections.ts';
import { showFront } from '../state/ui.ts';
import { giveRole } from './palette-incident.ts';

/** Everybody on the roster: to be paged, with their number, and to be given a role though nobody has named them yet. */
export function rosterEntries(
  { incident, rows }: Opened,
  { playbook: { roster }, settings }: Pick<Projections, 'playbook' | 'settings'>,
): readonly PaletteEntry[] {
  if (declarationOf(incident) === undefined) return [];
  const known = peopleOf(incident, rows, settings.person);
  return [
    ...roster.map(({ name, phones }): PaletteEntry => ({
      id: `page ${name}`,
      group: 'Roster',
      label: `Page ${name}`,
      words: 'call phone ring',
      about: phones[0] ?? 'no number on the roster',
      whyNot: null,
      run: () => showFront({ name: 'escalation', person: name }),
    })),
    ...roster
      .filter(({ name }) => !known.some((person) => isSamePerson(person.name, name)))
      .map(({ name }) => giveRole(name, 'on the roster')),
  ];
}
