import { describe, expect, it } from 'vitest';
import { readMemory, writeMemory, type AlarmMemory } from '../../shared/alarms/alarm-memory.ts';
import { lookAtAlarms, type Looked } from '../../shared/alarms/alarm-clock.ts';
import type { Alarm } from '../../shared/incident/alarms.ts';
import type { IncidentAlarms } from '../../shared/ipc/contract.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const noon = Date.UTC(2026, 10, 17, 12);

/** What each kind of alarm of the console is about. */
const kinds = [
  'update',
  'update.executives',
  'role.commander',
  'ask.k3x97qz2',
  'revisit.aaaa2222',
  'own-check',
];

const alarm = (key: string, dueAt: number): Alarm => ({
  ...{ key, dueAt, what: `What ${key} is about`, who: 'communications lead', why: 'promised' },
  answers: [{ chord: 'Alt+U', words: 'writes' }],
});
const incident = (alarms: readonly Alarm[], of: Partial<IncidentAlarms> = {}): IncidentAlarms => ({
  ...{ id: '20261117-aaaaaaaa', title: 'Card payments fail', severity: 'sev1', exercise: false },
  alarms,
  ...of,
});

/** A desktop whose clocks a test turns. */
class Desk {
  wall = noon;
  steady = 40 * MINUTE;
  incidents: readonly IncidentAlarms[] = [];
  memory: AlarmMemory = {};
  resumed = false;

  look(): Looked {
    const { wall, steady, resumed, incidents, memory } = this;
    const looked = lookAtAlarms({ wall, steady, resumed, incidents, memory });
    this.memory = looked.memory;
    this.resumed = false;
    return looked;
  }
  rung(): readonly string[] {
    return this.look().rings.map((ring) => ring.alarm.key);
  }
  /** Time passes, with a look each half minute; says after how many minutes something rang. */
  pass(ms: number): readonly number[] {
    const rang: number[] = [];
    for (let past = 0; past < ms; past += 30_000) {
      this.wall += 30_000;
      this.steady += 30_000;
      if (this.rung().length > 0) rang.push((past + 30_000) / MINUTE);
    }
    return rang;
  }
  sleep(ms: number): void {
    this.wall += ms;
    this.steady += ms;
    this.resumed = true;
  }
  restart(): void {
    this.memory = readMemory(writeMemory(this.memory));
    this.resumed = true;
  }
  reboot(offMs: number): void {
    this.restart();
    this.wall += offMs;
    this.steady = 20_000;
  }
}

/** A desktop on which one thing comes due in some minutes. */
function due(minutes: number, key = 'update'): Desk {
  const desk = new Desk();
  desk.incidents = [incident([alarm(key, noon + minutes * MINUTE)])];
  return desk;
}

/** A desktop on which something has just rung. */
function justRang(key = 'update'): Desk {
  const desk = due(0, key);
  expect(desk.rung()).toEqual([key]);
  return desk;
}

describe.each(kinds)('the alarm of %s', (key) => {
  it('rings when its time comes, and not before', () => {
    const desk = due(10, key);
    expect(desk.rung()).toEqual([]);
    expect(desk.pass(20 * MINUTE)).toEqual([10, 15]);
  });

  it('rings again while it stays over, each time a little later: +5, +15, +30, then every half hour', () => {
    expect(due(1, key).pass(2 * HOUR)).toEqual([1, 6, 16, 31, 61, 91]);
  });

  it('is quiet once it is answered', () => {
    const desk = justRang(key);
    desk.incidents = [incident([])];
    expect(desk.pass(HOUR)).toEqual([]);
  });

  it('does not ring twice in five minutes when its due time changes', () => {
    const desk = justRang(key);
    desk.incidents = [incident([alarm(key, noon + MINUTE)])];
    expect(desk.pass(20 * MINUTE)).toEqual([5, 10, 20]);
  });

  it('does not ring twice in five minutes when it was answered and comes back', () => {
    const desk = justRang(key);
    desk.incidents = [];
    expect(desk.pass(2 * MINUTE)).toEqual([]);
    desk.incidents = [incident([alarm(key, noon + MINUTE)])];
    expect(desk.pass(4 * MINUTE)).toEqual([3]);
  });

  it('does not ring again within five minutes of a restart, and at once after them', () => {
    const desk = justRang(key);
    desk.pass(2 * MINUTE);
    desk.restart();
    expect(desk.rung()).toEqual([]);
    desk.pass(4.5 * MINUTE);
    desk.pass(1.5 * MINUTE); // rang at +5; +8 now
    desk.restart();
    expect(desk.rung()).toEqual([]);
    desk.pass(3 * MINUTE);
    desk.restart();
    expect(desk.rung()).toEqual([key]);
  });

  it('rings at once after a sleep in which it came due, and once only', () => {
    const desk = due(10, key);
    desk.look();
    desk.sleep(HOUR);
    expect(desk.rung()).toEqual([key]);
    expect(desk.pass(4 * MINUTE)).toEqual([]);
  });

  it('rings at once after a wake-up even where it would have waited longer', () => {
    const desk = justRang(key);
    desk.pass(5 * MINUTE); // the second ring; the third is ten minutes later
    desk.sleep(6 * MINUTE);
    expect(desk.rung()).toEqual([key]);
  });

  it('does not ring again after a short sleep', () => {
    const desk = justRang(key);
    desk.sleep(4 * MINUTE);
    expect(desk.rung()).toEqual([]);
  });

  it.each([HOUR, DAY, YEAR])('does not ring twice when the clock is set forward by %i ms', (by) => {
    const desk = justRang(key);
    desk.wall += by;
    expect(desk.rung()).toEqual([]);
    expect(desk.pass(5 * MINUTE)).toEqual([5]);
  });

  it.each([HOUR, DAY, YEAR])('is not silenced when the clock is set back by %i ms', (by) => {
    const desk = justRang(key);
    desk.wall -= by;
    expect(desk.rung()).toEqual([]);
    expect(desk.pass(16 * MINUTE)).toEqual([5, 15]);
  });

  it.each([HOUR, DAY, YEAR])('rings in time when the clock was set back by %i ms before it was due', (by) => {
    const desk = due(10, key);
    desk.look();
    desk.wall -= by;
    expect(desk.pass(12 * MINUTE)).toEqual([10]);
  });

  it('rings in time when the clock was set back and the console started again', () => {
    const desk = due(10, key);
    desk.look();
    desk.wall -= HOUR;
    desk.restart();
    expect(desk.rung()).toEqual([]);
    expect(desk.pass(12 * MINUTE)).toEqual([10]);
  });

  it('rings once when the clock is set forward past its time, and once more in real time after it is set back', () => {
    const desk = due(30, key);
    desk.look();
    desk.wall += HOUR;
    expect(desk.rung()).toEqual([key]);
    desk.wall -= HOUR;
    expect(desk.pass(31 * MINUTE)).toEqual([30]);
  });

  it('rings at once after the machine was off, even though its steady clock began anew', () => {
    const desk = justRang(key);
    desk.reboot(3 * HOUR);
    expect(desk.rung()).toEqual([key]);
  });

  it('does not ring again when the machine was started anew within five minutes', () => {
    const desk = justRang(key);
    desk.reboot(2 * MINUTE);
    expect(desk.rung()).toEqual([]);
    expect(desk.pass(5 * MINUTE)).toEqual([3]);
  });

  it('rings five minutes after a start at the latest, where the clock was set back while the machine was off', () => {
    const desk = justRang(key);
    desk.reboot(-DAY);
    expect(desk.pass(6 * MINUTE)).toHaveLength(1);
  });
});

it('knows no zone: another one changes neither what rings nor when it is looked at again', () => {
  const zone = process.env['TZ'];
  const looks = ['Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((name) => {
    process.env['TZ'] = name;
    const desk = justRang();
    return [desk.look(), desk.pass(HOUR)];
  });
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect(looks[1]).toEqual(looks[0]);
  expect(looks[2]).toEqual(looks[0]);
});

it('says how long it is over by the clock on the wall, and by the steady one when that was set back', () => {
  const desk = due(0);
  desk.wall += 4 * MINUTE;
  desk.steady += 4 * MINUTE;
  expect(desk.look().over[0]?.lateMs).toBe(4 * MINUTE);
  desk.wall -= HOUR;
  desk.steady += 5 * MINUTE;
  expect(desk.look().rings[0]?.lateMs).toBe(5 * MINUTE);
});

it('does not go on about a year when the clock was a year ahead at the start', () => {
  const desk = due(10);
  desk.wall += YEAR;
  desk.look();
  desk.wall -= YEAR;
  desk.pass(5 * MINUTE);
  expect(desk.look().over[0]?.lateMs).toBeLessThan(HOUR);
});

it('puts the worst first: real before exercise, then the severity, then what is over for longest', () => {
  const desk = new Desk();
  desk.incidents = [
    incident([alarm('exercise', noon - HOUR)], { id: '20261117-bbbbbbbb', exercise: true }),
    incident([alarm('sev2', noon - HOUR)], { id: '20261117-cccccccc', severity: 'sev2' }),
    incident([alarm('later', noon - MINUTE), alarm('longest', noon - 2 * MINUTE)]),
  ];
  expect(desk.rung()).toEqual(['longest', 'later', 'sev2', 'exercise']);
});

it('looks again when the next thing happens, and every half minute at the latest', () => {
  expect(due(10).look().waitMs).toBe(30_000);
  const desk = due(0);
  desk.incidents = [incident([alarm('update', noon + 7_000)])];
  expect(desk.look().waitMs).toBe(7_000);
  desk.pass(30_000);
  desk.wall += 5 * MINUTE - 10_000;
  desk.steady += 5 * MINUTE - 10_000;
  expect(desk.look().waitMs).toBe(10_000);
});

it('keeps what is due in one incident apart from the same in another', () => {
  const desk = justRang();
  desk.incidents = [...desk.incidents, incident([alarm('update', noon)], { id: '20261117-bbbbbbbb' })];
  expect(desk.look().rings.map(({ id }) => id)).toEqual(['20261117-bbbbbbbb']);
});

it.each([
  '',
  'null',
  '{',
  '{"format":"ic-alarms/1"}',
  '{"format":"ic-alarms/1","alarms":{"x":{"dueAt":"soon"}}}',
])('forgets a memory that is damaged (%s) instead of failing', (text) => {
  expect(readMemory(text)).toEqual({});
});

it('forgets alarms that are gone', () => {
  const desk = justRang();
  desk.incidents = [];
  desk.pass(6 * MINUTE);
  expect(desk.memory).toEqual({});
});
