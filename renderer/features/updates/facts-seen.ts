import { useEffect } from 'react';
import { updateFactLabel, updateFactsOf, type UpdateFact } from '../../../shared/incident/update-facts.ts';
import {
  changeWordings,
  everyWhose,
  useWordings,
  type FactsSeen,
  type Whose,
} from '../../state/update-wordings.ts';
import { sharedFor, strictest, toldBy, wordsOf, type Desk } from './words.ts';

/** What each fact says now to those who get the words. */
export const factsSeen = (desk: Desk, whose: Whose): FactsSeen =>
  Object.fromEntries(
    updateFactsOf(desk.incident, desk.playbook).flatMap((fact) => {
      const said = saidTo(desk, whose, fact);
      return said === null ? [] : [[fact.name, said]];
    }),
  );

/** The log's own words are internal: customers read of those what is affected, and nothing else. */
function saidTo(desk: Desk, whose: Whose, { name, words, basis, source }: UpdateFact): string | null {
  const internal = source?.kind === 'log' && name !== 'affected';
  if (internal && strictest(toldBy(desk, whose)) === 'customers') return null;
  return words === null || basis === null ? words : `${words}, based on ${basis}`;
}

/**
 * The facts that have changed since the words in the editor were begun, or shared, and that these don't say already.
 * None where the words come from the facts: those follow by themselves.
 */
export function changedFacts(desk: Desk, whose: Whose): readonly UpdateFact[] {
  const { typed, taken, seen } = desk.wordings;
  const draft = whose === 'all' ? null : (taken[whose] ?? null);
  if (typed[whose] === null && draft === null) return [];
  const shared = whose === 'all' ? null : sharedFor(desk, whose);
  const then = seen[whose];
  const text = wordsOf(desk, whose).toLowerCase();
  return updateFactsOf(desk.incident, desk.playbook).filter((fact) => {
    const said = saidTo(desk, whose, fact);
    if (said !== null && text.includes((fact.words ?? said).toLowerCase())) return false;
    if (then !== undefined) return (then[fact.name] ?? null) !== said;
    // Words that were shared are as old as their sharing.
    return said !== null && shared?.id === draft?.id && (fact.source?.at ?? 0) > (shared?.at ?? Infinity);
  });
}

/** What a changed fact says now, in a few words. */
export const changeWords = ({ name, words }: UpdateFact): string =>
  words === null ? `${updateFactLabel[name]}: not said any more` : `${updateFactLabel[name]}: “${words}”`;

/** Holds what the facts say when somebody begins to type, until the words are sent or given back to the facts. */
export function useFactsSeen(desk: Desk): void {
  useEffect(() => {
    const { typed, taken, seen } = useWordings.getState(); // not those of a frame ago
    const now = everyWhose.flatMap((whose): readonly (readonly [Whose, FactsSeen])[] => {
      const held = seen[whose];
      if (typed[whose] !== null) return [[whose, held ?? factsSeen(desk, whose)]];
      const shared = whose !== 'all' && (taken[whose] ?? null) !== null;
      return shared && held !== undefined ? [[whose, held]] : [];
    });
    const same = now.length === Object.keys(seen).length && now.every(([whose, of]) => seen[whose] === of);
    if (!same) changeWordings({ seen: Object.fromEntries(now) });
  });
}
