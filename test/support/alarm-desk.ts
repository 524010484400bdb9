import { expect } from 'vitest';
import { AlarmKeeper } from '../../electron/main/alarms/alarm-keeper.ts';
import type { AlarmMemory } from '../../shared/alarms/alarm-memory.ts';
import type { ReliefLater } from '../../shared/duty/relief.ts';
import { countOver } from '../../shared/alarms/pressing.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { decide } from '../../shared/incident/decide.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { Recorder } from './recorder.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const noon = Date.UTC(2026, 10, 20, 12);

/** A desktop with an injected clock, on which incidents are run and alarms are heard. */
export class Desk {
  wall = noon;
  steady = HOUR;
  /** Who sits there. */
  person = 'ana';
  memory: AlarmMemory = {};
  later: ReliefLater = {};
  readonly rang: { readonly minute: number; readonly what: string }[] = [];
  jumps = 0;
  over = 0;
  readonly #recorder = new Recorder();
  #timers: { at: number; call: () => void }[] = [];
  keeper = this.open();

  open(): AlarmKeeper {
    this.#timers = [];
    return new AlarmKeeper({
      wall: () => this.wall,
      steady: () => this.steady,
      later: (ms, call) => {
        const timer = { at: this.steady + ms, call };
        this.#timers.push(timer);
        return () => (this.#timers = this.#timers.filter((each) => each !== timer));
      },
      playbook: () => defaultPlaybook,
      person: () => this.person,
      reliefLater: () => this.later,
      memory: { load: () => this.memory, save: (memory) => (this.memory = memory) },
      heard: ({ rings, over }, incidents, jumped) => {
        const minute = (this.steady - HOUR) / MINUTE;
        for (const { alarm } of rings) this.rang.push({ minute, what: alarm.what });
        this.over = over.length;
        expect(countOver(incidents, this.wall)).toBeLessThanOrEqual(over.length);
        if (jumped) this.jumps += 1;
      },
    });
  }

  /** Runs commands, as ana, at this moment. */
  run(incident: Incident, ...commands: readonly CommandInput[]): void {
    for (const command of commands) {
      const context = {
        now: this.wall,
        person: 'ana',
        playbook: defaultPlaybook,
        newId: this.#recorder.newId,
      };
      const decision = decide(incident, commandSchema.parse(command), context);
      if (!decision.ok) throw new Error(decision.error.message);
      for (const draft of decision.value) fold(incident, this.#recorder.record(draft, this.wall));
    }
    this.keeper.take(incident);
  }

  declare(severity: 'sev1' | 'sev4', id = '20261120-aaaaaaaa'): Incident {
    const incident = createIncident(id);
    const fields = { title: 'Playback fails', severity, takeCommand: severity === 'sev4' };
    this.run(incident, { name: 'declare', fields });
    return incident;
  }

  /** Time passes, and what was put off is called when its time comes. */
  pass(minutes: number): void {
    const end = this.steady + minutes * MINUTE;
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= end);
      const to = next?.at ?? end;
      this.wall += to - this.steady;
      this.steady = to;
      if (next === undefined) return;
      this.#timers = this.#timers.filter((each) => each !== next);
      next.call();
    }
  }

  /** At which minutes something rang. */
  minutesOf(what: RegExp): readonly number[] {
    return this.rang.filter((each) => what.test(each.what)).map(({ minute }) => Math.round(minute));
  }
}
