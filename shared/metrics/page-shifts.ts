import type { Instant } from '../ids.ts';
import { rosterPerson } from '../incident/pages.ts';
import { personKey } from '../incident/person-key.ts';
import { shiftNumber, shiftNumbered } from '../shifts/shift-log.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Zone } from '../time/zones.ts';
import type { IncidentFacts } from './facts.ts';
import { spreadOf, type Spread } from './spread.ts';
import { wallsIn } from './walls.ts';

/** A shift in which somebody was paged. Whose it was is not said: it is about the load, not the person. */
export type PageShift = {
  /** The local date on which it began, `2026-11-20`. */
  readonly date: string;
  readonly night: boolean;
  /** When the first page of it was. */
  readonly at: Instant;
  readonly pages: number;
};

export type PageShifts = {
  readonly spread: Spread;
  /** The earliest first. */
  readonly shifts: readonly PageShift[];
  /** More pages than this in one shift are too many; the playbook's. */
  readonly limit: number;
  readonly over: number;
};

/**
 * How many pages somebody had in a shift, of the shifts in which there was one: shifts as the shift log has them, by the
 * clock where the person is.
 */
export function pageShifts(
  shown: readonly IncidentFacts[],
  { postmortem, roster }: Pick<Playbook, 'postmortem' | 'roster'>,
  zone: Zone,
): PageShifts {
  const walls = new Map([[zone, wallsIn(zone)]]);
  const wallIn = (where: Zone): ((at: Instant) => number) => {
    const held = walls.get(where) ?? wallsIn(where);
    walls.set(where, held);
    return held;
  };
  const known = new Map<string, { readonly key: string; readonly wall: (at: Instant) => number }>();
  const personOf = (name: string) => {
    let held = known.get(name);
    if (held === undefined) {
      const person = rosterPerson(roster, name);
      held = { key: personKey(person?.name ?? name), wall: wallIn(person?.zone ?? zone) };
      known.set(name, held);
    }
    return held;
  };
  const counted = new Map<string, { at: Instant; half: number; pages: number }>();
  for (const { pages } of shown) {
    for (const { at, person } of pages) {
      const { key, wall } = personOf(person);
      const half = shiftNumber(wall(at));
      const held = counted.get(`${half} ${key}`);
      if (held === undefined) counted.set(`${half} ${key}`, { at, half, pages: 1 });
      else {
        held.pages += 1;
        held.at = Math.min(held.at, at);
      }
    }
  }
  const shifts = [...counted.values()]
    .sort((a, b) => a.at - b.at || a.pages - b.pages)
    .map(({ at, half, pages }): PageShift => ({ ...shiftNumbered(half), at, pages }));
  const limit = postmortem.pagesPerShift;
  return {
    spread: spreadOf(shifts.map(({ pages }) => pages)),
    shifts,
    limit,
    over: shifts.filter(({ pages }) => pages > limit).length,
  };
}
