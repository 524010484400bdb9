import { isLive } from '../../shared/incident/phases.ts';
import { useSummaries } from '../state/projections.ts';
import type { NavPage } from './nav-pages.ts';

/** What waits on each page, in a word or two; a page that is left out has nothing waiting. */
export function useWaitingCounts(): Readonly<Partial<Record<NavPage, string>>> {
  const summaries = useSummaries();
  const live = summaries.filter(({ phase, exercise }) => isLive(phase) && !exercise).length;
  return live > 0 ? { home: `${live} live` } : {};
}
