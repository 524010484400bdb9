import { formatClockUtc } from '../../time/format.ts';
import { offsetAt } from '../../time/zones.ts';
import type { Instant } from '../../ids.ts';
import type { FoundTime } from './found-time.ts';
import type { ResolvedTime, TimeItem } from './time-item.ts';
import { instantIn, offsetWords, zoneCalled, zoneWords, type CalledZone } from './zones-called.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
const DAY = 86_400_000;
/** A message about something is seldom written in the very minute of it. */
const NEAR = 3 * MINUTE;

const offBy = (a: Instant, b: Instant): { steps: number; rest: number } => {
  const steps = Math.round((a - b) / HALF_HOUR);
  return { steps, rest: Math.abs(a - b - steps * HALF_HOUR) };
};

/** What of one entry contradicts the instant that it was read as: the same time in another zone, the zone of the document, a link. */
export function agreement(
  found: FoundTime,
  at: Instant,
  called: CalledZone,
  stated: CalledZone | null,
  links: readonly Instant[],
): readonly string[] {
  const notes: string[] = [];
  const named = found.twin?.zone ?? null;
  const twin = named === null ? null : zoneCalled(named);
  if (found.twin !== null && twin !== null) {
    const midnight = Math.floor(at / DAY) * DAY;
    const other = instantIn(midnight + found.twin.clock.ms, twin).at;
    const away = Math.abs(((((other - at) % DAY) + DAY + DAY / 2) % DAY) - DAY / 2);
    if (away > NEAR)
      notes.push(`The time in brackets is ${formatClockUtc(other)}, this one ${formatClockUtc(at)}.`);
  }
  if (found.zone !== null && stated !== null && !sameZone(at, called, stated))
    notes.push(`The document says that its times are in ${zoneWords(stated)}; this one says ${found.zone}.`);
  const [link] = links;
  if (link !== undefined) {
    const { steps, rest } = offBy(at, link);
    if (steps !== 0 && Math.abs(steps) <= 28 && rest <= 2 * MINUTE)
      notes.push(`The Slack message that it links to is of ${formatClockUtc(link)}.`);
  }
  return notes;
}

const sameZone = (at: Instant, a: CalledZone, b: CalledZone): boolean =>
  offsetAt(at, a.place ?? a.zone) === offsetAt(at, b.place ?? b.zone);

/**
 * The offset that clock times are in by the Slack links that stand beside them; null where they agree with the zone that was asked for,
 * or tell nothing.
 */
export function zoneOfLinks(
  items: readonly TimeItem[],
  times: readonly ResolvedTime[],
  asked: string,
): CalledZone | null {
  const votes = new Map<number, number>();
  for (const [index, { found, links }] of items.entries()) {
    const at = times[index]?.at ?? null;
    const [link] = links;
    if (
      at === null ||
      link === undefined ||
      (found?.clock ?? null) === null ||
      (found?.zone ?? null) !== null
    )
      continue;
    const { steps, rest } = offBy(at, link);
    if (Math.abs(steps) > 28 || rest > NEAR) continue;
    const minutes = offsetAt(link, asked) / MINUTE + steps * 30;
    votes.set(minutes, (votes.get(minutes) ?? 0) + (steps === 0 ? 1_000 : 1));
  }
  const [best] = [...votes].toSorted(([, a], [, b]) => b - a);
  if (best === undefined || best[1] >= 1_000) return null;
  return { zone: best[0], called: offsetWords(best[0]), place: null, note: null };
}
