import fc from 'fast-check';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { offersOf } from '../../shared/incident/handoff.ts';
import { holderOf } from '../../shared/incident/roles.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { people } from './invent.ts';

const role = fc.constantFrom('commander' as const, 'scribe' as const);
const person = fc.constantFrom(...people.slice(0, 3));

type Made = fc.Arbitrary<(incident: Incident) => CommandInput>;

/** What needs an offer names one that waits where there is one, so that it finds it. */
const offered = (incident: Incident, fallback: 'commander' | 'scribe') => {
  const offer = offersOf(incident).at(-1);
  if (offer === undefined) return { role: fallback };
  return { role: offer.role, person: offer.to, ...(offer.role === 'sme' ? { expert: offer.from } : {}) };
};

const handOver: Made = fc
  .record({ role, person, words: fc.option(fc.constant('watch the keyring'), { nil: undefined }) })
  .map(({ words, ...fields }) => () => ({
    name: 'hand-over',
    fields: { ...fields, ...(words === undefined ? {} : { words }) },
  }));

const answered: Made = fc
  .tuple(role, fc.constantFrom('accept-handoff' as const, 'decline-handoff' as const))
  .map(([r, name]) => (incident) => ({ name, fields: { ...offered(incident, r), voice: true } }));

const undone: Made = fc
  .tuple(role, fc.constantFrom('withdraw-handoff' as const, 'decline-handoff' as const), fc.boolean())
  .map(([r, name, undo]) => (incident) => ({ name, fields: { ...offered(incident, r), undo } }));

/** An expert's place goes to somebody else as well. */
const experts: Made = person.map((to) => (incident) => ({
  name: 'hand-over',
  fields: { role: 'sme', person: to, expert: holderOf(incident, 'scribe') ?? people[0] ?? 'ana' },
}));

const taken: Made = fc
  .record({ role, why: fc.constantFrom('asleep', 'cut off') })
  .map((fields) => () => ({ name: 'take-role', fields }));

/** Commands of handing over: more of the offers, so that the answers find them. */
export const handoffCommands: readonly { readonly weight: number; readonly arbitrary: Made }[] = [
  { weight: 2, arbitrary: handOver },
  { weight: 2, arbitrary: answered },
  { weight: 1, arbitrary: undone },
  { weight: 1, arbitrary: experts },
  { weight: 1, arbitrary: taken },
];
