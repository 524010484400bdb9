import type { ForMeItem } from './for-me-item.ts';
import { offerKey } from './handoff-due.ts';
import { offersTo, type Offer } from './handoff.ts';
import { heldIn } from './role-words.ts';
import type { Incident } from './state.ts';

/** A role that is offered to the person: theirs once they accept. */
export type ForHandoff = ForMeItem & { readonly kind: 'handoff'; readonly offer: Offer };

export const handoffsFor = (incident: Incident, person: string): readonly ForHandoff[] =>
  offersTo(incident, person).map((offer) => ({
    kind: 'handoff',
    key: `handoff.${offerKey(offer)}`,
    at: offer.offeredAt,
    by: offer.from,
    text: heldIn(offer.role, offer.area),
    heard: false,
    offer,
  }));
