import type { Before, Described } from '../../shared/actions/before.ts';
import type { DeviceId, IncidentId } from '../../shared/ids.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import type { KnowledgeState, SearchAnswer, SearchQuery } from '../../shared/knowledge/search.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import type { IncidentRunbooks } from '../../shared/runbooks/listed.ts';

/** The store whose records are indexed, and which device this desktop is there. */
export type IndexedStore = { readonly root: string; readonly ws: string; readonly device: DeviceId | null };

/** What can be asked of the index. */
export type Ask =
  | { readonly of: 'search'; readonly query: SearchQuery }
  | { readonly of: 'facts' }
  | { readonly of: 'actions' }
  | { readonly of: 'before'; readonly described: Described }
  /** Which runbooks were used in incidents. */
  | { readonly of: 'runbooks' }
  | { readonly of: 'state' }
  | { readonly of: 'rebuild' };
export type Answers = {
  search: SearchAnswer;
  facts: readonly IncidentFacts[];
  actions: readonly ListedAction[];
  before: Before;
  runbooks: readonly IncidentRunbooks[];
  state: KnowledgeState;
  rebuild: null;
};

/** What main and the process of the index say to each other. */
export type ToIndex =
  /** First of all. */
  | { readonly kind: 'start'; readonly store: IndexedStore }
  /** These incidents have changed, by whoever. */
  | { readonly kind: 'changed'; readonly incidents: readonly IncidentId[] }
  /** Something has changed that may be about all of them: the team’s rules, whose word counts. */
  | { readonly kind: 'look' }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: Ask };

export type FromIndex =
  | { readonly kind: 'state'; readonly state: KnowledgeState }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] };
