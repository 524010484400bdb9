import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlarmKeeper } from '../../electron/main/alarms/alarm-keeper.ts';
import { readMemory, writeMemory, type AlarmMemory } from '../../shared/alarms/alarm-memory.ts';
import { withLater, type ReliefLater } from '../../shared/duty/relief.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { Recorder } from '../support/recorder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = Date.UTC(2026, 10, 20, 12);
const playbook = { ...defaultPlaybook, reliefMinutes: { commander: 20, others: 40 }, breakMinutes: 5 };

/** A desktop with two incidents, on which only reliefs are listened to; the real time is what no clock shows. */
class Desk {
  real = 0;
  wall = noon;
  memory: AlarmMemory = {};
  later: ReliefLater = {};
  readonly rang: { readonly key: string; readonly real: number; readonly id: string }[] = [];
  readonly incidents: readonly Incident[];
  readonly #recorder = new Recorder();
  #timers: { at: number; call: () => void }[] = [];
  #keeper = this.#open();

  constructor() {
    this.incidents = ['20261120-aaaaaaaa', '20261120-bbbbbbbb'].map(createIncident);
    this.#keeper.start();
    for (const incident of this.incidents) this.run(incident, declare, 'zoe');
  }

  #open(): AlarmKeeper {
    this.#timers = [];
    return new AlarmKeeper({
      wall: () => this.wall,
      steady: () => HOUR + this.real,
      later: (ms, call) => {
        const timer = { at: this.real + ms, call };
        this.#timers.push(timer);
        return () => (this.#timers = this.#timers.filter((each) => each !== timer));
      },
      playbook: () => playbook,
      person: () => 'zoe',
      reliefLater: () => this.later,
      memory: { load: () => this.memory, save: (memory) => (this.memory = memory) },
      heard: ({ rings }) => {
        for (const { alarm, id } of rings)
          if (alarm.key.startsWith('relief.')) this.rang.push({ key: alarm.key, real: this.real, id });
      },
    });
  }

  run(incident: Incident, command: CommandInput, person: string): void {
    const { newId } = this.#recorder;
    const decision = decide(incident, commandSchema.parse(command), {
      now: this.wall,
      person,
      playbook,
      newId,
    });
    for (const draft of decision.ok ? decision.value : [])
      fold(incident, this.#recorder.record(draft, this.wall));
    this.#keeper.take(incident);
  }

  restart(): void {
    this.#keeper.stop();
    this.memory = readMemory(writeMemory(this.memory));
    this.#keeper = this.#open();
    for (const incident of this.incidents) this.#keeper.take(incident);
    this.#keeper.start();
  }

  pass(ms: number): void {
    const end = this.real + ms;
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= end);
      const to = next?.at ?? end;
      this.wall += to - this.real;
      this.real = to;
      if (next === undefined) return;
      this.#timers = this.#timers.filter((each) => each !== next);
      next.call();
    }
  }

  sleep(ms: number): void {
    this.real += ms;
    this.wall += ms;
    this.#keeper.resume();
  }

  set(ms: number): void {
    this.wall += ms;
    this.#keeper.look();
  }

  notNow(person: string): void {
    this.later = withLater(this.later, person, this.wall + 30 * MINUTE, this.wall);
    this.#keeper.look();
  }
}

const declare: CommandInput = {
  name: 'declare',
  fields: { title: 'Playback fails', severity: 'sev4', takeCommand: false },
};
const who = fc.constantFrom('ana', 'Ana', 'ben');
const role = fc.constantFrom('commander', 'scribe', 'deputy');
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ name: fc.constant('assign'), fields: fc.record({ role, person: who }) }),
  },
  fc.record({ name: fc.constant('release'), fields: fc.record({ role }) }),
  fc.record({
    name: fc.constant('break'),
    fields: fc.record({ person: who, minutes: fc.integer({ min: 1, max: 12 }) }),
  }),
  fc.record({ name: fc.constant('break'), fields: fc.record({ person: who, back: fc.constant(true) }) }),
  fc.constantFrom({ name: 'resolve', fields: {} }, { name: 'reopen', fields: {} }),
);
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 25 }).map((m) => (desk: Desk) => desk.pass(m * MINUTE)) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.nat(1), command, who).map(([n, asked, person]) => (desk: Desk) => {
      const incident = desk.incidents[n];
      if (incident !== undefined) desk.run(incident, asked, person); // one of those above
    }),
  },
  fc.integer({ min: 1, max: 90 }).map((m) => (desk: Desk) => desk.sleep(m * MINUTE)),
  fc
    .constantFrom(-24 * HOUR, -HOUR, -MINUTE, MINUTE, HOUR, 24 * HOUR)
    .map((ms) => (desk: Desk) => desk.set(ms)),
  fc.constant((desk: Desk) => desk.restart()),
  who.map((person) => (desk: Desk) => desk.notNow(person)),
);

test('nobody’s relief rings twice in fifteen minutes, whatever the clocks, restarts and two incidents do', () => {
  let rings = 0;
  let elsewhere = 0;
  fc.assert(
    fc.property(fc.array(happening, { minLength: 10, maxLength: 60 }), (course) => {
      const desk = new Desk();
      for (const happen of course) happen(desk);
      const last = new Map<string, (typeof desk.rang)[number]>();
      for (const ring of desk.rang) {
        const before = last.get(ring.key);
        expect(ring.real - (before?.real ?? -Infinity)).toBeGreaterThanOrEqual(15 * MINUTE);
        if (before !== undefined && before.id !== ring.id) elsewhere += 1;
        last.set(ring.key, ring);
      }
      rings += desk.rang.length;
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
  // Else it would hold of a desktop that is silent, or of one incident alone.
  expect(rings).toBeGreaterThan(300);
  expect(elsewhere).toBeGreaterThan(10);
});

test('it rings when its time comes and a quarter of an hour after each ring, but not while it is put off', () => {
  const desk = new Desk();
  const [first] = desk.incidents;
  if (first === undefined) throw new Error('there are two');
  desk.run(first, { name: 'assign', fields: { role: 'commander', person: 'ana' } }, 'zoe');
  desk.pass(70 * MINUTE);
  const minutes = (): readonly number[] => desk.rang.map(({ real }) => Math.round(real / MINUTE));
  expect(minutes()).toEqual([20, 35, 50, 65]);
  desk.notNow('ana');
  desk.pass(29 * MINUTE);
  expect(minutes()).toHaveLength(4);
  desk.restart();
  desk.pass(2 * MINUTE);
  expect(minutes()).toEqual([20, 35, 50, 65, 100]);
});

test('a break takes it back, and it comes again after the next stretch of command', () => {
  const desk = new Desk();
  const [first, second] = desk.incidents;
  if (first === undefined || second === undefined) throw new Error('there are two');
  desk.run(first, { name: 'assign', fields: { role: 'commander', person: 'ana' } }, 'zoe');
  desk.pass(10 * MINUTE);
  desk.run(second, { name: 'break', fields: { person: 'ana', minutes: 6 } }, 'ana');
  desk.pass(25 * MINUTE);
  expect(desk.rang).toEqual([]);
  desk.pass(2 * MINUTE);
  expect(desk.rang).toHaveLength(1);
});
