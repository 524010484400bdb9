import type { EntityId, Instant } from '../ids.ts';
import { reviewTickSlice, type ReviewList } from './events/review-ticked.ts';
import { personKey } from './person-key.ts';
import { winner } from './register.ts';
import { placeOfWords } from './short-digest.ts';
import { derived, type Incident } from './state.ts';

/** Something that was ticked in a review: who ticked it, and when. */
export type ReviewTick = { readonly item: string; readonly by: string; readonly at: Instant };

/**
 * Where a tick is kept: the same for one person under the names that are typed at different desktops, and never longer
 * than an entity's id may be. What is no short id by itself ends in a digest of its words, so that no two share a place.
 */
export function tickPlace(list: ReviewList, item: string): EntityId {
  return placeOfWords(list, list === 'read' || list === 'attended' ? personKey(item) : item.trim());
}

const ticksByList = derived((incident): ReadonlyMap<ReviewList, readonly ReviewTick[]> => {
  const byList = new Map<ReviewList, ReviewTick[]>();
  for (const held of reviewTickSlice.of(incident).values()) {
    const now = winner(held);
    if (now?.value.on !== true) continue;
    const { list, item } = now.value;
    byList.set(list, [...(byList.get(list) ?? []), { item, by: now.u, at: now.at }]);
  }
  for (const ticks of byList.values()) ticks.sort((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1));
  return byList;
});

/** What is ticked in a list of the review, what was ticked first at the top. */
export const ticksOf = (incident: Incident, list: ReviewList): readonly ReviewTick[] =>
  ticksByList(incident).get(list) ?? none;

const none: readonly never[] = [];

/** The tick of one item; undefined where it is not ticked. A person is found by every way their name is typed. */
export function tickOf(incident: Incident, list: ReviewList, item: string): ReviewTick | undefined {
  const now = winner(reviewTickSlice.of(incident).get(tickPlace(list, item)));
  return now?.value.on === true ? { item, by: now.u, at: now.at } : undefined;
}
