import type { Instant } from '../../../shared/ids.ts';
import { heldSince } from '../../../shared/incident/events/role-assigned.ts';
import { postsOf, roleHistoryOf, type RoleTurn } from '../../../shared/incident/roles.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Role } from '../../../shared/incident/vocabulary.ts';

/** Somebody held a role from one time to another; `until` is null while they still do. */
export type Stint = {
  readonly person: string;
  readonly area: string | null;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly by: string;
};

const key = (at: Instant, person: string | null): string => `${at} ${person ?? ''}`;

/** What was taken back: an assignment that another one replaced as from the same time or before. */
function undoneIn(incident: Incident): ReadonlySet<string> {
  const undone = new Set<string>();
  for (const event of incident.events.values()) {
    if (event.t !== 'role-assigned/1') continue;
    for (const id of event.o) {
      const replaced = incident.events.get(id);
      if (replaced === undefined || replaced.payload === null) continue;
      const at = heldSince(replaced);
      if (at < heldSince(event)) continue;
      const { person } = replaced.payload as { person: string | null }; // every event of this type has one
      undone.add(key(at, person));
    }
  }
  return undone;
}

/** Who held a role from when to when, the latest first. Experts stand beside each other, all others in a row. */
export function stintsOf(incident: Incident, role: Role): readonly Stint[] {
  const undone = undoneIn(incident);
  const now = postsOf(incident).filter((post) => post.role === role);
  const turns = roleHistoryOf(incident).filter((turn) => turn.role === role);
  const counting = turns.filter(
    ({ at, person }) =>
      !undone.has(key(at, person)) || now.some((post) => post.since === at && post.person === person),
  );
  return (role === 'sme' ? ofExperts(incident, counting) : inARow(counting)).toReversed();
}

function inARow(turns: readonly RoleTurn[]): readonly Stint[] {
  return turns.flatMap(({ person, area, at, by }, index) => {
    const before = turns[index - 1];
    if (person === null || (before?.person === person && before.at === at)) return [];
    const next = turns.slice(index + 1).find((turn) => turn.at !== at || turn.person !== person);
    return [{ person, area, from: at, until: next?.at ?? null, by }];
  });
}

/** A release of an expert names nobody: whoever is no longer on the board, and has no later turn, left with it. */
function ofExperts(incident: Incident, turns: readonly RoleTurn[]): readonly Stint[] {
  const here = new Set(
    postsOf(incident)
      .filter((post) => post.role === 'sme')
      .map((post) => post.person),
  );
  return turns.flatMap(({ person, area, at, by }, index) => {
    if (person === null) return [];
    const again = turns.slice(index + 1).find((turn) => turn.person === person);
    if (again?.at === at && again.area === area) return [];
    const left = turns.slice(index + 1).find((turn) => turn.person === null && turn.area === area);
    const until = again?.at ?? (here.has(person) ? null : (left?.at ?? null));
    return [{ person, area, from: at, until, by }];
  });
}
