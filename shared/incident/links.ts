import type { EntityId } from '../ids.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { linkSlice, type Link } from './events/link-set.ts';
import { compareWrites, winner, type Write } from './register.ts';
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
  const own = [...latestByLabel(incident).values()].map(({ place, write }) => ({ place, ...write.value }));
  const inherited = playbook.links
    .filter((link) => !own.some((each) => same(each.label, link.label)))
    .map((link) => ({ place: null, ...link }));
  return [...inherited, ...own]
    .flatMap((link) => (link.target === null ? [] : [{ ...link, target: link.target }]))
    .sort((a, b) => linkKinds.indexOf(a.kind) - linkKinds.indexOf(b.kind) || (a.label < b.label ? -1 : 1));
}

/** The place of a link by its label, removed ones included. */
export const linkPlaceOf = (incident: Incident, label: string): EntityId | undefined =>
  latestByLabel(incident).get(label.toLowerCase())?.place;

type Placed = { readonly place: EntityId; readonly write: Write<Link> };

/** One link for each label: two desktops that made one at the same time made one link, and the later write counts. */
function latestByLabel(incident: Incident): ReadonlyMap<string, Placed> {
  const latest = new Map<string, Placed>();
  for (const [place, register] of linkSlice.of(incident)) {
    const write = winner(register);
    if (write === undefined) continue;
    const label = write.value.label.toLowerCase();
    const other = latest.get(label);
    if (other === undefined || compareWrites(other.write, write) < 0) latest.set(label, { place, write });
  }
  return latest;
}

/** An https address without a name or a password in it: the only kind that the window opens. */
export const isAddress = (target: string): boolean => /^https:\/\/[^\s/@\\]+(?:\/\S*)?$/i.test(target);
