import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { Requests } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ExerciseRun, ExerciseStep } from '../../shared/exercise/run.ts';
import { endedHere } from '../../shared/exercise/run-log.ts';
import { beginExercise, playable } from '../exercise/begin-exercise.ts';
import { ExerciseKeeper, type Ticked } from '../exercise/exercise-keeper.ts';
import type { ExercisePort } from '../exercise/exercise-port.ts';
import { TeamScenarios } from '../playbook/team-scenarios.ts';
import { randomBase32 } from '../records/crypto.ts';
import { desktopEnvironment } from '../records/environment.ts';
import { codeOf, nodeFileSystem } from '../records/file-system.ts';
import type { RecordStore } from '../records/store.ts';
import type { ConsoleSession } from './console-session.ts';
import type { SessionOptions } from './session-options.ts';

/** While an exercise runs it is looked at so often at least, in ms: a machine that slept is noticed by that. */
const BEAT_MS = 20_000;
/** What could not be given is tried again after so long, in ms. */
const AGAIN_MS = 5_000;
/** Those that were over before that are in the records; their own desktop has nothing to add. */
const RECENT_MS = 14 * 24 * 3_600_000;

type ExerciseHostContext = {
  readonly session: () => Promise<
    Pick<ConsoleSession, 'store' | 'run' | 'incident' | 'lookNow' | 'folderOf'>
  >;
  readonly person: () => string;
  readonly push: SessionOptions['push'];
  readonly now?: () => Instant;
};

type Open = { readonly store: RecordStore; readonly keeper: ExerciseKeeper; readonly port: ExercisePort };

const notOpen: Failure = { kind: 'read-only', message: 'The store is not open.' };

/**
 * The exercises that this desktop leads, while its window is open: one timer for what is due next, another look whenever
 * an incident changes, and what the window is told.
 */
export class ExerciseHost {
  readonly #context: ExerciseHostContext;
  readonly #now: () => Instant;
  #open: Open | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** What was seen of each run that is not over, and when it was looked at last. */
  readonly #runs = new Map<IncidentId, { readonly run: ExerciseRun; readonly looked: Instant }>();
  readonly #next = new Map<IncidentId, Instant>();
  /** Runs that are being looked at, and whether something has changed since that began. */
  readonly #looking = new Map<IncidentId, { readonly done: Promise<void>; again: boolean }>();
  #said = '';
  #ended = false;

  constructor(context: ExerciseHostContext) {
    this.#context = context;
    this.#now = context.now ?? (() => Date.now());
  }

  /** The window is painted, or another store is on screen: the exercises that go on are taken up. */
  async begin(): Promise<void> {
    this.#forget();
    await this.#quietly(async () => {
      const open = await this.#opened();
      for (const id of open?.keeper.ids(false) ?? []) await this.#look(id);
    });
  }

  /** An incident has changed, by whoever: something may be due by that. */
  changed(id: IncidentId): void {
    if (this.#runs.get(id) !== undefined) void this.#look(id);
  }

  stop(): void {
    this.#ended = true;
    this.#forget();
  }

  async scenarios(): Promise<TeamScenarios> {
    const session = await this.#context.session();
    return new TeamScenarios(nodeFileSystem, session.folderOf('records'));
  }

  async scenario(file: string): Promise<Result<Requests['exercise:scenario']['answer'], Failure>> {
    return playable(await this.scenarios(), file);
  }

  /** Declares an exercise and begins it; this desktop leads it. */
  async start(wish: { readonly file: string; readonly solo: boolean }) {
    const open = await this.#opened();
    if (open === null) return err(notOpen);
    const begun = await beginExercise(open.port, open.keeper.files, await this.scenarios(), wish);
    if (begun.ok) await this.#look(begun.value.id);
    return begun;
  }

  /** The exercises that this desktop leads: those that go on, and those of the last days. */
  async all(): Promise<Result<readonly ExerciseRun[], Failure>> {
    const open = await this.#opened();
    if (open === null) return err(notOpen);
    for (const id of open.keeper.ids(true)) {
      if (this.#runs.has(id)) continue;
      // Years of game days are not read for the one that is on.
      const log = open.keeper.files.read(id);
      const over = log === undefined ? null : endedHere(log);
      if (over !== null && over < this.#now() - RECENT_MS) continue;
      const run = await open.keeper.view(id);
      if (run === undefined || (run.ended ?? this.#now()) < this.#now() - RECENT_MS) continue;
      if (this.#ended || this.#open !== open) break;
      if (run.state === 'ended') this.#runs.set(id, { run, looked: this.#now() });
      else await this.#look(id);
    }
    return ok(this.#list());
  }

  /** Does a step, and what follows from it at once. */
  async step(id: IncidentId, step: ExerciseStep): Promise<Result<ExerciseRun, Failure>> {
    const open = await this.#opened();
    if (open === null) return err(notOpen);
    const done = await open.keeper.step(id, step);
    if (!done.ok) return done;
    await this.#look(id);
    return ok(this.#runs.get(id)?.run ?? done.value);
  }

  async #opened(): Promise<Open | null> {
    const session = await this.#context.session();
    const { store } = session;
    if (store === null || this.#ended) return null;
    if (this.#open?.store === store) return this.#open;
    this.#forget();
    const { person } = this.#context;
    const environment = desktopEnvironment();
    const port: ExercisePort = {
      ...{ fs: nodeFileSystem, layout: store.layout, attachments: store.attachments },
      now: this.#now,
      newId: () => randomBase32(13),
      person,
      tryLock: (path) => environment.tryLock(path, 0),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      run: (id, command) => session.run(id, command),
      async incident(id) {
        await session.lookNow();
        return session.incident(id);
      },
    };
    this.#open = { store, port, keeper: new ExerciseKeeper(port) };
    return this.#open;
  }

  /** Gives what is due in a run, and says what it is like; asked for again meanwhile, it looks once more. */
  #look(id: IncidentId): Promise<void> {
    const looking = this.#looking.get(id);
    if (looking !== undefined) {
      looking.again = true;
      return looking.done;
    }
    const done = this.#lookUntilStill(id).finally(() => this.#looking.delete(id));
    this.#looking.set(id, { done, again: false });
    return done;
  }

  async #lookUntilStill(id: IncidentId): Promise<void> {
    await Promise.resolve(); // whoever asks while this goes on is known from here on
    const open = this.#open;
    const looking = this.#looking.get(id);
    if (open === null || looking === undefined) return;
    do {
      looking.again = false;
      const looked = this.#now();
      const ticked = await open.keeper.tick(id, this.#runs.get(id)?.looked ?? null);
      if (this.#open !== open) return;
      this.#take(id, looked, ticked);
      this.#say();
    } while (this.#looking.get(id)?.again === true);
    this.#wait();
  }

  #take(id: IncidentId, looked: Instant, ticked: Result<Ticked, Failure>): void {
    if (!ticked.ok && ticked.error.kind === 'not-found') {
      this.#runs.delete(id);
      this.#next.delete(id);
      return;
    }
    if (ticked.ok) this.#runs.set(id, { run: ticked.value.run, looked });
    if (!ticked.ok || ticked.value.failure !== null) this.#next.set(id, looked + AGAIN_MS);
    else if (ticked.value.run.state !== 'running') this.#next.delete(id);
    else this.#next.set(id, Math.min(ticked.value.next ?? Infinity, looked + BEAT_MS));
  }

  /** One timer for all of them. */
  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#next.size === 0 || this.#ended) return;
    const at = Math.min(...this.#next.values());
    // No longer than a beat: the clock on the wall may be set meanwhile.
    const wait = Math.min(BEAT_MS, Math.max(0, at - this.#now()));
    this.#timer = setTimeout(() => void this.#beat(), wait);
  }

  async #beat(): Promise<void> {
    const now = this.#now();
    const due = [...this.#next].filter(([, at]) => at <= now).map(([id]) => id);
    await this.#quietly(async () => {
      for (const id of due) await this.#look(id);
    });
    this.#wait();
  }

  /** Tells the window where something is another than it was: what its own clock reckons is no news. */
  #say(): void {
    const runs = this.#list();
    const said = JSON.stringify(runs.map((run) => ({ ...run, minute: 0, readAt: 0 })));
    if (said === this.#said) return;
    this.#said = said;
    this.#context.push('exercise:changed', runs);
  }

  #list(): readonly ExerciseRun[] {
    return [...this.#runs.values()].map(({ run }) => run).sort((a, b) => b.began - a.began);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#open = null;
    this.#runs.clear();
    this.#next.clear();
    this.#said = '';
  }

  /** What the disk does not give back now is asked for again. */
  async #quietly(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  }
}
