import { expect } from 'vitest';
import { StoreError } from '../../electron/records/failure.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import {
  digestOn,
  exchange,
  kill,
  problemsOf,
  startColleague,
  startDesktop,
  type Desktop,
  type Records,
} from './desktop.ts';
import { pick, seeded, type Random } from './invent.ts';
import { MADE_AT } from './make-store.ts';
import { SimulatedDisk } from './simulated-file-system.ts';
import { systemError } from './system-error.ts';

const root = '/store';
const stream = '20261120-aaaaaaaa';

/** How often each thing is done. */
const deeds = {
  append: 40,
  together: 10,
  seal: 12,
  start: 8,
  kill: 6,
  close: 6,
  cut: 5,
  trouble: 8,
  jump: 5,
};
type Deed = keyof typeof deeds;
const bag: readonly Deed[] = (Object.keys(deeds) as Deed[]).flatMap((deed) =>
  Array<Deed>(deeds[deed]).fill(deed),
); // keys of a constant

/**
 * One simulated life of a store: processes come and go, are killed at any step, the power is cut, the disk fails,
 * fills up and is read-only for a while, the clock jumps. What was acknowledged is kept account of.
 */
export class Life {
  readonly disk = new SimulatedDisk();
  readonly acknowledged = new Map<string, string>();
  readonly told: Record<string, number> = { refused: 0, cuts: 0, kills: 0, starts: 0 };
  readonly #records: Records;
  readonly #random: Random;
  #running: Desktop[] = [];
  #clock = MADE_AT;
  #texts = 0;

  constructor(records: Records, seed: number) {
    this.#records = records;
    this.#random = seeded(seed);
  }

  async live(steps: number): Promise<void> {
    await this.#start();
    for (let i = 0; i < steps; i += 1) await this.#step(pick(this.#random, bag));
    await this.#end();
  }

  async #step(deed: Deed): Promise<void> {
    this.#clock += Math.floor(this.#random() * 2_000);
    const desktop = this.#running.length === 0 ? undefined : pick(this.#random, this.#running);
    if (desktop === undefined) return this.#start();
    switch (deed) {
      case 'append':
        return this.#append(desktop);
      case 'together':
        this.#stopInTheMiddle();
        await Promise.all(
          this.#running.flatMap((d) => [this.#append(d), d.store.seal(stream), this.#append(d)]),
        );
        this.disk.faults.before = () => undefined;
        this.#forgetTheDead();
        return;
      case 'seal':
        await desktop.store.seal(stream);
        return;
      case 'start':
        if (this.#running.length < 3) await this.#start();
        return;
      case 'kill':
        this.told['kills'] = (this.told['kills'] ?? 0) + 1;
        kill(desktop);
        this.#forgetTheDead();
        return;
      case 'close':
        await desktop.store.close();
        kill(desktop);
        this.#forgetTheDead();
        return;
      case 'cut':
        this.#cut();
        return;
      case 'trouble':
        this.#trouble();
        return;
      case 'jump':
        this.#clock += Math.floor((this.#random() - 0.5) * 7_200_000);
        return;
    }
  }

  async #start(): Promise<void> {
    this.told['starts'] = (this.told['starts'] ?? 0) + 1;
    try {
      const desktop = await startDesktop(this.#records, this.disk, root, { now: () => this.#clock });
      this.#running.push(desktop);
      await this.#expectAllOn(desktop);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error; // in trouble, and said so
    }
  }

  async #append({ store }: Desktop): Promise<void> {
    const texts = Array.from(
      { length: 1 + Math.floor(this.#random() * 3) },
      () => `text ${(this.#texts += 1)}`,
    );
    const drafts = texts.map((text): EventDraft => ({
      t: 'entry-logged/1',
      e: text.replace(' ', '-'),
      at: this.#clock,
      u: 'ana',
      payload: { kind: 'note', text: text.padEnd(Math.floor(this.#random() ** 8 * 9_000), '.') },
    }));
    try {
      for (const { id, e } of await store.append(stream, drafts)) this.acknowledged.set(id, e);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.told['refused'] = (this.told['refused'] ?? 0) + 1;
    }
  }

  /** At some operation from now, one process is killed or the power is cut: in the middle of whatever it does. */
  #stopInTheMiddle(): void {
    if (this.#random() < 0.5) return;
    let left = Math.floor(this.#random() * 60);
    const cut = this.#random() < 0.5;
    const victim = pick(this.#random, this.#running);
    this.disk.faults.before = () => {
      if ((left -= 1) !== 0) return;
      if (cut) this.#cut();
      else kill(victim);
      throw systemError('EIO', cut ? 'power cut' : 'killed');
    };
  }

  #cut(): void {
    this.told['cuts'] = (this.told['cuts'] ?? 0) + 1;
    this.disk.crash(this.#random);
    this.#running = [];
  }

  #forgetTheDead(): void {
    this.#running = this.#running.filter((desktop) => desktop.process.alive);
  }

  #trouble(): void {
    const { faults } = this.disk;
    const often = this.#random() * 0.6;
    const troubles = {
      sync: () => (faults.syncFails = () => this.#random() < often),
      folderSync: () => (faults.folderSyncFails = () => this.#random() < often),
      full: () => (faults.capacity = this.disk.used + Math.floor(this.#random() * 3_000)),
      readOnly: () => (faults.readOnly = true),
    };
    if (this.#random() < 0.5) this.#repair();
    else pick(this.#random, Object.values(troubles))();
  }

  #repair(): void {
    Object.assign(this.disk.faults, {
      syncFails: () => false,
      folderSyncFails: () => false,
      capacity: Infinity,
      readOnly: false,
      before: () => undefined,
    });
  }

  async #expectAllOn(desktop: Desktop): Promise<void> {
    const events = await desktop.store.readOnce(stream);
    const ids = new Set(events.map((event) => event.id));
    const lost = [...this.acknowledged].filter(([id]) => !ids.has(id)).map(([, text]) => text);
    expect(lost, 'acknowledged and not there').toEqual([]);
  }

  /** All is well again: everything is there once, for whoever opens the store, and nothing is found wrong with it. */
  async #end(): Promise<void> {
    this.#repair();
    if (this.#random() < 0.5) this.#cut();
    for (const desktop of this.#running) kill(desktop);
    this.#running = [];
    const [first, second] = [
      await startDesktop(this.#records, this.disk, root),
      await startDesktop(this.#records, this.disk, root),
    ];
    await this.#expectAllOn(first);
    const incident = await first.service.open(stream);
    const shown = [...(incident?.events.values() ?? [])].map((event) => event.e);
    for (const text of this.acknowledged.values()) expect(shown.filter((e) => e === text)).toEqual([text]);
    expect(first.store.notices()).toEqual([]);
    expect(await problemsOf(this.#records, first)).toEqual([]);
    expect(first.env.fs.list(first.store.layout.writers)).toEqual([]);
    const far = await startColleague(this.#records, this.disk, '/far', first);
    await exchange(this.#records, first, far);
    const digest = await digestOn(this.#records, first, stream);
    expect(await digestOn(this.#records, second, stream)).toBe(digest);
    expect(await digestOn(this.#records, far, stream)).toBe(digest);
  }
}
