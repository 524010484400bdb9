import { ExerciseKeeper, type Ticked } from '../../electron/exercise/exercise-keeper.ts';
import type { ExercisePort } from '../../electron/exercise/exercise-port.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import { injectsOf, type PlayedInject } from '../../shared/incident/exercise.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { exerciseStepSchema, type ExerciseRun, type ExerciseStepInput } from '../../shared/exercise/run.ts';
import type { Inject, Scenario, Trigger } from '../../shared/exercise/scenario.ts';
import { loadRecords, run, startDesktop, type Change, type Desktop } from './desktop.ts';
import { SimulatedDisk } from './simulated-file-system.ts';

export const BEGAN = Date.UTC(2026, 10, 20, 14);
export const MINUTE = 60_000;

export const inject = (id: string, trigger: Trigger | number, rest: Partial<Inject> = {}): Inject => ({
  ...{ id, title: `Title of ${id}`, kind: 'message', from: 'Support', to: null, unless: null },
  ...{ text: `Text of ${id}`, picture: null, expect: [], hint: null, note: null },
  trigger: typeof trigger === 'number' ? { on: 'minute', minute: trigger } : trigger,
  ...rest,
});

export const scenarioOf = (injects: readonly Inject[], rest: Partial<Scenario> = {}): Scenario => ({
  ...{ file: 'harbour.yaml', title: 'Harbour', about: 'A harbour.', level: 1, minutes: 60 },
  ...{ players: { from: 2, to: 5 }, solo: true, objectives: ['Lead calmly'], roles: ['commander'] },
  ...{ brief: 'You are on duty.', severity: 'sev1', story: 'The crane was never the fault.' },
  start: { title: 'Ships wait', severity: 'sev2', services: ['port'], foundBy: 'person', started: 2 },
  ...{ injects, stop: [], debrief: ['What was known when?'] },
  ...rest,
});

/** A desktop that leads an exercise, on a disk and with a clock of the test's own. */
export class ExerciseDesk {
  now = BEGAN;
  id = '';
  looked: number | null = null;
  readonly disk: SimulatedDisk;
  #desktop: Desktop | undefined;
  #keeper: ExerciseKeeper | undefined;
  #ids = 0;

  constructor(disk = new SimulatedDisk()) {
    this.disk = disk;
  }

  /** Begins an exercise on a new desktop; or only declares it, as a kill in between leaves it. */
  static async playing(scenario: Scenario, { solo = false, begins = true } = {}): Promise<ExerciseDesk> {
    const desk = new ExerciseDesk();
    await desk.start();
    const { keeper } = desk;
    const staged = await keeper.files.stage({
      ...{ fmt: 1, begun: desk.now, facilitator: 'ana', solo, scenario, pictures: {} },
    });
    const { start } = scenario;
    const declared = await run(desk.desktop, null, {
      name: 'declare',
      fields: { title: start.title, severity: start.severity, exercise: true },
    });
    desk.id = declared.id;
    await staged.become(desk.id);
    const told = { scenario: scenario.file, title: scenario.title, roles: [...scenario.roles], solo };
    if (begins) await desk.command({ name: 'begin-exercise', fields: told });
    return desk;
  }

  /** The program is started, or once more: what it knew by heart is gone. */
  async start(change: Change = {}): Promise<void> {
    const records = await loadRecords();
    this.#desktop = await startDesktop(records, this.disk, '/ana', {
      now: () => this.now,
      foldVersion: FOLD_VERSION,
      ...change,
    });
    this.#keeper = new ExerciseKeeper(this.port());
    this.looked = null;
  }

  kill(): void {
    this.#desktop?.process.kill();
  }

  get desktop(): Desktop {
    if (this.#desktop === undefined) throw new Error('not started');
    return this.#desktop;
  }

  get keeper(): ExerciseKeeper {
    if (this.#keeper === undefined) throw new Error('not started');
    return this.#keeper;
  }

  /** What leading needs of this desktop; of another process at work on it. */
  port(of: Desktop = this.desktop): ExercisePort {
    return {
      ...{ fs: of.env.fs, layout: of.store.layout, attachments: of.store.attachments },
      now: () => this.now,
      newId: () =>
        `observed${String((this.#ids += 1))
          .padStart(5, 'a')
          .replaceAll(/[0189]/g, 'b')}`,
      person: () => 'ana',
      tryLock: (path) => of.process.tryLock(path),
      wait: () => new Promise((resolve) => setImmediate(resolve)),
      run: (id, command) => of.service.run(id, command, 'ana'),
      async incident(id) {
        await of.service.poll();
        return of.service.open(id);
      },
    };
  }

  async incident(): Promise<Incident> {
    const incident = await this.desktop.service.open(this.id);
    if (incident === undefined) throw new Error('no incident');
    return incident;
  }

  async given(): Promise<readonly PlayedInject[]> {
    return injectsOf(await this.incident());
  }

  async ids(): Promise<readonly string[]> {
    return (await this.given()).map(({ id }) => id);
  }

  /** The minutes of the wall clock since the beginning at which each was given. */
  async times(): Promise<Readonly<Record<string, number>>> {
    return Object.fromEntries((await this.given()).map(({ id, at }) => [id, (at - BEGAN) / MINUTE]));
  }

  async tick(): Promise<Ticked> {
    const ticked = await this.keeper.tick(this.id, this.looked);
    if (!ticked.ok) throw new Error(ticked.error.message);
    this.looked = this.now;
    return ticked.value;
  }

  /** The clock goes on to that minute of the wall, as the host keeps it: a look at least every 20 s. */
  async until(minute: number): Promise<Ticked> {
    const end = BEGAN + minute * MINUTE;
    let ticked = await this.tick();
    while (this.now < end) {
      const next = ticked.failure === null ? (ticked.next ?? end) : this.now + 5_000;
      this.now = Math.min(end, Math.max(next, this.now + 1), this.now + 20_000);
      ticked = await this.tick();
    }
    return ticked;
  }

  async view(): Promise<ExerciseRun> {
    const run = await this.keeper.view(this.id);
    if (run === undefined) throw new Error('not led here');
    return run;
  }

  /** Does a step. @returns null, or why not. */
  async step(step: ExerciseStepInput): Promise<string | null> {
    const done = await this.keeper.step(this.id, exerciseStepSchema.parse(step));
    return done.ok ? null : done.error.message;
  }

  command(command: CommandInput, by = 'ben'): Promise<unknown> {
    return run(this.desktop, this.id, command, by);
  }

  /** What there is of an inject in the view. */
  async seen(id: string): Promise<ExerciseRun['injects'][number] | undefined> {
    return (await this.view()).injects.find((each) => each.inject.id === id);
  }
}
