/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return --
   a switch extends classes of modules that are loaded anew for it, and can't know their types */
import type { Switch } from './switch.ts';
import type { Module } from './switches.ts';

/** What brings desktops together at a meeting point. */
export const switchesOfSync: readonly Switch[] = [
  {
    off: 'what was lost at the meeting point is not put there again',
    module: 'remoteIndex',
    replace: ({ RemoteIndex }) => ({
      RemoteIndex: class extends RemoteIndex {
        drop(): void {
          // never
        }
      },
    }),
    says: /do not come together|lacks/,
  },
  {
    off: 'nobody refills what others wrote',
    module: 'outbox',
    life: { kind: 'network and git' },
    replace: ({ Outbox }) => ({
      Outbox: class extends Outbox {
        readonly #own: string;
        constructor(context: { device: string }) {
          super(context);
          this.#own = context.device;
        }
        due(limit: number): unknown[] {
          return super.due(limit).filter(({ device }: { device: string }) => device === this.#own);
        }
      },
    }),
    says: /do not come together|lacks/,
  },
  {
    off: 'conflicted copies are ignored',
    module: 'paths',
    life: { kind: 'network', more: { lose: 6, wait: 4, copy: 4 } },
    replace: (original) => ({
      meaningOf(path: string): unknown {
        const meaning = original['meaningOf'](path);
        return meaning?.kind === 'records' ? undefined : meaning;
      },
    }),
    says: /lacks|still stand|do not come together/,
  },
  {
    off: 'what is not whole yet is given up',
    module: 'arrivals',
    life: { kind: 'synced' },
    replace: ({ Arrivals }) => ({
      Arrivals: class extends Arrivals {
        later(arrival: unknown): void {
          super.done(arrival);
        }
      },
    }),
    says: /do not come together|lacks/,
  },
  {
    off: 'packs cover nothing',
    module: 'remoteIndex',
    life: { kind: 'network' },
    replace: ({ RemoteIndex }) => ({
      RemoteIndex: class extends RemoteIndex {
        openedPack(): void {
          // never
        }
      },
    }),
    says: /in a pack as well|do not come together/,
  },
  {
    off: 'nobody is asked for a good copy',
    module: 'publisher',
    replace: ({ Publisher }) => ({
      Publisher: class extends Publisher {
        damaged(): void {
          // never
        }
      },
    }),
    says: /do not come together|lacks/,
  },
  {
    off: 'pauses are counted on the wall clock',
    module: 'steadyClock',
    life: { kind: 'synced', more: { skew: 25, end: 1, lose: 0 } },
    replace: ({ SteadyClock }) => ({
      SteadyClock: class extends SteadyClock {
        readonly now: () => number;
        constructor(wall: () => number) {
          super(wall);
          this.now = wall;
        }
        onWall(moment: number): number {
          return moment;
        }
      },
    }),
    says: /do not come together|lacks/,
  },
  {
    off: 'a folder without its icc.json counts as an empty one',
    module: 'folderTransport',
    life: { kind: 'network', more: { trouble: 20, wait: 25, copy: 0 } },
    replace: ({ FolderTransport }) => ({
      FolderTransport: class extends FolderTransport {
        constructor(context: { files: { read: (path: string, limit: number) => Promise<Uint8Array> } }) {
          super({ ...context, files: remembersStore(context.files) });
        }
      },
    }),
    says: /wrote where the folder is not/,
  },
  {
    off: 'small files go although their pack was not read back',
    module: 'folderTransport',
    life: {
      kind: 'network',
      more: { mischief: 40, wait: 30, lose: 0, copy: 0 },
      mischief: ['damaged', 'lostFiles'],
    },
    replace: ({ FolderTransport }) => ({
      FolderTransport: class extends FolderTransport {
        readonly #packs = new Map<string, Uint8Array>();
        publish(files: readonly { path: string; bytes: Uint8Array }[], remove: readonly string[]): unknown {
          for (const { path, bytes } of files) if (path.endsWith('.icp')) this.#packs.set(path, bytes);
          return super.publish(files, remove);
        }
        read(file: { path: string }, limit: number): unknown {
          const held = this.#packs.get(file.path);
          return held === undefined ? super.read(file, limit) : Promise.resolve({ ok: true, value: held });
        }
      },
    }),
    // What a pack lost lies nowhere else; or whoever reads the damaged pack says first that it was set aside.
    says: /lie nowhere else|was set aside/,
  },
  {
    off: 'a push without an answer counts as somebody else’s',
    module: 'ownRefs',
    life: { kind: 'git', more: { trouble: 25, end: 2, lose: 0 } },
    replace: ({ OwnRefs }) => ({
      OwnRefs: class extends OwnRefs {
        pushing(): void {
          // remembers nothing
        }
      },
    }),
    says: /do not come together|lacks/,
  },
  {
    off: 'signs of life do not say what has arrived',
    module: 'beacon',
    life: { kind: 'network' },
    replace: (original) => ({
      encodeBeacon: (fields: object, key: unknown): unknown =>
        original['encodeBeacon']({ ...fields, have: {} }, key),
    }),
    says: /to have what it can’t have/,
  },
] satisfies readonly (Omit<Switch, 'replace'> & { replace: (original: Record<string, any>) => Module })[]; // eslint-disable-line @typescript-eslint/no-explicit-any -- see above

type Files = { readonly read: (path: string, limit: number) => Promise<Uint8Array> };

/** A share whose icc.json is remembered once it was read. */
function remembersStore(files: Files): Files {
  let held: Uint8Array | undefined;
  return {
    ...files,
    async read(path, limit) {
      if (!path.endsWith('/icc.json')) return files.read(path, limit);
      held ??= await files.read(path, limit);
      return held;
    },
  };
}
