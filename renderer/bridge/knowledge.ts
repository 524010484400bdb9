import type { Requests } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import type { SearchAnswer } from '../../shared/knowledge/search.ts';
import type { Result } from '../../shared/result.ts';
import { receiveKnowledge, useKnowledge } from '../state/knowledge.ts';
import { request, subscribe } from './bridge.ts';

/** Asks once at a time; what changed while an answer was on its way is asked for after it. */
function asker(ask: () => Promise<void>): { readonly follow: () => () => void; readonly again: () => void } {
  let followers = 0;
  let busy = false;
  let stale = false;
  const again = (): void => {
    stale = true;
    if (!busy && followers > 0) void drain();
  };
  async function drain(): Promise<void> {
    busy = true;
    while (stale && followers > 0) {
      stale = false;
      await ask();
    }
    busy = false;
  }
  return {
    again,
    follow() {
      followers += 1;
      hear();
      again();
      return () => {
        followers -= 1;
      };
    },
  };
}

const facts = asker(async () => {
  const answer = await request('knowledge:facts', undefined);
  receiveKnowledge(answer.ok ? { facts: answer.value, trouble: null } : { trouble: answer.error.message });
});
const actions = asker(async () => {
  const answer = await request('knowledge:actions', undefined);
  receiveKnowledge(answer.ok ? { actions: answer.value, trouble: null } : { trouble: answer.error.message });
});
const state = asker(async () => {
  const answer = await request('knowledge:state', undefined);
  if (answer.ok) receiveKnowledge({ state: answer.value });
});

let hears = false;
/** From the first reader on: whatever changes in the index makes its readers ask again. */
function hear(): void {
  if (hears) return;
  hears = true;
  subscribe('knowledge:changed', (now) => {
    const before = useKnowledge.getState().state?.listed;
    receiveKnowledge({ state: now });
    if (before === now.listed) return;
    facts.again();
    actions.again();
  });
}

/**
 * Keeps `useKnowledge`’s facts of all incidents up to date while something shows them: `useEffect(followFacts, [])`.
 * @returns what ends it.
 */
export const followFacts = (): (() => void) => facts.follow();
/** The same for the action items of all incidents. */
export const followActions = (): (() => void) => actions.follow();
/** The same for how far the index is. */
export const followKnowledge = (): (() => void) => state.follow();

/** Looks for words in everything that was recorded. */
export const searchEverything = (
  query: Requests['knowledge:search']['argument'],
): Promise<Result<SearchAnswer, Failure>> => request('knowledge:search', query);

/** Makes the index anew from the records. @returns null, or why it was not. */
export async function rebuildIndex(): Promise<string | null> {
  const answer = await request('knowledge:rebuild', undefined);
  return answer.ok ? null : answer.error.message;
}
