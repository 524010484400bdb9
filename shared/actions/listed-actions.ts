import { actionItemsOf, type ListedAction } from '../incident/action-items.ts';
import { causesOf } from '../incident/causes.ts';
import type { Incident } from '../incident/state.ts';
import { summarize } from '../incident/summary.ts';

/** The action items of an incident with what the list of all incidents shows beside each. */
export function listedActionsOf(incident: Incident): readonly ListedAction[] {
  const summary = summarize(incident);
  if (summary === undefined) return [];
  const { id, title, severity, services, exercise, startedAt, resolvedAt, commander } = summary;
  const causes = causesOf(incident);
  const of = { id, title, severity, services, causes, exercise, startedAt, resolvedAt, commander };
  return actionItemsOf(incident).map((item) => ({ ...item, incident: of }));
}
