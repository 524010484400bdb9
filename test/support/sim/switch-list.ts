/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return --
   a switch extends classes of modules that are loaded anew for it, and can't know their types */
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Register, Write } from '../../../shared/incident/register.ts';
import type { Hlc } from '../../../shared/clock.ts';
import type { LifeOptions } from './life.ts';
import type { consoleWithout, Module } from './switches.ts';

export type Switch = {
  readonly off: string;
  readonly module: Parameters<typeof consoleWithout>[0];
  readonly replace: Parameters<typeof consoleWithout>[1];
  /** What the simulation says when it notices. */
  readonly says: RegExp;
  readonly life?: LifeOptions;
};

const later = (a: Hlc, b: Hlc): number => a[0] - b[0] || a[1] - b[1];
const written = <T>(event: StreamEvent, value: T): Write<T> => ({ ...event, value });

/** Everything that keeps desktops together, each with what happens without it. */
export const switches: readonly Switch[] = [
  {
    off: 'a write does not replace what it names',
    module: 'register',
    replace: () => ({
      write<T>(into: Register<T>, event: StreamEvent, value: T) {
        into.visible = [...into.visible, written(event, value)].sort((a, b) => a.g - b.g || later(a.h, b.h));
      },
    }),
    says: /in place of/,
  },
  {
    off: 'the clock alone decides among writes, not the generation',
    module: 'register',
    life: { kind: 'network', more: { together: 60, skew: 12, copy: 0 } },
    replace: () => ({
      write<T>(into: Register<T>, event: StreamEvent, value: T) {
        const superseded = (into.superseded ??= new Set());
        for (const id of event.o) superseded.add(id);
        into.visible = [...into.visible, written(event, value)]
          .filter(({ id }) => !superseded.has(id))
          .sort((a, b) => later(a.h, b.h));
      },
    }),
    says: /in place of/,
  },
  {
    off: 'a foreign clock drags ours ahead without a limit',
    module: 'clock',
    replace: (original) => ({
      HybridClock: class {
        #last: Hlc = [0, 0];
        readonly #now: () => number;
        constructor(now: () => number) {
          this.#now = now;
        }
        send(): Hlc {
          const now = this.#now();
          this.#last = now > this.#last[0] ? [now, 0] : [this.#last[0], this.#last[1] + 1];
          return this.#last;
        }
        receive(h: Hlc): void {
          if (original['compareHlc'](h, this.#last) > 0) this.#last = h;
        }
      },
    }),
    says: /is dated \d+ ms ahead/,
  },
  {
    off: 'what arrives twice counts twice',
    module: 'fold',
    replace: (original) => ({
      fold(incident: { events: Map<string, unknown> }, event: StreamEvent): boolean {
        incident.events.delete(event.id);
        return original['fold'](incident, event) as boolean;
      },
    }),
    says: /in place of|something else|folds \S+ to/,
  },
  {
    off: 'signatures are not checked',
    module: 'segment',
    replace: () => ({ isSegmentSigned: () => true, isSegmentSignedAsync: () => Promise.resolve(true) }),
    says: /believes|nobody/,
  },
  {
    off: 'words are not checked against their hash',
    module: 'eventLine',
    life: { kind: 'network', more: { mischief: 40, lose: 0 }, mischief: ['damaged'] },
    replace: (original) => ({
      decodeEvent: (text: string, w: string): unknown => original['decodeEvent'](text, w, true),
    }),
    says: /other words|to .*, others to|do not come together|in order|chain|signature/,
  },
  {
    off: 'logs of ended sessions are not sealed',
    module: 'recovery',
    replace: () => ({ recoverWriters: () => Promise.resolve() }),
    says: /do not come together|lacks/,
  },
  {
    off: 'a copied profile keeps its name',
    module: 'identity',
    life: { kind: 'git' },
    replace: (original) => ({
      ensureIdentity: (...[fs, layout, ws, , name]: unknown[]): unknown =>
        original['ensureIdentity'](fs, layout, ws, 'the same', name),
    }),
    says: /do not come together|other desktop|name/,
  },
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
    off: 'what a revoked desktop wrote counts',
    module: 'trust',
    life: { kind: 'git', more: { revoke: 12, copy: 0 } },
    replace: ({ Trust }) => ({
      Trust: class extends Trust {
        bars(): boolean {
          return false;
        }
      },
    }),
    says: /of a desktop that was revoked before|do not come together/,
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
  {
    off: 'redactions take nothing out',
    module: 'redactions',
    replace: ({ Redactions }) => ({
      Redactions: class extends Redactions {
        counted(): ReadonlySet<string> {
          return new Set();
        }
      },
    }),
    says: /taken out|still/,
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
