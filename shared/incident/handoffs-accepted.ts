import type { EventId, Instant } from '../ids.ts';
import type { StreamEvent } from './envelope.ts';
import { derived } from './state.ts';
import type { Role } from './vocabulary.ts';

/** A role that was offered, and accepted by whom it was offered to. */
export type AcceptedHandoff = {
  readonly id: EventId;
  readonly role: Role;
  readonly from: string | null;
  readonly to: string;
  readonly at: Instant;
  /** When it was offered, where that is known here. */
  readonly offeredAt: Instant | null;
};

type Accepting = {
  readonly role: Role;
  readonly person: string | null;
  readonly from: string | null;
  readonly accepted?: { readonly offer: EventId };
  readonly again?: { readonly handover: boolean };
};

/** Every transfer that was accepted and not taken back, by its time. */
export const handoffsAccepted = derived((incident): readonly AcceptedHandoff[] => {
  const said = [...incident.events.values()].filter(
    ({ id, t }) => t === 'role-assigned/1' && !incident.redacted.has(id) && !incident.newer.has(id),
  );
  const contentOf = ({ payload }: StreamEvent) => payload as Accepting; // its module parsed it
  const undone = new Set(
    said.filter((event) => contentOf(event).again?.handover === true).flatMap(({ o }) => o),
  );
  return said
    .flatMap((event): AcceptedHandoff[] => {
      const { role, person, from, accepted } = contentOf(event);
      if (accepted === undefined || person === null || undone.has(event.id)) return [];
      const offeredAt = incident.events.get(accepted.offer)?.at ?? null;
      return [{ id: event.id, role, from, to: person, at: event.at, offeredAt }];
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
});
