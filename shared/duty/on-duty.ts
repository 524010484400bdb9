import type { Instant } from '../ids.ts';
import { roles, type Role } from '../incident/vocabulary.ts';
import type { Playbook } from '../playbook/playbook.ts';
import {
  isOn,
  recordsOf,
  stretchesOf,
  timeFor,
  type DutyIncident,
  type DutyRecord,
  type Pause,
  type Turn,
} from './turns.ts';

const MINUTE = 60_000;

type Limits = Pick<Playbook, 'reliefMinutes' | 'breakMinutes'>;

/** Somebody who holds a role in a live incident, or several in several. */
export type OnDuty = {
  readonly person: string;
  /** Since when without a pause that was long enough, whatever they did in whichever incident. */
  readonly since: Instant;
  /** What they hold now, the most demanding first: a real incident before an exercise, command before the rest. */
  readonly posts: readonly [Turn, ...Turn[]];
  /** The break that they are on; its `until` is null where nobody said when they will be back. */
  readonly onBreak: Pause | null;
  /** When their last break ended, however short it was; `since` where there was none. */
  readonly noBreakSince: Instant;
  /** When they are to be relieved, and for what; null while they are on a break. */
  readonly relief: { readonly at: Instant; readonly why: 'command' | 'duty'; readonly post: Turn } | null;
  /** Some of that time was an exercise: it tires as much. */
  readonly exercise: boolean;
};

/**
 * Everyone who is on duty, whoever is to be relieved first at the top. Exercises count: they tire as much.
 *
 * Relief is due after so long in command or after so long on duty, whichever comes first. Time on duty is the
 * person's, not the role's: the work/rest guidelines of the US National Wildfire Coordinating Group, by which ICS
 * incidents are staffed, count all time on the clock, and a fresh role does not make a tired head fresh. Command has a
 * limit of its own within that, because it never lets go: PagerDuty's response guide and Google's SRE book have it
 * handed over, explicitly, before its holder gets tired. A pause shorter than the playbook's break bridges.
 */
export function onDuty(
  incidents: readonly DutyIncident[],
  playbook: Limits,
  now: Instant,
): readonly OnDuty[] {
  return [...recordsOf(incidents).values()]
    .flatMap((record) => {
      const person = standingOf(record, playbook, now);
      return person === null ? [] : [person];
    })
    .sort(
      (a, b) =>
        (a.relief?.at ?? Infinity) - (b.relief?.at ?? Infinity) ||
        a.since - b.since ||
        (a.person < b.person ? -1 : 1),
    );
}

/** How one person stands; null where they hold nothing now. */
function standingOf(record: DutyRecord, playbook: Limits, now: Instant): OnDuty | null {
  const { person, turns, breaks } = record;
  const [first, ...rest] = turns.filter(({ until }) => until === null).toSorted(mostDemanding);
  if (first === undefined) return null;
  const breakMs = playbook.breakMinutes * MINUTE;
  const stretch = stretchesOf(turns, breaks, breakMs, timeFor(record, now)).at(-1);
  const since = stretch?.from ?? now;
  const onBreak = breaks.findLast((each) => isOn(each, now)) ?? null;
  const ended = breaks.flatMap((each) => (each.until === null || isOn(each, now) ? [] : [each.until]));
  return {
    person,
    since,
    posts: [first, ...rest],
    onBreak,
    noBreakSince: Math.max(since, ...ended),
    relief: onBreak === null ? reliefOf(record, [first, ...rest], since, playbook, now) : null,
    exercise: turns.some(({ exercise, until }) => exercise && (until ?? Infinity) > since),
  };
}

function reliefOf(
  record: DutyRecord,
  posts: OnDuty['posts'],
  since: Instant,
  { reliefMinutes, breakMinutes }: Limits,
  now: Instant,
): NonNullable<OnDuty['relief']> {
  const [post] = posts;
  const byDuty = since + reliefMinutes.others * MINUTE;
  const command = posts.find(({ role }) => role === 'commander');
  if (command === undefined) return { at: byDuty, why: 'duty', post };
  const commanding = record.turns.filter(({ role }) => role === 'commander');
  const until = timeFor(record, now);
  const inCommand = stretchesOf(commanding, record.breaks, breakMinutes * MINUTE, until).at(-1)?.from ?? now;
  const byCommand = inCommand + reliefMinutes.commander * MINUTE;
  return byCommand <= byDuty
    ? { at: byCommand, why: 'command', post: command }
    : { at: byDuty, why: 'duty', post };
}

const rank = (role: Role): number => roles.indexOf(role);

function mostDemanding(a: Turn, b: Turn): number {
  return (
    Number(a.exercise) - Number(b.exercise) ||
    Number(b.role === 'commander') - Number(a.role === 'commander') ||
    a.severity.localeCompare(b.severity) ||
    rank(a.role) - rank(b.role) ||
    a.from - b.from ||
    (a.incident < b.incident ? -1 : 1)
  );
}
