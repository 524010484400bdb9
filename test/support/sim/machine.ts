import { dirname, join } from 'node:path';
import type { KeptConnection } from '../../../electron/sync/connections.ts';
import type { Transport } from '../../../electron/sync/transport.ts';
import { MAX_DRIFT_MS } from '../../../shared/clock.ts';
import { connectionKey, type Connection } from '../../../shared/sync/connection.ts';
import { startDesktop, type Desktop } from '../desktop.ts';
import type { Random } from '../invent.ts';
import { SimulatedDisk } from '../simulated-file-system.ts';
import type { SimulatedProcess } from '../simulated-process.ts';
import { repositoryOf } from './git-repository.ts';
import type { Console } from './load.ts';
import type { Ways } from './meeting.ts';
import { shareOf } from './share.ts';
import type { VirtualTime } from './virtual-time.ts';

export const STORE = '/store';
const SHARE = '/share';
const GIT_URL = 'https://git.example/incidents.git';

/** Small, so that a life of some minutes reaches all of them. */
const limits = { read: 12, publish: 8, rollUpAt: 4, keepRolledUp: 40_000 };

export type MachineContext = {
  readonly console: Console;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly ways: Ways;
};

type Syncing = {
  readonly process: SimulatedProcess;
  readonly store: Desktop['store'];
  readonly engine: Engine;
};
type Engine = InstanceType<Console['SyncEngine']>;

/** One desktop: its disk and clock, the console that runs on it, and the process beside it that exchanges. */
export class Machine {
  readonly name: string;
  readonly disk: SimulatedDisk;
  /** How far its clock is from the others'. */
  skew = 0;
  readonly ways: Ways;
  app: Desktop | undefined;
  sync: Syncing | undefined;
  /** How many operations from now the power is cut, or a process killed; none when undefined. */
  ends: { left: number; readonly how: 'cut' | 'app' | 'sync' } | undefined;
  readonly #context: MachineContext;
  readonly #kept = new Map<string, KeptConnection>();
  /** What went wrong in a process that was not killed: a fault of the console. */
  readonly faults: unknown[] = [];

  constructor(name: string, context: MachineContext) {
    this.name = name;
    this.#context = context;
    this.disk = new SimulatedDisk(() => this.now);
    this.ways = context.ways;
    this.disk.faults.before = () => this.#step();
    const connections: Connection[] = [];
    if (context.ways.mount !== undefined) connections.push({ kind: 'folder', path: SHARE });
    if (context.ways.line !== undefined) connections.push({ kind: 'git', url: GIT_URL, branch: 'incidents' });
    for (const connection of connections) {
      this.#kept.set(connectionKey(connection), { connection, attached: false });
    }
  }

  /** This desktop's device, once its console has run. */
  device: string | undefined;
  readonly #open = new Set<string>();

  /** An incident is on its screen from now on. */
  open(incident: string): void {
    this.#open.add(incident);
    this.sync?.engine.setOpen([...this.#open]);
  }

  /** Its disk is well again, and nobody ends its processes. */
  repair(): void {
    this.ends = undefined;
    Object.assign(this.disk.faults, {
      syncFails: () => false,
      folderSyncFails: () => false,
      capacity: Infinity,
      readOnly: false,
    });
  }

  /** A person connects a meeting point anew that has lost the team's records. */
  connectAnew(key: string): void {
    const kept = this.#kept.get(key);
    if (kept !== undefined) this.#kept.set(key, { ...kept, attached: false });
    this.killSync();
  }

  get now(): number {
    const now = this.#context.time.now + this.skew;
    this.#latest = Math.max(this.#latest, now);
    return now;
  }

  /** The latest moment that an entry of this desktop may be dated: others' clocks drag it ahead by a minute only. */
  get ceiling(): number {
    return this.#latest + MAX_DRIFT_MS;
  }

  #latest = 0;

  get keys(): readonly string[] {
    return [...this.#kept.keys()];
  }

  /** Another desktop's icc.json, as joining brings it. */
  async join(workspace: Uint8Array): Promise<void> {
    await this.#put(join(STORE, 'icc.json'), workspace);
    for (const [key, kept] of this.#kept) this.#kept.set(key, { ...kept, attached: true });
  }

  /** Takes over another desktop's disk as it stands, with its key and its half-written logs. */
  async copyFrom(other: Machine): Promise<void> {
    for (const [path, bytes] of other.disk.files()) await this.#put(path, bytes);
    for (const [key, kept] of other.#kept) if (this.#kept.has(key)) this.#kept.set(key, kept);
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    const { fs } = this.disk.process();
    fs.makeFolder(dirname(path));
    const file = fs.create(path);
    file.write(bytes);
    await file.sync();
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      await fs.syncFolder(folder);
      if (folder === '/') break;
    }
  }

  /** Starts the console. Throws StoreError where the disk is in trouble. */
  async startApp(): Promise<Desktop> {
    this.app = await startDesktop(this.#context.console, this.disk, STORE, {
      now: () => this.now,
      machine: this.name,
      deviceName: this.name,
    });
    this.device = this.app.store.identity?.device ?? this.device;
    return this.app;
  }

  /** Starts the process that exchanges; the console has made the store. */
  async startSync(): Promise<void> {
    const { console, random, time } = this.#context;
    const { process, store } = await startDesktop(console, this.disk, STORE, {
      now: () => this.now,
      machine: this.name,
      deviceName: this.name,
    });
    if (store.identity === null) {
      process.kill();
      return;
    }
    const engine = new console.SyncEngine({
      store,
      fs: process.fs,
      now: () => this.now,
      random,
      person: () => this.name,
      app: 'test',
      arrived: () =>
        void this.app?.service.poll().catch((error: unknown) => this.#fault(this.app?.process, error)),
      limits,
    });
    const { device } = store.identity;
    for (const kept of this.#kept.values()) {
      engine.connect(kept, this.#transport(kept.connection, process, store.ws, device));
    }
    this.sync = { process, store, engine };
    engine.setOpen([...this.#open]);
    void this.#exchange(this.sync, time);
  }

  #transport(connection: Connection, process: SimulatedProcess, ws: string, device: string): Transport {
    const { console, time, random } = this.#context;
    const { mount, line } = this.ways;
    const common = { time, random, process, before: () => this.#step() };
    const taken = { ws, device, now: () => this.now, random, wait: (ms: number) => time.sleep(ms) };
    if (connection.kind === 'folder' && mount !== undefined) {
      const files = shareOf({ ...common, mount, root: SHARE });
      return new console.FolderTransport({ ...taken, files, root: SHARE });
    }
    if (connection.kind === 'git' && line !== undefined) {
      const repository = repositoryOf({ ...common, line, RepositoryError: console.RepositoryError });
      return new console.GitTransport({
        ...taken,
        repository,
        url: connection.url,
        branch: connection.branch,
      });
    }
    throw new Error('this desktop has no such connection');
  }

  /** As the process that exchanges does: one round after the other, whenever one is due. */
  async #exchange({ process, engine }: Syncing, time: VirtualTime): Promise<void> {
    const alive = (): boolean => process.alive; // others end it between the steps
    try {
      while (alive()) {
        const due = this.keys.filter((key) => engine.dueAt(key) <= this.now);
        for (const key of due) {
          if (alive()) await engine.round(key);
          const kept = this.#kept.get(key);
          if (kept !== undefined && engine.attached(key)) this.#kept.set(key, { ...kept, attached: true });
        }
        if (due.length > 0) continue;
        const next = Math.min(...this.keys.map((key) => engine.dueAt(key))) - this.now;
        // A clock that was set back is seen at the next look.
        await time.sleep(Math.min(5_000, Math.max(20, next)));
      }
    } catch (error) {
      this.#fault(process, error);
    }
  }

  #fault(process: SimulatedProcess | undefined, error: unknown): void {
    if (process?.alive === true) this.faults.push(error);
  }

  #step(): void {
    if (this.ends === undefined || (this.ends.left -= 1) > 0) return;
    const { how } = this.ends;
    this.ends = undefined;
    if (how === 'cut') this.cut();
    else if (how === 'app') this.killApp();
    else this.killSync();
  }

  killApp(): void {
    const { app } = this;
    this.app = undefined;
    app?.process.kill();
    void app?.service.close().catch(() => undefined); // its timers end; its disk takes nothing any more
  }

  killSync(): void {
    this.sync?.process.kill();
    this.sync = undefined;
  }

  /** Power cut. */
  cut(): void {
    this.disk.crash(this.#context.random);
    this.ways.mount?.cut(this.#context.random);
    this.killApp();
    this.killSync();
  }

  /** Quits in an orderly way. */
  async close(): Promise<void> {
    const { app } = this;
    this.app = undefined;
    this.killSync();
    try {
      await app?.service.close();
    } finally {
      app?.process.kill();
    }
  }
}
