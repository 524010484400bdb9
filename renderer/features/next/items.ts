import type { Instant } from '../../../shared/ids.ts';
import { nextUpdateDue, type UpdateDue } from '../../../shared/incident/cadence.ts';
import { updatesSent } from '../../../shared/incident/updates.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Role } from '../../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { missingRolesDue } from '../../../shared/incident/roles.ts';

/** Something that has a clock on it. */
export type NextItem =
  | { readonly kind: 'update'; readonly dueAt: Instant; readonly number: number; readonly due: UpdateDue }
  | { readonly kind: 'role'; readonly dueAt: Instant; readonly role: Role };

/** Everything that is due, the most pressing first. */
export function nextItems(incident: Incident, playbook: Playbook): readonly NextItem[] {
  const due = nextUpdateDue(incident);
  const roles = missingRolesDue(incident, playbook).map(({ role, dueAt }): NextItem => ({
    kind: 'role',
    dueAt,
    role,
  }));
  const update: readonly NextItem[] =
    due === null ? [] : [{ kind: 'update', dueAt: due.at, number: updatesSent(incident) + 1, due }];
  return [...update, ...roles].sort((a, b) => a.dueAt - b.dueAt);
}

/** How many are past their time. */
export const overdue = (items: readonly NextItem[], now: Instant): number =>
  items.filter((item) => item.dueAt <= now).length;
