import { useEffect, useMemo } from 'react';
import { isOpen, isOverdue } from '../../shared/actions/standing.ts';
import type { IncidentId } from '../../shared/ids.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import { dayAt, type Day } from '../../shared/time/days.ts';
import { followActions } from '../bridge/knowledge.ts';
import { useNow } from '../state/clock.ts';
import { useKnowledge } from '../state/knowledge.ts';
import { zone } from './zone.ts';

/** How many of an incident's action items are open, and how many of these are overdue. */
export type ActionCount = { readonly open: number; readonly overdue: number };

export function countActions(
  actions: readonly ListedAction[],
  today: Day,
): ReadonlyMap<IncidentId, ActionCount> {
  const counts = new Map<IncidentId, ActionCount>();
  for (const action of actions) {
    if (!isOpen(action)) continue;
    const { id } = action.incident;
    const held = counts.get(id) ?? { open: 0, overdue: 0 };
    counts.set(id, {
      open: held.open + 1,
      overdue: held.overdue + (isOverdue(action, today) ? 1 : 0),
    });
  }
  return counts;
}

/** The open action items of all incidents, counted; empty until the index has answered. */
export function useActionCounts(): ReadonlyMap<IncidentId, ActionCount> {
  useEffect(followActions, []);
  const actions = useKnowledge((s) => s.actions);
  const today = dayAt(useNow(), zone);
  return useMemo(() => countActions(actions ?? [], today), [actions, today]);
}

/** What waits under Actions: how many are overdue, or else how many are open. */
export function useOpenActions(): string {
  const counts = useActionCounts();
  const all = [...counts.values()];
  const sum = (of: keyof ActionCount): number => all.reduce((total, count) => total + count[of], 0);
  const overdue = sum('overdue');
  if (overdue > 0) return `${overdue} over`;
  return all.length > 0 ? String(sum('open')) : '';
}

/** `2 open`, `1 overdue`; empty where nothing is. */
export const countWords = (count: ActionCount | undefined): string =>
  count === undefined ? '' : count.overdue > 0 ? `${count.overdue} overdue` : `${count.open} open`;
