import { anySkew, breakSomething, endSomething, loseDesktop } from './misfortunes.ts';
import { approve, revoke } from './statements.ts';
import { isOfTheWorld } from './world.ts';
import { pick, seeded, type Random } from '../invent.ts';
import { MADE_AT } from '../make-store.ts';
import { Account } from './account.ts';
import { determined } from './determined.ts';
import { expectHealed } from './healed.ts';
import { Holdings } from './holdings.ts';
import type { Console } from './load.ts';
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
      if (fault !== undefined)
        throw new Error(`on ${name}: ${fault instanceof Error ? fault.message : 'a fault'}`, {
          cause: fault,
        });
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
    for (const machine of this.machines.slice(1)) if (this.random() < 0.8) await approve(this, machine);
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
        return approve(this, pick(random, this.machines));
      case 'revoke':
        return this.redacts ? undefined : revoke(this, pick(random, this.machines));
      case 'trouble':
        breakSomething(this);
        return;
      case 'mend':
        this.meeting.heal();
        for (const one of this.machines) one.repair();
        return;
      case 'mischief':
        this.holdings.destroying(() => doMischief(this));
        return;
      case 'end':
        return endSomething(this);
      case 'start':
        for (const one of this.machines) if (random() < 0.7) await this.start(one);
        return;
      case 'skew':
        if (machine !== undefined) machine.skew = anySkew(random);
        return;
      case 'copy':
        return this.#copy();
      case 'lose':
        loseDesktop(this);
        return;
      case 'sleep':
        time.skip(random() * 10 * 3_600_000);
        return time.advance(1_000);
    }
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
}
