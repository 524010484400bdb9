import type { Instant } from '../ids.ts';
import { formatClock, formatSpan } from '../time/format.ts';
import type { CouldTakeOver } from './take-over.ts';

const MINUTE = 60_000;
/** How many names fit into a line. */
const SHOWN = 3;

/** `ben, farah`: the best of those who could take over. Who would have to be woken is named only where nobody else is. */
export function bestOf(could: readonly CouldTakeOver[], now: Instant): string | null {
  const awake = could.filter((each) => each.awake !== false);
  return namesOf((awake.length === 0 ? could : awake).slice(0, SHOWN), now);
}

/** `ben, farah (03:12 there)`: who would have to be woken is said with the time where they are. null for nobody. */
export function namesOf(could: readonly CouldTakeOver[], now: Instant): string | null {
  const shown = could.map(({ name, zone, awake }) =>
    awake === false && zone !== null ? `${name} (${formatClock(now, zone)} there)` : name,
  );
  return shown.length === 0 ? null : shown.join(', ');
}

/** `2 h 00 in command`, `4 h 00 on duty`: what somebody is to be relieved of. */
export const reliefWhy = ({
  why,
  minutes,
  exercise,
}: {
  readonly why: 'command' | 'duty';
  readonly minutes: number;
  readonly exercise: boolean;
}): string =>
  `${formatSpan(minutes * MINUTE)} ${why === 'command' ? 'in command' : 'on duty'}${exercise ? ', an exercise included' : ''}`;
