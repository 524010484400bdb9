import type { IncidentId } from '../../shared/ids.ts';
import { listedActionsOf } from '../../shared/actions/listed-actions.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { declarationOf, severityOf } from '../../shared/incident/facts.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { runbooksUsedIn } from '../../shared/incident/runbooks-used.ts';
import { passagesOf } from '../../shared/knowledge/passages.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import type { Content } from './content.ts';

/**
 * What the index keeps of an incident. @param made what its events were read from.
 * @returns undefined as long as its declaration has not arrived.
 */
export function contentOf(
  id: IncidentId,
  made: string,
  events: readonly StreamEvent[],
  playbook: Playbook,
): Content | undefined {
  const incident = foldAll(id, events);
  const declared = declarationOf(incident);
  const facts = factsOf(incident, playbook);
  if (declared === undefined || facts === undefined) return undefined;
  return {
    ...{ id, made, title: declared.title, exercise: declared.exercise, services: declared.services },
    severity: severityOf(incident)?.severity ?? null,
    at: declared.startedAt,
    redacted: incident.redacted.size,
    passages: passagesOf(incident),
    facts,
    actions: listedActionsOf(incident),
    runbooks: runbooksUsedIn(incident),
  };
}
