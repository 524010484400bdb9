import type { Instant } from '../../ids.ts';
import { isLive } from '../../incident/phases.ts';
import { formatClock, formatDay, sameDay } from '../../time/format.ts';
import type { UpdateContext } from '../update-context.ts';

const MINUTE = 60_000;

/** `14:33 CET`, or `00:12 CET on Sun 22 Nov` where that is not today. */
export const clockWords = (at: Instant, { now, zone, zoneName }: UpdateContext): string =>
  `${formatClock(at, zone)} ${zoneName}${sameDay(at, now, zone) ? '' : ` on ${formatDay(at, zone)}`}`;

/** The time to offer for the next update: the one that is set, else what the cadence makes of now; null for none. */
export function nextTime({ next, now, cadenceMinutes }: UpdateContext): Instant | null {
  if (next !== null && next > now) return next;
  if (cadenceMinutes === null) return null;
  const at = Math.floor((now + cadenceMinutes * MINUTE) / MINUTE) * MINUTE;
  return at > now ? at : null;
}

/** Whether an update has to hold what SEV1 and SEV2 ask for. */
export const isMajor = ({ severity }: UpdateContext): boolean => severity === 'sev1' || severity === 'sev2';

/** Whether the incident goes on. */
export const goesOn = ({ phase }: UpdateContext): boolean => isLive(phase);

/** “Shortly”: words of the text as a heading quotes them. */
export function quoted(words: string): string {
  const [first = '', ...rest] = words.replaceAll(/\s+/g, ' ').trim();
  const shown = [first.toUpperCase(), ...rest].join('');
  return `“${shown.length > 40 ? `${shown.slice(0, 39).trimEnd()}…` : shown}”`;
}
