import { boardOf } from '../../incident/boards.ts';
import { cadenceFor } from '../../incident/cadence.ts';
import { declarationOf, phaseOf, severityOf } from '../../incident/facts.ts';
import { postsOf, roleHistoryOf } from '../../incident/roles.ts';
import { derived, type Incident } from '../../incident/state.ts';
import { updateFactsOf } from '../../incident/update-facts.ts';
import { lastUpdate } from '../../incident/updates.ts';
import type { Audience } from '../../incident/vocabulary.ts';
import type { Instant } from '../../ids.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Zone } from '../../time/zones.ts';
import type { UpdateContext } from '../update-context.ts';

/** What the record does not say: the clock, and the time that was chosen for the next update. */
type UpdateSetting = {
  readonly now: Instant;
  readonly zone: Zone;
  readonly zoneName: string;
  readonly next: Instant | null;
};

/** Everybody who holds or held a role; reckoned once for each state, since the check runs with every key press. */
const peopleIn = derived((incident): readonly string[] => [
  ...postsOf(incident).map(({ person }) => person),
  ...roleHistoryOf(incident).flatMap(({ person }) => person ?? []),
]);

/** What the record and the playbook say for the check of an update to one audience. */
export function updateContextOf(
  incident: Incident,
  playbook: Playbook,
  audience: Audience,
  setting: UpdateSetting,
): UpdateContext {
  const declared = declarationOf(incident);
  const services = declared?.services ?? [];
  const last = lastUpdate(incident, audience);
  return {
    audience,
    severity: severityOf(incident)?.severity ?? 'sev1',
    phase: phaseOf(incident),
    ...setting,
    cadenceMinutes: cadenceFor(incident, audience),
    last: last === undefined ? null : { text: last.text, at: last.at },
    causeConfirmed: boardOf(incident, 'hypothesis').some(({ mark }) => mark === 'confirmed'),
    estimate: estimateIn(incident, playbook),
    affected: [...new Set(services.map((service) => inTheirWords(service, playbook)))],
    roster: [...new Set([...playbook.roster.map(({ name }) => name), ...peopleIn(incident)])],
    services,
    wording: playbook.wording,
    exercise: declared?.exercise ?? false,
  };
}

function estimateIn(incident: Incident, playbook: Playbook): UpdateContext['estimate'] {
  const stated = updateFactsOf(incident, playbook).find(({ name }) => name === 'estimate');
  return stated === undefined || stated.words === null
    ? null
    : { words: stated.words, basis: stated.basis ?? '' };
}

/** What the status page calls the part that a service belongs to; the service's own name where it has none. */
const inTheirWords = (service: string, { wording }: Playbook): string =>
  wording.components.find(({ services }) =>
    services.some((each) => each.toLowerCase() === service.toLowerCase()),
  )?.name ?? service;
