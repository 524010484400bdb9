import { isOfTheWorld } from './world.ts';
import { randomBase32 } from '../../../electron/records/crypto.ts';
import { deviceOf, WORKSPACE_STREAM } from '../../../shared/ids.ts';
import type { EventDraft } from '../../../shared/incident/envelope.ts';
import {
  approveDevice,
  createWorkspace,
  foldWorkspace,
  revokeDevice,
  type Workspace,
} from '../../../shared/workspace/workspace.ts';
import type { Desktop } from '../desktop.ts';
import { pick, seeded, type Random } from '../invent.ts';
import { MADE_AT } from '../make-store.ts';
import { Account } from './account.ts';
import { determined } from './determined.ts';
import { expectHealed } from './healed.ts';
import { Holdings } from './holdings.ts';
import type { Console } from './load.ts';
import { conflictedName } from './sync-client.ts';
import { Machine, STORE } from './machine.ts';
import { Meeting, type By, type MeetingKind } from './meeting.ts';
import { doMischief } from './mischief.ts';
import { People } from './people.ts';
import { VirtualTime } from './virtual-time.ts';
import type { Volume } from './volume.ts';

const names = ['ana', 'ben', 'cleo', 'dima', 'edda'];
const kinds: readonly MeetingKind[] = ['network', 'synced', 'git', 'network and git', 'synced and git'];

/** How often each thing is done, against the others. */
const deeds = {
  command: 42,
  together: 8,
  wait: 14,
  approve: 3,
  revoke: 0.7,
  trouble: 10,
  mend: 6,
  mischief: 8,
  end: 6,
  start: 8,
  skew: 3,
  copy: 1,
  sleep: 1,
  lose: 1,
};
type Deed = keyof typeof deeds;

function bagOf(more: Partial<Record<Deed, number>>): readonly Deed[] {
  const names = Object.keys(deeds) as Deed[]; // keys of a constant
  return names.flatMap((deed) => Array<Deed>(Math.round((more[deed] ?? deeds[deed]) * 10)).fill(deed));
}

export type LifeOptions = {
  /** Where they meet; otherwise the seed says it. */
  readonly kind?: MeetingKind;
  /** How often some things are done, where that is not as usual. */
  readonly more?: Partial<Record<Deed, number>>;
  /** The only things that happen to what lies where they meet. */
  readonly mischief?: readonly string[];
};

/**
 * One simulated life of a team: some desktops write at once, lose each other, crash, jump in time, and find each other
 * again, while folder, host and disks do what folders, hosts and disks do. Everything follows from the seed.
 */
export class Life {
  readonly seed: number;
  readonly console: Console;
  readonly random: Random;
  readonly time = new VirtualTime(MADE_AT);
  readonly account = new Account();
  readonly meeting: Meeting;
  readonly machines: Machine[] = [];
  readonly people: People;
  /**
   * In a life, words are taken out or desktops are revoked, not both: what a redaction took out that a revocation then
   * set aside comes back to those desktops only that have not applied it yet.
   */
  readonly redacts: boolean;
  readonly holdings: Holdings;
  readonly options: LifeOptions;
  readonly #bag: readonly Deed[];
  readonly #faults: unknown[] = [];

  constructor(console: Console, seed: number, options: LifeOptions = {}) {
    this.seed = seed;
    this.console = console;
    this.options = options;
    this.#bag = bagOf(options.more ?? {});
    this.random = seeded(seed);
    this.meeting = new Meeting(options.kind ?? pick(this.random, kinds), this.time, this.random);
    this.redacts = this.random() < 0.6;
    this.people = new People(this);
    this.holdings = new Holdings(this);
  }

  /** Lives so many steps, heals, and throws where anything is not as it must be. */
  async live(steps: number): Promise<void> {
    await determined(this.time, this.random, () => this.#live(steps));
  }

  async #live(steps: number): Promise<void> {
    try {
      await this.#begin();
      for (let i = 0; i < steps; i += 1) {
        await this.#step(pick(this.random, this.#bag));
        this.#expectNoFaults();
      }
      await expectHealed(this);
      this.#expectNoFaults();
    } finally {
      this.meeting.end();
      for (const machine of this.machines) machine.cut();
    }
  }

  /** Goes on beside what comes next; what it throws ends the life. */
  #beside(task: Promise<void>): void {
    task.catch((error: unknown) => this.#faults.push(error));
  }

  #expectNoFaults(): void {
    for (const fault of this.#faults) throw fault;
    for (const { faults, name, ways } of this.machines) {
      const [stray] = ways.mount?.strays ?? [];
      if (stray !== undefined) throw new Error(`${name} wrote where the folder is not: ${stray}`);
      const [fault] = faults;
      if (fault !== undefined) throw new Error(`on ${name}: ${String(fault)}`, { cause: fault });
    }
  }

  async #begin(): Promise<void> {
    const founder = this.#machine(names[0] ?? 'ana', 'both');
    await this.start(founder);
    await this.time.advance(3_000);
    const count = 2 + Math.floor(this.random() * 3);
    for (const name of names.slice(1, count)) {
      const machine = this.#machine(name, pick(this.random, ['folder', 'git', 'both', 'both']));
      await machine.join(this.workspace());
      await this.start(machine);
      await this.time.advance(this.random() * 5_000);
    }
    for (const machine of this.machines.slice(1)) if (this.random() < 0.8) await this.approve(machine);
  }

  /** A desktop with ways to where the others meet. */
  #machine(name: string, by: By): Machine {
    const { console, time, random } = this;
    const ways = this.meeting.reach(name, by);
    if (ways.mount !== undefined)
      ways.mount.watch = (volume, path) => this.#expectElsewhere(name, volume, path);
    const machine = new Machine(name, { console, time, random, ways });
    this.machines.push(machine);
    return machine;
  }

  /** What a console removes from the folder must stand there a second time. */
  #expectElsewhere(name: string, volume: Volume, path: string): void {
    const file = volume.files.get(path);
    const ids = file === undefined ? [] : this.holdings.in(file.bytes);
    if (ids.length === 0 || path.endsWith('.tmp')) return;
    const others = [...volume.files].filter(([other]) => other !== path && other.startsWith('i/'));
    const held = new Set(others.flatMap(([, { bytes }]) => this.holdings.in(bytes)));
    const lost = ids.filter((id) => !held.has(id)).length;
    if (lost > 0)
      this.#faults.push(new Error(`${name} removed ${path} with ${lost} events that lie nowhere else there`));
  }

  /** The bytes of the workspace's icc.json. */
  workspace(): Uint8Array {
    const found = this.machines.flatMap(({ disk }) => disk.files().get(`${STORE}/icc.json`) ?? []);
    if (found[0] === undefined) throw new Error('nobody has founded the workspace');
    return found[0];
  }

  /** A desktop that comes later and knows nothing but where the others meet. */
  async newcomer(name: string, by: By): Promise<Machine> {
    const machine = this.#machine(name, by);
    await machine.join(this.workspace());
    await this.start(machine);
    return machine;
  }

  /** Starts what is not running on a desktop; where its disk is in trouble, that stays as it is. */
  async start(machine: Machine): Promise<void> {
    this.account.tell('starts');
    try {
      if (machine.app === undefined) await this.time.settle(machine.startApp());
      if (machine.sync === undefined) await this.time.settle(machine.startSync());
    } catch (error) {
      if (!isOfTheWorld(error)) throw error;
    }
  }

  get running(): readonly Machine[] {
    return this.machines.filter(({ app }) => app !== undefined);
  }

  async #step(deed: Deed): Promise<void> {
    const { random, time } = this;
    await time.advance(random() * 1_500);
    const running = this.running;
    const machine = running.length === 0 ? undefined : pick(random, running);
    switch (deed) {
      case 'command':
        if (machine !== undefined) await this.people.act(machine);
        return;
      case 'together':
        for (const one of running)
          for (let i = 0; i < 3; i += 1) this.#beside(this.people.act(one, random() < 0.3));
        return time.advance(random() * 2_000);
      case 'wait':
        return time.advance(random() * 40_000);
      case 'approve':
        return this.approve(pick(random, this.machines));
      case 'revoke':
        if (this.redacts) return;
        return this.#revoke(pick(random, this.machines));
      case 'trouble':
        return this.#trouble();
      case 'mend':
        this.meeting.heal();
        for (const one of this.machines) one.repair();
        return;
      case 'mischief':
        return this.holdings.destroying(() => doMischief(this));
      case 'end':
        return this.#end();
      case 'start':
        for (const one of this.machines) if (random() < 0.7) await this.start(one);
        return;
      case 'skew':
        if (machine !== undefined) machine.skew = Math.round(this.#skew());
        return;
      case 'copy':
        return this.#copy();
      case 'lose':
        return this.#lose();
      case 'sleep':
        time.skip(random() * 10 * 3_600_000);
        return time.advance(1_000);
    }
  }

  #skew(): number {
    const { random } = this;
    const year = 365 * 86_400_000;
    return pick(random, [
      0,
      (random() - 0.5) * 10_000,
      -3_600_000 * random() * 5,
      10 * year * random(),
      -year * random(),
    ]);
  }

  /** A way to where they meet breaks, or a disk. */
  #trouble(): void {
    const { random } = this;
    const machine = pick(random, this.machines);
    const { disk } = machine;
    const { mount, line, client } = machine.ways;
    const troubles: (() => void)[] = [
      () => (disk.faults.capacity = disk.used + Math.floor(random() * 5_000)),
      () => (disk.faults.syncFails = () => random() < 0.3),
    ];
    if (mount !== undefined) {
      troubles.push(
        () => (mount.mounted = false),
        () => (mount.mounted = false),
        () => (mount.readOnly = true),
        () => (mount.hangs = true),
        () => (mount.free = Math.floor(random() * 6_000)),
        () => (mount.fails = random() * 0.3),
        () => (mount.refuses = random() * 0.7),
      );
    }
    if (client !== undefined) troubles.push(() => (client.online = false));
    if (line !== undefined) {
      troubles.push(
        () => (line.away = true),
        () => (line.away = true),
        () => (line.signedOut = true),
        () => (line.readOnly = true),
        () => (line.breaks = random() * 0.6),
      );
    }
    pick(random, troubles)();
    this.account.tell('troubles');
  }

  /** A process is killed or the power is cut, now or in the middle of what comes next. */
  async #end(): Promise<void> {
    const { random, account } = this;
    const machine = pick(random, this.machines);
    const how = pick(random, ['cut', 'app', 'sync'] as const);
    account.tell(how === 'cut' ? 'cuts' : 'kills');
    if (random() < 0.2) return this.time.settle(machine.close());
    machine.ends = { left: 1 + Math.floor(random() ** 2 * 300), how };
    await this.time.advance(random() * 4_000);
  }

  /** Somebody copies a profile to another computer, and both go on. */
  async #copy(): Promise<void> {
    if (this.machines.length >= names.length + 1) return;
    const from = pick(this.random, this.machines);
    const { mount, line } = from.ways;
    const by = line === undefined ? 'folder' : mount === undefined ? 'git' : 'both';
    const machine = this.#machine(`${from.name}-copy${this.machines.length}`, by);
    await machine.copyFrom(from);
    await this.start(machine);
    this.account.tell('copies');
  }

  /** A desktop is lost with all that it had told nobody of. */
  #lose(): void {
    if (this.machines.length < 3) return;
    const machine = pick(this.random, this.machines);
    this.#misname(machine);
    this.holdings.destroying(() => {
      machine.cut();
      this.machines.splice(this.machines.indexOf(machine), 1);
      this.meeting.lose(machine.ways);
    });
    this.account.tell('lost');
  }

  /**
   * What a desktop has put there, and its card, is there for all; but a sync client has given some of it other names.
   */
  #misname({ device = '-', name, disk }: Machine): void {
    const { meeting, random, time } = this;
    const volume = meeting.volume;
    const { cloud } = meeting;
    const held = new Map(
      volume === undefined ? [] : [...volume.files].map(([path, { bytes }]) => [path, bytes]),
    );
    for (const [path, bytes] of cloud?.files ?? held) {
      if (!path.includes(`/s/${device}-`) || random() < 0.5) continue;
      const copy = conflictedName(path, random, name);
      cloud?.files.set(copy, bytes);
      cloud?.files.delete(path);
      volume?.bring(copy, { bytes, changed: time.now });
      volume?.remove(path);
    }
    const card = [...disk.files()].find(([path]) => path.startsWith(`${STORE}/m/${device}.`));
    if (card !== undefined) cloud?.files.set(card[0].slice(STORE.length + 1), card[1]);
  }

  /** Somebody approves a desktop, if it has heard of it. */
  async approve(machine: Machine): Promise<void> {
    await this.#say(machine, 'approvals', ({ workspace, device, context }) =>
      Promise.resolve([approveDevice(workspace, device, machine.name, context)]),
    );
  }

  /** Somebody revokes a desktop; it goes on as if nothing had been, as a thief would. */
  async #revoke(machine: Machine): Promise<void> {
    await this.#say(machine, 'revocations', async ({ workspace, device, context, store }) => {
      const known = new Map<string, Map<string, number>>();
      for (const stream of store.streams()) {
        const last = new Map<string, number>();
        for (const { w, q } of await store.readOnce(stream)) {
          if (deviceOf(w) === device) last.set(w, Math.max(q, last.get(w) ?? 0));
        }
        known.set(stream, last);
      }
      return revokeDevice(workspace, device, machine.name, known, randomBase32(13), context);
    });
  }

  /** Somebody makes a statement about another's desktop. */
  async #say(
    about: Machine,
    what: string,
    draft: (by: Saying) => Promise<readonly EventDraft[]>,
  ): Promise<void> {
    const by = pick(this.random, this.machines);
    const { device } = about;
    if (device === undefined || by.app === undefined || by === about) return;
    const { store } = by.app;
    try {
      const workspace = createWorkspace();
      for (const event of await this.time.settle(store.readOnce(WORKSPACE_STREAM)))
        foldWorkspace(workspace, event);
      const context = { now: by.now, person: by.name };
      const drafts = await this.time.settle(draft({ workspace, device, context, store }));
      this.account.took(
        WORKSPACE_STREAM,
        await this.time.settle(store.append(WORKSPACE_STREAM, drafts)),
        by.ceiling,
      );
      await this.time.settle(store.seal(WORKSPACE_STREAM));
      this.account.tell(what);
    } catch (error) {
      if (!isOfTheWorld(error)) throw error;
    }
  }
}

type Saying = {
  readonly workspace: Workspace;
  readonly device: string;
  readonly context: { readonly now: number; readonly person: string };
  readonly store: Desktop['store'];
};
