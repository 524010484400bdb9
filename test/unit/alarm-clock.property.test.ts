import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMemory, writeMemory, type AlarmMemory } from '../../shared/alarms/alarm-memory.ts';
import { lookAtAlarms, QUIET_MS } from '../../shared/alarms/alarm-clock.ts';
import type { IncidentAlarms } from '../../shared/ipc/contract.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = Date.UTC(2026, 10, 17, 12);
/** The same thing in whichever incident it stands, and quiet for longer. */
const RELIEF = 'relief.ana';
const RELIEF_QUIET_MS = 15 * MINUTE;
const ofRelief = { anywhere: true, quietMs: RELIEF_QUIET_MS } as const;
const settings = { seed: 20_261_121, numRuns: 400 };

const key = fc.constantFrom('update', 'role.commander', 'ask.a', RELIEF);
const id = fc.constantFrom('20261117-aaaaaaaa', '20261117-bbbbbbbb');
const jump = fc.constantFrom(
  -365 * 24 * HOUR,
  -24 * HOUR,
  -HOUR,
  -MINUTE,
  MINUTE,
  HOUR,
  24 * HOUR,
  365 * 24 * HOUR,
);

/** What happens to a desktop, in any order. */
const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ is: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 20 * MINUTE }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('sleep' as const), ms: fc.integer({ min: 1, max: 3 * HOUR }) }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('clock set' as const), ms: jump }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('restart' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('due' as const),
      id,
      key,
      inMs: fc.integer({ min: -HOUR, max: HOUR }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('answered' as const), id, key }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

type Rang = { readonly name: string; readonly real: number };

/** Plays what happens; the real time is what no clock shows. */
class Desktop {
  real = 0;
  wall = noon;
  memory: AlarmMemory = {};
  readonly due = new Map<string, { id: string; key: string; at: number }>();
  readonly rang: Rang[] = [];
  /** Since when each thing has been over by both clocks and undisturbed, in real time. */
  readonly overSince = new Map<string, number>();

  look(resumed: boolean): number {
    const ids = [...new Set([...this.due.values()].map((each) => each.id))];
    const incidents = ids.map((each): IncidentAlarms => ({
      ...{ id: each, title: '', severity: 'sev2', exercise: false },
      alarms: [...this.due.values()]
        .filter((of) => of.id === each)
        .map((of) => ({
          ...{ key: of.key, dueAt: of.at, what: '', who: null, why: '', answers: [] },
          ...(of.key === RELIEF ? ofRelief : {}),
        })),
    }));
    const { wall, real, memory } = this;
    const looked = lookAtAlarms({ wall, steady: HOUR + real, resumed, incidents, memory });
    this.memory = looked.memory;
    for (const { id: of, alarm } of looked.rings)
      this.rang.push({ name: alarm.key === RELIEF ? RELIEF : `${of} ${alarm.key}`, real });
    return looked.waitMs;
  }

  /** Time passes while the console looks whenever it said that it would. */
  pass(ms: number): void {
    const end = this.real + ms;
    while (this.real < end) {
      const step = Math.min(this.look(false), end - this.real);
      this.real += step;
      this.wall += step;
    }
    this.look(false);
  }

  happen(what: Happening): void {
    switch (what.is) {
      case 'time':
        this.pass(what.ms);
        return;
      case 'sleep':
        this.real += what.ms;
        this.wall += what.ms;
        this.look(true);
        return;
      case 'clock set':
        this.wall += what.ms;
        this.look(false);
        return;
      case 'restart':
        this.memory = readMemory(writeMemory(this.memory));
        this.look(true);
        return;
      case 'due':
        this.due.set(`${what.id} ${what.key}`, { id: what.id, key: what.key, at: this.wall + what.inMs });
        this.look(false);
        return;
      case 'answered':
        this.due.delete(`${what.id} ${what.key}`);
        this.look(false);
    }
  }
}

test('whatever happens to the clocks, the same thing never rings twice in five real minutes, relief in fifteen', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (course) => {
      const desktop = new Desktop();
      for (const what of course) desktop.happen(what);
      const last = new Map<string, number>();
      for (const { name, real } of desktop.rang) {
        const quiet = name === RELIEF ? RELIEF_QUIET_MS : QUIET_MS;
        expect(real - (last.get(name) ?? -Infinity)).toBeGreaterThanOrEqual(quiet);
        last.set(name, real);
      }
    }),
    settings,
  );
});

test('whatever happened before, what comes due rings within the half minute, or five minutes after it last rang', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), jump, (course, set) => {
      const desktop = new Desktop();
      for (const what of course) desktop.happen(what);
      desktop.due.clear();
      desktop.happen({ is: 'due', id: '20261117-aaaaaaaa', key: 'update', inMs: 10 * MINUTE });
      const from = desktop.real;
      desktop.happen({ is: 'clock set', ms: set });
      desktop.pass(10 * MINUTE + 30_000);
      expect(desktop.rang.some(({ name, real }) => name === '20261117-aaaaaaaa update' && real >= from)).toBe(
        true,
      );
    }),
    settings,
  );
});

test('whatever happened before, what stays over rings again every half hour', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), fc.array(jump, { maxLength: 3 }), (course, jumps) => {
      const desktop = new Desktop();
      for (const what of course) desktop.happen(what);
      desktop.due.clear();
      desktop.happen({ is: 'due', id: '20261117-aaaaaaaa', key: 'update', inMs: -1 });
      for (const ms of jumps) desktop.happen({ is: 'clock set', ms });
      for (let hour = 0; hour < 3; hour += 1) {
        const before = desktop.rang.length;
        desktop.pass(31 * MINUTE);
        expect(desktop.rang.length).toBeGreaterThan(before);
      }
    }),
    settings,
  );
});
