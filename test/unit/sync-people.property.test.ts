import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { PeopleDesktop, Watch } from '../support/people-desktop.ts';
import { PeoplePlace } from '../support/people-in-memory.ts';
import { treeOf } from '../support/tree.ts';

/** The same histories at every run; fast-check prints the seed and the path of what fails. */
const settings = { seed: 20_261_120, numRuns: 60 };

const paths = ['p/severities.yaml', 'p/roles.yaml', 'p/checklists/ours.md', 'p/runbooks/db/failover.md'];
const side = fc.constantFrom('ana', 'ben', 'there' as const);
const desktop = fc.constantFrom('ana' as const, 'ben' as const);
const path = fc.constantFrom(...paths);
const seconds = fc.constantFrom(1, 9, 10, 30, 70);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('save' as const), side, path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), side, path }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('look' as const), side: desktop, seconds }) },
  // Somebody saves while a desktop is in the middle of its look.
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('save there during a look' as const), side: desktop, path }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('save here during a look' as const), side: desktop, path }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'forget' as const), side: desktop }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remember the folder' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore the folder' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Two people at their desktops and whoever opens the folder itself; what everybody wrote, and nobody took away again. */
class Team {
  readonly place = new PeoplePlace();
  readonly #desktops: Readonly<Record<'ana' | 'ben', PeopleDesktop>>;
  /** Contents that must be found again, by the text. */
  readonly wanted = new Set<string>();
  #written = 0;
  #remembered: ReadonlyMap<string, Buffer> = new Map();

  constructor(ana: PeopleDesktop, ben: PeopleDesktop) {
    this.#desktops = { ana, ben };
    for (const each of [ana, ben]) {
      for (const folder of ['p', 'local/replaced', 'local/quarantine'])
        rmSync(join(each.root, folder), { recursive: true, force: true });
      each.forget();
    }
  }

  #held(at: 'ana' | 'ben' | 'there', name: string): string | undefined {
    return at === 'there' ? this.place.text(name) : this.#desktops[at].text(name);
  }

  /** Whoever saves over a text or deletes it has seen it: that one need not be kept. */
  save(at: 'ana' | 'ben' | 'there', name: string): void {
    this.wanted.delete(this.#held(at, name) ?? '');
    this.#written += 1;
    const text = `${at} ${this.#written}\n`;
    this.wanted.add(text);
    if (at === 'there') this.place.save(name, text);
    else this.#desktops[at].save(name, text);
  }

  async run(each: Step): Promise<void> {
    switch (each.do) {
      case 'save':
        this.save(each.side, each.path);
        break;
      case 'delete': {
        const held = this.#held(each.side, each.path);
        if (held === undefined) break;
        this.wanted.delete(held);
        if (each.side === 'there') this.place.files.delete(each.path);
        else this.#desktops[each.side].delete(each.path);
        break;
      }
      case 'look':
        await this.#desktops[each.side].look(this.place.point(), each.seconds);
        break;
      case 'save there during a look':
        this.place.before = () => this.save('there', each.path);
        await this.#desktops[each.side].look(this.place.point());
        this.place.before = () => undefined;
        break;
      case 'save here during a look':
        await this.#disturbed(each.side, each.path);
        break;
      case 'restart':
        this.#desktops[each.side].restart();
        break;
      case 'forget':
        this.#desktops[each.side].forget();
        break;
      case 'remember the folder':
        this.#remembered = new Map(this.place.files);
        break;
      case 'restore the folder':
        this.#restore();
        break;
    }
  }

  /** Saves just before the desktop gives a file its name. */
  async #disturbed(at: 'ana' | 'ben', name: string): Promise<void> {
    let saves = 1;
    const fs: typeof nodeFileSystem = {
      ...nodeFileSystem,
      rename: (from, to) => {
        if (to.endsWith('.tmp') && to.includes('/p/') && saves > 0) {
          saves -= 1;
          this.save(at, name);
        }
        nodeFileSystem.rename(from, to);
      },
    };
    this.#desktops[at].restart(fs);
    await this.#desktops[at].look(this.place.point());
    this.#desktops[at].restart();
  }

  /** As it was some time ago: what only the folder had is gone, and nobody could have kept it. */
  #restore(): void {
    const before = [...this.place.files.values()].map(String);
    this.place.files.clear();
    for (const [name, bytes] of this.#remembered) this.place.files.set(name, bytes);
    const found = this.found();
    for (const text of before) if (!found.has(text)) this.wanted.delete(text);
  }

  /** Everybody has looked often enough for all to have arrived, and for what was deleted to go. */
  async settle(): Promise<void> {
    for (let i = 0; i < 40; i += 1)
      for (const each of [this.#desktops.ana, this.#desktops.ben]) await each.look(this.place.point());
  }

  /** Every text that is anywhere, under whatever name. */
  found(): ReadonlySet<string> {
    const kept = [this.#desktops.ana, this.#desktops.ben].flatMap((each) =>
      ['p', 'local/replaced', 'local/quarantine'].flatMap((folder) => textsIn(join(each.root, folder))),
    );
    return new Set([...this.place.files.values()].map(String).concat(kept));
  }

  /** The playbook on each side, as text. */
  sides(): readonly string[] {
    const listed = (files: Iterable<readonly [string, Buffer]>): string =>
      [...files]
        .map(([name, bytes]) => `${name}: ${bytes.toString()}`)
        .sort()
        .join('');
    return [this.place.files, this.#desktops.ana.playbook(), this.#desktops.ben.playbook()].map(listed);
  }
}

function textsIn(folder: string): string[] {
  try {
    return [...treeOf(folder).values()].map(String);
  } catch {
    return []; // there is no such folder yet
  }
}

test('no edit of the playbook is ever lost, whoever makes it wherever and whenever, and all sides end up the same', async () => {
  const watch = new Watch();
  const ana = await PeopleDesktop.open(watch, 'ana');
  const ben = await PeopleDesktop.open(watch, 'ben');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 45 }), async (steps) => {
      const team = new Team(ana, ben);
      for (const each of steps) await team.run(each);
      await team.settle();
      const found = team.found();
      expect([...team.wanted].filter((text) => !found.has(text))).toEqual([]);
      const [place, ...others] = team.sides();
      for (const other of others) expect(other).toBe(place);
    }),
    settings,
  );
}, 120_000);
