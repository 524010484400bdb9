import type { Instant } from '../ids.ts';
import type { Role } from '../incident/vocabulary.ts';
import type { Playbook, RosterPerson } from '../playbook/playbook.ts';
import { wallAt, zoneNamed, type Zone } from '../time/zones.ts';
import {
  isOn,
  personKey,
  recordsOf,
  stretchesOf,
  timeFor,
  type DutyIncident,
  type DutyRecord,
} from './turns.ts';

const MINUTE = 60_000;
/** Between these hours, by a person's own clock, they are taken to be up. */
const UP_FROM = 7;
const UP_UNTIL = 23;

/** Somebody of the roster who could take a role over. */
export type CouldTakeOver = {
  readonly name: string;
  /** What they know of what this incident is about. */
  readonly knows: readonly string[];
  /** Where they are; null where the roster does not say, or names no such zone. */
  readonly zone: Zone | null;
  /** Whether it is day there; null where nobody knows. */
  readonly awake: boolean | null;
  /** When they were last on duty; null where no incident of the last day knows of it. */
  readonly lastOnDuty: Instant | null;
};

/**
 * Who of the roster could take a role over now, the best first: they can do it, hold nothing, are on no break and have
 * rested. Rested is who has been off for half of the time that they were on before, as the work/rest guidelines of the
 * US National Wildfire Coordinating Group have it: an hour of rest for every two of work. Those for whom it is day come
 * first, then those who know what it is about, then who has been off for longest. Who would have to be woken comes last.
 */
export function couldTakeOver(
  role: Role,
  services: readonly string[],
  incidents: readonly DutyIncident[],
  playbook: Pick<Playbook, 'roster' | 'breakMinutes'>,
  now: Instant,
): readonly CouldTakeOver[] {
  const records = recordsOf(incidents);
  const breakMs = playbook.breakMinutes * MINUTE;
  return playbook.roster
    .filter(({ roles }) => roles.includes(role))
    .flatMap((person): CouldTakeOver[] => {
      const lastOnDuty = restedSince(records.get(personKey(person.name)), breakMs, now);
      return lastOnDuty === false ? [] : [{ ...describe(person, services, now), lastOnDuty }];
    })
    .sort(
      (a, b) =>
        nightRank(a) - nightRank(b) ||
        b.knows.length - a.knows.length ||
        (a.lastOnDuty ?? 0) - (b.lastOnDuty ?? 0),
    );
}

/** False where they are on duty, on a break or still tired; else when they were last on duty, where that is known. */
function restedSince(record: DutyRecord | undefined, breakMs: number, now: Instant): Instant | null | false {
  if (record === undefined) return null;
  const { turns, breaks } = record;
  if (turns.some(({ until }) => until === null)) return false;
  if (breaks.some((each) => isOn(each, now))) return false;
  const last = stretchesOf(turns, breaks, breakMs, timeFor(record, now)).at(-1);
  if (last === undefined) return null;
  return now - last.until >= Math.max(breakMs, (last.until - last.from) / 2) ? last.until : false;
}

function describe(
  { name, knows, zone: said }: RosterPerson,
  services: readonly string[],
  now: Instant,
): Omit<CouldTakeOver, 'lastOnDuty'> {
  const zone = said === null ? null : (zoneNamed(said) ?? null);
  const asked = new Set(services.map(personKey));
  const hour = zone === null ? null : wallAt(now, zone).getUTCHours();
  return {
    name,
    knows: knows.filter((each) => asked.has(personKey(each))),
    zone,
    awake: hour === null ? null : hour >= UP_FROM && hour < UP_UNTIL,
  };
}

const nightRank = ({ awake }: CouldTakeOver): number => (awake === false ? 2 : awake === null ? 1 : 0);
