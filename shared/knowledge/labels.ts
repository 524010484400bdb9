import type { KnowledgeKind } from './search.ts';

const labels: Record<KnowledgeKind, readonly [one: string, many: string]> = {
  incident: ['Incident', 'incidents'],
  entry: ['Log', 'log entries'],
  postmortem: ['Post-mortem', 'post-mortem parts'],
  action: ['Action item', 'action items'],
  runbook: ['Runbook', 'runbooks'],
};
const singles: Record<KnowledgeKind, string> = {
  incident: 'incident',
  entry: 'log entry',
  postmortem: 'post-mortem part',
  action: 'action item',
  runbook: 'runbook',
};

/** What a kind of place is called; with a number, how many of them there are. */
export function kindLabel(kind: KnowledgeKind, count?: number): string {
  if (count === undefined) return labels[kind][0];
  return `${count} ${count === 1 ? singles[kind] : labels[kind][1]}`;
}

/** Said of an incident or a runbook whose words stand apart. */
export const WORDS_APART = 'in several places';
