import type { IncidentId, Instant } from '../../shared/ids.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import { exerciseOf } from '../../shared/incident/exercise.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ExerciseRun, ExerciseStep } from '../../shared/exercise/run.ts';
import { endedHere, type RunLine, type RunLog } from '../../shared/exercise/run-log.ts';
import { dueNow, nextAt, runState, type RunState } from '../../shared/exercise/run-state.ts';
import { giftOf, planStep, type Gift } from '../../shared/exercise/run-step.ts';
import { endingOfRun } from '../../shared/exercise/run-ending.ts';
import { missedAt, PAUSED_WHY } from '../../shared/exercise/run-missed.ts';
import { viewOf } from '../../shared/exercise/run-view.ts';
import { Mutex } from '../incidents/mutex.ts';
import { putFile } from '../records/attachments-file.ts';
import { asStoreError, StoreError } from '../records/failure.ts';
import { beginning } from './begin-exercise.ts';
import type { ExercisePort } from './exercise-port.ts';
import { RunFiles } from './run-files.ts';

/** How long a step waits for another process of this desktop, in ms. */
const LOCK_MS = 5_000;
const LOCK_PAUSE_MS = 40;
/** As `give-inject` has it. */
const MAX_WORDS = 8_000;

const busy: Failure = {
  kind: 'busy',
  message: 'Not done: another process of this desktop is at work on this exercise. Try again in a moment.',
};

/** The run as it is now, and when something is to be done in it next. */
export type Ticked = {
  readonly run: ExerciseRun;
  readonly next: Instant | null;
  /** What could not be given, or was: as a failure says it; it is tried again at the next tick. */
  readonly failure: Failure | null;
};

type Held = { readonly log: RunLog; readonly incident: Incident };

/**
 * The exercises that this desktop leads: what is due is given through the incident service, one step after another,
 * whichever process does it. It holds no clock: whoever has it calls `tick`.
 */
export class ExerciseKeeper {
  readonly files: RunFiles;
  readonly #port: ExercisePort;
  readonly #mutexes = new Map<IncidentId, Mutex>();

  constructor(port: ExercisePort) {
    this.#port = port;
    this.files = new RunFiles(port.fs, port.layout);
  }

  /** Whether this desktop leads an exercise. @throws the file system's error. */
  leads(id: IncidentId): boolean {
    return this.files.read(id) !== undefined;
  }

  /** Those that are not over, as far as this desktop knows without reading their records; with `all` the others too. */
  ids(all: boolean): readonly IncidentId[] {
    return this.files.ids().filter((id) => {
      const log = this.files.read(id);
      return log !== undefined && (all || endedHere(log) === null);
    });
  }

  /** A run as it is now; undefined where this desktop leads no such exercise. */
  async view(id: IncidentId): Promise<ExerciseRun | undefined> {
    const held = await this.#held(id);
    return held === undefined ? undefined : viewOf(this.#stateOf(held), held.incident);
  }

  /** Does a step. @returns the run as it is then, or why nothing was done. */
  step(id: IncidentId, step: ExerciseStep): Promise<Result<ExerciseRun, Failure>> {
    return this.#alone(id, async () => {
      const held = await this.#held(id);
      if (held === undefined) return err(notLed(id));
      const plan = planStep(this.#stateOf(held), held.incident, step, this.#port.newId);
      if (!plan.ok) return err({ kind: 'refused', message: plan.error });
      const { before, gives, commands, after } = plan.value;
      for (const line of before) await this.files.append(id, line);
      for (const gift of gives) {
        const failure = await this.#give(held.log, id, gift);
        if (failure !== null) return err(failure);
      }
      for (const command of commands) {
        const failure = await this.#run(id, command);
        if (failure !== null) return err(failure);
      }
      for (const line of after) await this.files.append(id, line);
      const run = await this.view(id);
      return run === undefined ? err(notLed(id)) : ok(run);
    });
  }

  /**
   * Gives everything that is due.
   * @param looked when this process looked last; null where it has just begun. What was due in between by more than a
   * minute was missed: the exercise is paused as of then.
   */
  tick(id: IncidentId, looked: Instant | null): Promise<Result<Ticked, Failure>> {
    return this.#alone(id, async () => {
      let since = looked;
      for (;;) {
        const held = await this.#held(id);
        if (held === undefined) return err(notLed(id));
        const state = this.#stateOf(held);
        const begins = exerciseOf(held.incident) === null;
        const missed = begins ? null : missedAt(state, since);
        if (!begins) since = state.now;
        const failure = begins
          ? await this.#beginAfterAll(held)
          : missed !== null
            ? await this.#stopAt(id, missed)
            : ((await this.#giveFirst(held, state)) ?? (await this.#endAlone(held, state)));
        if (failure === 'done') continue;
        return ok({ run: viewOf(state, held.incident), next: nextAt(state), failure });
      }
    });
  }

  /** A kill, or a full disk, came between its declaration and its beginning: nobody else could begin it. */
  async #beginAfterAll({ log }: Held): Promise<Failure | 'done'> {
    return (await this.#run(log.id, beginning(log.scenario, log.solo))) ?? 'done';
  }

  /** Gives the first of what is due; null where nothing is. */
  async #giveFirst({ log }: Held, state: RunState): Promise<Failure | 'done' | null> {
    const [first] = dueNow(state);
    if (first === undefined) return null;
    return (await this.#give(log, log.id, giftOf(first))) ?? 'done';
  }

  /** Alone nobody is there to end it. */
  async #endAlone({ log, incident }: Held, state: RunState): Promise<Failure | 'done' | null> {
    const { stop, now } = state;
    if (stop === null || stop.endsAt === null || stop.endsAt > now) return null;
    const ending = endingOfRun(state, incident, stop.words);
    const failure = await this.#run(log.id, { name: 'end-exercise', fields: { ending } });
    if (failure !== null) return failure;
    await this.files.append(log.id, { do: 'end', at: now });
    return 'done';
  }

  async #stopAt(id: IncidentId, at: Instant): Promise<Failure | 'done'> {
    const line: RunLine = { do: 'pause', at, why: PAUSED_WHY };
    await this.files.append(id, line);
    return (await this.#run(id, { name: 'pause-exercise', fields: {} })) ?? 'done';
  }

  /** @returns null once the players have it, or why they do not. */
  async #give(log: RunLog, id: IncidentId, gift: Gift): Promise<Failure | null> {
    const { picture, text, ...said } = gift;
    const found = picture === null ? null : await this.#picture(log, id, picture);
    const lost = picture !== null && found === null;
    const told = lost ? `${text}\n(The picture ${picture} can’t be shown.)` : text;
    // Its own words may be as many as an inject can have.
    const words = told.length > MAX_WORDS ? text : told;
    return this.#run(id, {
      name: 'give-inject',
      fields: {
        ...{ inject: said.id, kind: said.kind, title: said.title, text: words, from: said.from, to: said.to },
        ...(found === null ? {} : { files: [found] }),
      },
    });
  }

  /** Puts a picture into the store, where what is given names it; null where it is not to be had any more. */
  async #picture(log: RunLog, id: IncidentId, name: string): Promise<AttachedFile | null> {
    const hash = log.pictures[name];
    const bytes = hash === undefined ? undefined : this.files.picture(hash);
    if (bytes === undefined) return null;
    const file = { name, mime: '', bytes, thumbnail: null, width: null, height: null };
    return putFile(this.#port.attachments, id, file);
  }

  async #run(id: IncidentId, input: CommandInput): Promise<Failure | null> {
    const ran = await this.#port.run(id, commandSchema.parse(input));
    return ran.ok ? null : ran.error;
  }

  async #held(id: IncidentId): Promise<Held | undefined> {
    const log = this.files.read(id);
    const incident = log === undefined ? undefined : await this.#port.incident(id);
    return log === undefined || incident === undefined ? undefined : { log, incident };
  }

  #stateOf({ log, incident }: Held): RunState {
    return runState(log, incident, this.#port.now());
  }

  /** One after the other, in this process and among all that have this store open. */
  #alone<T>(id: IncidentId, task: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    const mutex = this.#mutexes.get(id) ?? new Mutex();
    this.#mutexes.set(id, mutex);
    return mutex.run(async () => {
      try {
        if (!this.leads(id)) return err(notLed(id));
        const lock = await this.#lock(id);
        if (lock === undefined) return err(busy);
        try {
          return await task();
        } finally {
          lock.release();
        }
      } catch (error) {
        return err((error instanceof StoreError ? error : asStoreError(error)).failure);
      }
    });
  }

  async #lock(id: IncidentId): Promise<{ release(): void } | undefined> {
    const { tryLock, wait } = this.#port;
    for (let waited = 0; ; waited += LOCK_PAUSE_MS) {
      const lock = tryLock(this.files.lockOf(id));
      if (lock !== undefined || waited >= LOCK_MS) return lock;
      await wait(LOCK_PAUSE_MS);
    }
  }
}

const notLed = (id: IncidentId): Failure => ({
  kind: 'not-found',
  message: `This desktop does not lead an exercise ${id}: what is to come is kept where it was begun.`,
});
