import type { Instant } from '../ids.ts';
import { offsetAt, type Zone } from '../time/zones.ts';

const DAY = 86_400_000;

/**
 * Reads the clock of a zone for very many instants: what calendar and clock show there, as the milliseconds of a Date
 * whose UTC fields are the local ones. A day at whose ends the clock differs from UTC by the same is looked up once:
 * no clock was ever changed twice in a day.
 */
export function wallsIn(zone: Zone): (at: Instant) => number {
  const days = new Map<number, number | null>();
  return (at) => {
    const day = Math.floor(at / DAY);
    let offset = days.get(day);
    if (offset === undefined) {
      const [first, last] = [offsetAt(day * DAY, zone), offsetAt((day + 1) * DAY, zone)];
      offset = first === last ? first : null;
      days.set(day, offset);
    }
    return at + (offset ?? offsetAt(at, zone));
  };
}

/** `2026-11-20`, of a wall clock as `wallsIn` reads it. */
export const dayOfWall = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
