import { goesOn } from '../../shared/incident/goes-on.ts';
import { usePlaybook, useSummaries } from '../state/projections.ts';
import { useOpenActions } from './action-counts.ts';
import type { NavPage } from './nav-pages.ts';
import { reviewsWaiting } from './review-clock.ts';

/** What waits on each page, in a word or two; a page that is left out has nothing waiting. */
export function useWaitingCounts(): Readonly<Partial<Record<NavPage, string>>> {
  const summaries = useSummaries();
  const { postmortem } = usePlaybook();
  const live = summaries.filter((each) => goesOn(each) && !each.exercise).length;
  const actions = useOpenActions();
  const reviews = reviewsWaiting(summaries, postmortem);
  return {
    ...(live > 0 ? { home: `${live} live` } : {}),
    ...(reviews > 0 ? { reviews: String(reviews) } : {}),
    ...(actions === '' ? {} : { actions }),
  };
}
