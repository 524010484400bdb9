import type { EntityId } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { linkSlice } from './events/link-set.ts';
import { winner } from './register.ts';
import type { Incident } from './state.ts';
import { linkKinds, type LinkKind } from './vocabulary.ts';

export type PlacedLink = {
  /** Where it is kept; null where it is the playbook's and nobody changed it here. */
  readonly place: EntityId | null;
  readonly label: string;
  readonly kind: LinkKind;
  readonly target: string;
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The links of an incident: its own, and those of the playbook that it has not replaced or removed. */
export function linksOf(incident: Incident, playbook: Playbook): readonly PlacedLink[] {
  const own = [...linkSlice.of(incident)].flatMap(([place, register]) => {
    const link = winner(register)?.value;
    return link === undefined ? [] : [{ place, ...link }];
  });
  const inherited = playbook.links
    .filter((link) => !own.some((each) => same(each.label, link.label)))
    .map((link) => ({ place: null, ...link }));
  return [...inherited, ...own]
    .flatMap((link) => (link.target === null ? [] : [{ ...link, target: link.target }]))
    .sort((a, b) => linkKinds.indexOf(a.kind) - linkKinds.indexOf(b.kind) || (a.label < b.label ? -1 : 1));
}

/** The place of a link by its label, removed ones included. */
export function linkPlaceOf(incident: Incident, label: string): EntityId | undefined {
  for (const [place, register] of linkSlice.of(incident)) {
    if (same(winner(register)?.value.label ?? '', label)) return place;
  }
  return undefined;
}
