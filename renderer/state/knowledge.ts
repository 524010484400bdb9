import { create } from 'zustand';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import type { KnowledgeState } from '../../shared/knowledge/search.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';

/** What the index holds of all incidents, as this window was told last; null until it was asked for. */
export type Knowledge = {
  readonly state: KnowledgeState | null;
  readonly facts: readonly IncidentFacts[] | null;
  readonly actions: readonly ListedAction[] | null;
  /** Why the last question was not answered, as a sentence. */
  readonly trouble: string | null;
};

const initial: Knowledge = { state: null, facts: null, actions: null, trouble: null };

export const useKnowledge = create<Knowledge>(() => initial);

export const receiveKnowledge = (change: Partial<Knowledge>): void => useKnowledge.setState(change);
