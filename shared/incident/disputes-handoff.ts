import type { CommandInput } from './commands.ts';
import { found, type Dispute, type Held } from './dispute.ts';
import { crossedHandoffs, offersOf, type Crossed, type Offer } from './handoff.ts';
import { capital, heldIn } from './role-words.ts';
import type { Incident } from './state.ts';

/** One role that was offered to two people, and transfers that were accepted here and called off there. */
export const handoffDisputes = (incident: Incident): readonly Dispute[] => [
  ...offeredTwice(incident),
  ...crossedHandoffs(incident).flatMap(crossed),
];

function offeredTwice(incident: Incident): readonly Dispute[] {
  const places = new Set(offersOf(incident).map(({ place }) => place));
  return [...places].flatMap((place) => {
    const offers = offersOf(incident).filter((offer) => offer.place === place);
    const shown = offers.at(-1);
    if (shown === undefined || offers.length < 2) return [];
    const about = `${capital(heldIn(shown.role, shown.area))} is offered`;
    return found(shown.id, about, offers.map(heldOffer));
  });
}

function heldOffer({ id, role, from, to, words, by, offeredAt: at }: Offer): Held {
  const expert = role === 'sme' ? { expert: from } : {};
  const fields = { role, person: to, ...expert, ...(words === null ? {} : { words }) };
  const command: CommandInput = { name: 'hand-over', fields };
  return { id, by, at, words: `to ${to}`, choose: [command], again: command };
}

/** Who accepted holds the role; the other word is kept, and can be chosen still. */
function crossed({ taken, answer }: Crossed): readonly Dispute[] {
  const { role, area, from, to, since, state } = answer.value;
  const place = { role, ...(area === null ? {} : { area }) };
  const expertIs = (person: string) => (role === 'sme' ? { expert: person } : {});
  const holder = taken.value.person ?? to;
  const stands: CommandInput = {
    name: state === 'declined' ? 'decline-handoff' : 'withdraw-handoff',
    fields: { role, person: to, ...expertIs(from), undo: true },
  };
  const give = (person: string, before: string, at: number): CommandInput => ({
    name: 'assign',
    fields: { ...place, person, ...expertIs(before), at },
  });
  const called = { id: answer.id, by: answer.u, at: answer.at };
  return found(taken.id, `${capital(heldIn(role, area))} handed over`, [
    {
      ...called,
      words: state === 'declined' ? `declined, ${from} keeps it` : `withdrawn, ${from} keeps it`,
      choose: [give(from, holder, since)],
      again: give(from, holder, since),
    },
    {
      ...{ id: taken.id, by: taken.u, at: taken.at, words: `accepted by ${holder}` },
      choose: [stands],
      again: give(holder, from, taken.at),
    },
  ]);
}
