import type { Instant } from '../../shared/ids.ts';
import { missingRoles } from '../../shared/incident/checklist.ts';
import { roleSlice } from '../../shared/incident/events/role-assigned.ts';
import { severitySlice } from '../../shared/incident/events/severity-changed.ts';
import { isLive } from '../../shared/incident/phases.ts';
import { winner } from '../../shared/incident/register.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { phaseOf, severityOf } from '../../shared/incident/summary.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';

export type MissingRole = {
  readonly role: Role;
  readonly dueAt: Instant;
  /** When it was released. */ readonly since: Instant | null;
};

/**
 * The required roles that nobody holds, with the time by which each is to be filled: so many minutes after declaring,
 * after a change of severity, or after it was released. Nothing is due once it is over.
 */
export function missingRolesDue(incident: Incident, playbook: Playbook): readonly MissingRole[] {
  const severity = severityOf(incident)?.severity;
  if (severity === undefined || !isLive(phaseOf(incident))) return [];
  const from = winner(severitySlice.of(incident))?.at ?? 0;
  const minutes = playbook.severities[severity].minutesToFill;
  return missingRoles(incident, playbook).map((role) => {
    const released = winner(roleSlice.of(incident).get(`role.${role}`))?.at ?? null;
    return { role, since: released, dueAt: Math.max(from, released ?? 0) + minutes * 60_000 };
  });
}
