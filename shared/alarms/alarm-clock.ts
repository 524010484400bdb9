import type { IncidentId, Instant } from '../ids.ts';
import type { Alarm } from '../incident/alarms.ts';
import type { IncidentAlarms } from '../ipc/contract.ts';
import type { AlarmMemory, Remembered } from './alarm-memory.ts';

const MINUTE = 60_000;
/** The same thing never rings twice within this time (its `quietMs` where it has one), whatever happens to the clocks. */
export const QUIET_MS = 5 * MINUTE;
/** How long each further ring waits for the one before it: +5, +15, +30 minutes over, then every half hour. */
const BACK_OFF_MS = [QUIET_MS, 10 * MINUTE, 15 * MINUTE];
const LAST_BACK_OFF_MS = 30 * MINUTE;
/** Looked at least this often: sleep and clocks that were set are noticed by then. */
const LONGEST_WAIT_MS = 30_000;
const SHORTEST_WAIT_MS = 100;

/** What the alarm clock is asked: it has no clock of its own. */
export type Look = {
  /** The wall clock, which people and other programs set as they like. */
  readonly wall: Instant;
  /** Milliseconds since the machine was started, sleep included: no one sets this clock, and only a reboot ends it. */
  readonly steady: number;
  /** Whether this is the first look after a start or a wake-up: what is over rings at once then. */
  readonly resumed: boolean;
  readonly incidents: readonly IncidentAlarms[];
  readonly memory: AlarmMemory;
};

/** One alarm with its incident, and how long it has been due. */
export type Over = {
  readonly id: IncidentId;
  readonly incident: IncidentAlarms;
  readonly alarm: Alarm;
  readonly lateMs: number;
};

export type Looked = {
  /** What rings now, the worst first. */
  readonly rings: readonly Over[];
  /** Everything that is over, rung or not, the worst first. */
  readonly over: readonly Over[];
  readonly memory: AlarmMemory;
  /** When to look again at the latest. */
  readonly waitMs: number;
};

const memoryKey = (id: IncidentId, { key, anywhere }: Alarm): string =>
  anywhere === true ? key : `${id} ${key}`;

/**
 * Decides what rings. An alarm is over when its time has come by the wall clock or by the steady one, so that a wall
 * clock that was set back silences nothing; and the time since it last rang counts by the steady clock, so that a wall
 * clock that was set forward rings nothing twice.
 */
export function lookAtAlarms({ wall, steady, resumed, incidents, memory }: Look): Looked {
  const next: Record<string, Remembered> = {};
  const rings: Over[] = [];
  const over: Over[] = [];
  let waitMs = LONGEST_WAIT_MS;
  for (const incident of incidents) {
    for (const alarm of incident.alarms) {
      const key = memoryKey(incident.id, alarm);
      const held = remembered(next[key] ?? memory[key], alarm, wall, steady);
      next[key] = held;
      const [byWall, bySteady] = [wall - alarm.dueAt, steady - held.dueSteady];
      if (byWall < 0 && bySteady < 0) {
        waitMs = Math.min(waitMs, -byWall, -bySteady);
        continue;
      }
      // The wall clock is what the window shows; the steady one speaks where the wall clock was set back.
      const lateMs = byWall >= 0 ? byWall : bySteady;
      const due = { id: incident.id, incident, alarm, lateMs };
      over.push(due);
      const rest = restOf(held, wall, steady, resumed);
      if (rest > 0) {
        waitMs = Math.min(waitMs, rest);
        continue;
      }
      rings.push(due);
      const times = (held.rang?.times ?? 0) + 1;
      next[key] = { ...held, rang: { wall, steady, times } };
    }
  }
  keepQuiet(next, memory, wall, steady);
  return {
    rings: rings.sort(worstFirst),
    over: over.sort(worstFirst),
    memory: next,
    waitMs: Math.max(SHORTEST_WAIT_MS, waitMs),
  };
}

/** What is known of an alarm; another due time makes it a new one, that is still to keep quiet as long as before. */
function remembered(
  held: Remembered | undefined,
  { dueAt, quietMs }: Alarm,
  wall: Instant,
  steady: number,
): Remembered {
  if (held?.dueAt === dueAt) {
    // It rang before a reboot: by the steady clock, which began anew, it has been over since then.
    const before = held.rang !== null && held.rang.times > 0 && held.rang.steady > steady;
    return before ? { ...held, dueSteady: Math.min(0, held.dueSteady) } : held;
  }
  const rang = held?.rang ?? null;
  // What is over at first sight is over from now on by the steady clock: how long is only the wall clock's word.
  const dueSteady = steady + Math.max(0, dueAt - wall);
  const quiet = quietMs === undefined ? {} : { quietMs };
  return { dueAt, dueSteady, rang: rang === null ? null : { ...rang, times: 0 }, ...quiet };
}

/** How long an alarm that is over still keeps quiet. */
function restOf(held: Remembered, wall: Instant, steady: number, resumed: boolean): number {
  const { rang } = held;
  if (rang === null) return 0;
  const quiet = quietOf(held);
  const since = sinceRang(rang, wall, steady);
  const backOff = rang.times === 0 ? quiet : (BACK_OFF_MS[rang.times - 1] ?? LAST_BACK_OFF_MS);
  return (resumed && since >= quiet ? 0 : Math.max(quiet, backOff)) - since;
}

const quietOf = ({ quietMs = QUIET_MS }: Remembered): number => quietMs;

/**
 * Never more than has really passed: the steady clock's difference while the machine runs. A steady clock that reads
 * less than then was started anew; what the wall clock says counts in that case alone.
 */
function sinceRang(rang: { wall: Instant; steady: number }, wall: Instant, steady: number): number {
  const passed = steady - rang.steady;
  return passed >= 0 ? passed : Math.max(steady, wall - rang.wall);
}

/** What rang a moment ago stays known while its alarm is away: it may come back under the same key. */
function keepQuiet(
  next: Record<string, Remembered>,
  memory: AlarmMemory,
  wall: Instant,
  steady: number,
): void {
  for (const [key, held] of Object.entries(memory)) {
    if (key in next || held.rang === null) continue;
    if (sinceRang(held.rang, wall, steady) < quietOf(held)) next[key] = held;
  }
}

/** Real ones before exercises, the most severe first, then what has been over for longest. */
function worstFirst(a: Over, b: Over): number {
  return (
    Number(a.incident.exercise) - Number(b.incident.exercise) ||
    a.incident.severity.localeCompare(b.incident.severity) ||
    b.lateMs - a.lateMs
  );
}
