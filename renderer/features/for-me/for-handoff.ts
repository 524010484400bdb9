import type { ForHandoff } from '../../../shared/incident/for-me-handoffs.ts';
import { accept, decline, showOffer } from '../../incident-parts/handoff-actions.ts';
import { stamp } from '../../incident-parts/zone.ts';
import type { ForMeKind } from './kinds.ts';

/** A role that is offered: theirs with one key; the brief is there to be read before. */
export const forHandoff: ForMeKind<ForHandoff> = {
  lead: ({ by }) => `${by} offers you`,
  about: ({ at }, now) => `since ${stamp(at, now)}`,
  dueAt: () => null,
  answers: ({ offer }) => [
    { label: 'Accept', run: () => void accept(offer) },
    { label: 'Brief', run: () => showOffer(offer) },
    { label: 'Decline', run: () => void decline(offer) },
  ],
};
