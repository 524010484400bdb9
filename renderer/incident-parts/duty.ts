import { onDuty, type OnDuty } from '../../shared/duty/on-duty.ts';
import { RELIEF_AHEAD_MS, reliefsOf, type Relief } from '../../shared/duty/relief.ts';
import { couldTakeOver } from '../../shared/duty/take-over.ts';
import { personKey } from '../../shared/duty/turns.ts';
import { bestOf } from '../../shared/duty/words.ts';
import type { IncidentId, Instant } from '../../shared/ids.ts';
import { dueList, dueWith, type Due } from '../../shared/incident/due.ts';
import { endingOf } from '../../shared/incident/exercise.ts';
import { declarationOf } from '../../shared/incident/facts.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Role } from '../../shared/incident/vocabulary.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { useIncidentNow } from './incident-clock.ts';
import { useOpened, usePlaybook, useProjections, useSettings, useSummaries } from '../state/projections.ts';

type Summaries = readonly IncidentSummary[];

const counting = new WeakMap<Summaries, Summaries>();

/** The incidents that say who was on duty: the few that are live or were until a day ago. */
function withDuty(summaries: Summaries): Summaries {
  let held = counting.get(summaries);
  if (held === undefined) {
    held = summaries.filter(({ duty }) => duty !== undefined);
    counting.set(summaries, held);
  }
  return held;
}

/** Who is on duty over all incidents, by `personKey`. */
export function useOnDuty(now: Instant): ReadonlyMap<string, OnDuty> {
  const summaries = useSummaries();
  const playbook = usePlaybook();
  return new Map(onDuty(withDuty(summaries), playbook, now).map((on) => [personKey(on.person), on]));
}

/** Whether somebody is on duty, and on a break, as the window knows it at a moment. */
export function onDutyAt(person: string, now: Instant): OnDuty | null {
  const { summaries, playbook } = useProjections.getState();
  const key = personKey(person);
  return onDuty(withDuty(summaries), playbook, now).find((on) => personKey(on.person) === key) ?? null;
}

const reliefsIn = (
  id: IncidentId,
  summaries: Summaries,
  playbook: Playbook,
  now: Instant,
  later: Parameters<typeof reliefsOf>[3],
): readonly Relief[] =>
  reliefsOf(withDuty(summaries), playbook, now, later).filter(
    ({ incident, dueAt }) => incident === id && dueAt - now <= RELIEF_AHEAD_MS,
  );

/** Everything that is due in the incident on screen, reliefs that are near included, and the time it is shown for. */
export function useDues(): { readonly dues: readonly Due[]; readonly now: Instant } {
  const opened = useOpened();
  const playbook = usePlaybook();
  const summaries = useSummaries();
  const { reliefLater } = useSettings();
  const shown = useIncidentNow();
  const dues =
    opened === null || endingOf(opened.incident) !== null
      ? []
      : dueWith(
          dueList(opened.incident, playbook),
          reliefsIn(opened.incident.id, summaries, playbook, shown, reliefLater),
        );
  return { dues, now: useIncidentNow(dues.map(({ dueAt }) => dueAt)) };
}

/** Who of the roster could take a role over now, in a few words; null where nobody could. */
export function useCouldBe(incident: Incident, role: Role, now: Instant): string | null {
  const summaries = useSummaries();
  const playbook = usePlaybook();
  if (playbook.roster.length === 0) return null;
  const services = declarationOf(incident)?.services ?? [];
  return bestOf(couldTakeOver(role, services, withDuty(summaries), playbook, now), now);
}
