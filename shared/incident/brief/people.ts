import type { Playbook } from '../../playbook/playbook.ts';
import { phaseOf } from '../facts.ts';
import { offersOf } from '../handoff.ts';
import { linksOf } from '../links.ts';
import { isLive } from '../phases.ts';
import { missingRolesDue, postsOf } from '../roles.ts';
import type { Incident } from '../state.ts';
import { linkKindLabel, roleLabel } from '../vocabulary.ts';
import { item, joined, type BriefItem } from './item.ts';

/** Who holds what since when, what nobody holds, and what is being handed over (ICS-201, block 9). */
export function organisation(incident: Incident, playbook: Playbook): readonly BriefItem[] {
  const held = postsOf(incident).map(({ place, role, person, area, since }) => {
    const to = offersOf(incident).filter((offer) => offer.place === place);
    const offered = to.length === 0 ? null : [`offered to ${to.map((offer) => offer.to).join(' and ')}`];
    return item(place, person, {
      label: area === null ? roleLabel[role] : `${roleLabel[role]}, ${area}`,
      about: joined(['since ', since], offered),
    });
  });
  if (!isLive(phaseOf(incident))) return held;
  const missing = missingRolesDue(incident, playbook).map(({ role, dueAt }) =>
    item(`missing.${role}`, 'nobody', { label: roleLabel[role], about: ['to be filled by ', dueAt] }),
  );
  return [...held, ...missing];
}

/** Where people meet and where they look (ICS-201, block 10: resources). */
export const links = (incident: Incident, playbook: Playbook): readonly BriefItem[] =>
  linksOf(incident, playbook).map(({ kind, label, target }) =>
    item(`link.${label}`, target, {
      label: linkKindLabel[kind] === label ? label : `${linkKindLabel[kind]}, ${label}`,
    }),
  );
