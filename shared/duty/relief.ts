import type { IncidentId, Instant } from '../ids.ts';
import type { Role } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { onDuty, type OnDuty } from './on-duty.ts';
import { personKey, type DutyIncident } from './turns.ts';

const MINUTE = 60_000;
/** Nobody is told twice within this time that somebody is to be relieved, in whichever incident. */
export const RELIEF_QUIET_MS = 15 * MINUTE;
/** From when on it stands among what is next: before that it is nobody's business yet. */
export const RELIEF_AHEAD_MS = 15 * MINUTE;
/** How long “not now” is. */
export const RELIEF_LATER_MINUTES = 30;

/** Until when a desktop keeps quiet of somebody's relief, by `personKey`. */
export type ReliefLater = Readonly<Record<string, Instant>>;

/** Somebody who is to be relieved: one for a person, in the incident where they hold what demands most. */
export type Relief = {
  /** The same for a person in whichever incident they are to be relieved. */
  readonly key: string;
  readonly dueAt: Instant;
  readonly person: string;
  readonly incident: IncidentId;
  readonly role: Role;
  readonly since: Instant;
  /** What they are to be relieved of: so many minutes in command, or on duty. */
  readonly why: 'command' | 'duty';
  readonly minutes: number;
  readonly exercise: boolean;
};

/** Who is to be relieved when, the first at the top. Who is on a break is not among them. */
export const reliefsOf = (
  incidents: readonly DutyIncident[],
  playbook: Pick<Playbook, 'reliefMinutes' | 'breakMinutes'>,
  now: Instant,
  later: ReliefLater,
): readonly Relief[] =>
  onDuty(incidents, playbook, now)
    .flatMap((on): Relief[] => {
      const { person, since, exercise, relief } = on;
      if (relief === null) return [];
      const { role, incident } = relief.post;
      const minutes = playbook.reliefMinutes[relief.why === 'command' ? 'commander' : 'others'];
      const dueAt = Math.max(relief.at, laterUntil(later, person, now) ?? relief.at);
      const what = { person, incident, role, since, exercise, minutes, why: relief.why };
      return [{ key: reliefKey(person), dueAt, ...what }];
    })
    .sort((a, b) => a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1));

export const reliefKey = (person: string): string => `relief.${personKey(person)}`;

/** Until when it was put off here; a clock that was set back since then does not put it off for longer. */
export function laterUntil(later: ReliefLater, person: string, now: Instant): Instant | null {
  const key = personKey(person);
  const until = Object.hasOwn(later, key) ? later[key] : undefined;
  return until !== undefined && until > now && until <= now + RELIEF_LATER_MINUTES * MINUTE ? until : null;
}

/** What is kept of it once somebody's relief was put off, or called for again (null). */
export function withLater(
  later: ReliefLater,
  person: string,
  until: Instant | null,
  now: Instant,
): ReliefLater {
  const rest = Object.entries(later).filter(([key, at]) => key !== personKey(person) && at > now);
  return Object.fromEntries(until === null ? rest : [...rest, [personKey(person), until]]);
}

/** Whether somebody had no break of any length for three quarters of the time after which they are to be relieved. */
export const isLongWithoutBreak = (
  { onBreak, noBreakSince }: OnDuty,
  { reliefMinutes }: Pick<Playbook, 'reliefMinutes'>,
  now: Instant,
): boolean => onBreak === null && now - noBreakSince >= 0.75 * reliefMinutes.others * MINUTE;
