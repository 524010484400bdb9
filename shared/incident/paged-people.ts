import type { Instant } from '../ids.ts';
import { pagesOf, timeToAnswer } from './pages.ts';
import type { Incident } from './state.ts';

/** One page, as short as the shift log can have it: it stands in the summary of every incident. */
export type PagedPerson = {
  readonly who: string;
  readonly at: Instant;
  /** ms until it was answered; null where it was not. */
  readonly after: number | null;
};

/** Everybody who was paged in an incident; nothing at all where nobody was. */
export function pagedPeople(incident: Incident): { readonly pages?: readonly PagedPerson[] } {
  const pages = pagesOf(incident).map((page) => ({ who: page.who, at: page.at, after: timeToAnswer(page) }));
  return pages.length === 0 ? {} : { pages };
}
