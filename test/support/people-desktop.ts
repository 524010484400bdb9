import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem, type FileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { PeopleSync, type PeoplePoint } from '../../electron/sync/people/people-sync.ts';
import type { DeviceId, IncidentId } from '../../shared/ids.ts';
import { commandSchema, type CommandInput } from '../../shared/incident/commands.ts';
import { foldAll, FOLD_VERSION } from '../../shared/incident/fold.ts';
import type { Notice } from '../../shared/ipc/contract.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import type { Peer } from '../../shared/sync/state.ts';
import { temporaryFolder } from './small-disk.ts';
import { treeOf } from './tree.ts';

/** A clock that stands still until it is moved; all desktops of a test share it. */
export class Watch {
  now = Date.UTC(2026, 10, 20, 14);
  later(seconds: number): void {
    this.now += seconds * 1_000;
  }
}

/** One desktop with a real store, and its look at the people's files of a meeting point. */
export class PeopleDesktop {
  readonly root: string;
  readonly store: RecordStore;
  readonly incidents: IncidentService;
  readonly watch: Watch;
  readonly person: string;
  /** Incidents that were folded, in order. */
  readonly folded: IncidentId[] = [];
  readonly members = new Set<DeviceId>();
  peers: Peer[] = [];
  notices: readonly Notice[] = [];
  #fs: FileSystem = nodeFileSystem;
  #sync: PeopleSync | undefined;

  private constructor(root: string, store: RecordStore, watch: Watch, person: string) {
    this.root = root;
    this.store = store;
    this.watch = watch;
    this.person = person;
    this.members.add(this.device);
    const now = (): number => watch.now;
    const playbook = () => defaultPlaybook;
    this.incidents = new IncidentService(store, {
      fs: nodeFileSystem,
      now,
      playbook,
      foldVersion: FOLD_VERSION,
    });
  }

  static async open(watch: Watch, person = 'ana', root = temporaryFolder()): Promise<PeopleDesktop> {
    const environment = desktopEnvironment({ now: () => watch.now, deviceName: person });
    return new PeopleDesktop(root, await RecordStore.open(root, environment, true), watch, person);
  }

  get device(): DeviceId {
    return this.store.identity?.device ?? '';
  }

  /** The program is started again: what it remembered in memory is gone. */
  restart(fs: FileSystem = nodeFileSystem): void {
    this.#sync = undefined;
    this.#fs = fs;
  }

  /** The caches are gone as well. */
  forget(): void {
    rmSync(this.store.layout.syncCaches, { recursive: true, force: true });
    this.restart();
  }

  /** A look at the meeting point; `seconds` pass before it. */
  async look(point: PeoplePoint, seconds = 10): Promise<readonly Notice[]> {
    this.watch.later(seconds);
    this.#sync ??= new PeopleSync({
      key: `${point.kind}:/team`,
      store: this.store,
      fs: this.#fs,
      now: () => this.watch.now,
      person: () => this.person,
      isMember: (device) => this.members.has(device),
      foldIncident: async (id) => {
        this.folded.push(id);
        return foldAll(id, await this.store.readOnce(id));
      },
    });
    const { notices } = await this.#sync.round(point, this.peers);
    this.notices = notices;
    return notices;
  }

  async looks(point: PeoplePoint, times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.look(point);
  }

  /** Does something in an incident, and seals it; `declare` makes one. @returns its id. */
  async run(id: IncidentId | null, command: CommandInput): Promise<IncidentId> {
    const outcome = await this.incidents.run(id, commandSchema.parse(command), this.person);
    if (!outcome.ok) throw new Error(outcome.error.message);
    await this.store.seal(outcome.value.id);
    return outcome.value.id;
  }

  /** Somebody saves a file of the playbook in an editor. */
  save(path: string, text: string | Uint8Array): void {
    const to = join(this.root, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text);
    // By the clock of the test: a file that was saved long ago stands still.
    utimesSync(to, this.watch.now / 1_000, this.watch.now / 1_000);
  }

  delete(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  text(path: string): string | undefined {
    return this.playbook().get(path)?.toString('utf8');
  }

  /** Every file in `p/`, by path. */
  playbook(): ReadonlyMap<string, Buffer> {
    const files = [...treeOf(this.root)].filter(([path]) => path.startsWith('p/') && !path.endsWith('/'));
    return new Map(files);
  }

  read(path: string): Buffer {
    return readFileSync(join(this.root, path));
  }

  get messages(): readonly string[] {
    return this.notices.map(({ message }) => message);
  }
}

/** Another desktop as this one sees it. */
export const peerOf = (device: DeviceId, name: string, here = true): Peer => ({
  ...{ device, name, here },
  lastExchange: null,
  open: [],
  waiting: 0,
});
