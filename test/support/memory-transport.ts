import { err, ok } from '../../shared/result.ts';
import type { Trouble } from '../../shared/sync/connection.ts';
import type { Listing, Transport } from '../../electron/sync/transport.ts';

/** A meeting point in memory: what lies there, and what is wrong with it now. */
export class MemoryPlace {
  readonly files = new Map<string, Uint8Array>();
  ws: string | null = null;
  trouble: Trouble | null = null;
  readOnly = false;
  /** Nothing more can be put there; what is there can be read. */
  full = false;
  /** It goes away whenever something is put there. */
  awayForPublish = false;
  /** Every path that anybody has put there, in order. */
  readonly published: string[] = [];
  /** What is read in place of what lies there. */
  readonly corrupt = new Map<string, Uint8Array>();
  /** Called before anything is put there. */
  beforePublish: () => void = () => undefined;
  /** Paths that are refused for good. */
  refused = new Set<string>();
  refuses: (path: string) => boolean = (path) => this.refused.has(path);

  transport(ws: string, kind: 'folder' | 'git' = 'folder'): Transport {
    let known = new Set<string>();
    return {
      kind,
      attach: (found) => {
        if (this.trouble !== null) return Promise.resolve(err(this.trouble));
        const created = this.ws === null;
        if (created && !found)
          return Promise.resolve(err({ kind: 'away', message: 'not reachable' } as const));
        this.ws ??= ws;
        if (this.ws !== ws)
          return Promise.resolve(err({ kind: 'other-workspace', message: 'another' } as const));
        return Promise.resolve(ok({ ws, created }));
      },
      probe: () => Promise.reject(new Error('not asked here')),
      list: (scope) => {
        if (this.trouble !== null) return Promise.resolve(err(this.trouble));
        const inScope = (path: string): boolean =>
          scope === 'all' ||
          path.startsWith('here/') ||
          scope.streams.some((s) => path.startsWith(`i/${s}/`));
        const appeared = [...this.files.keys()].filter((path) => inScope(path) && !known.has(path));
        const gone = [...known].filter((path) => inScope(path) && !this.files.has(path));
        known = new Set([...known, ...appeared].filter((path) => !gone.includes(path)));
        const listing: Listing = {
          appeared: appeared.map((path) => ({ path, tag: '' })),
          gone,
          complete: scope === 'all',
        };
        return Promise.resolve(ok(listing));
      },
      read: ({ path }, limit) => {
        if (this.trouble !== null) return Promise.resolve(err(this.trouble));
        const bytes = this.corrupt.get(path) ?? this.files.get(path);
        return Promise.resolve(ok(bytes === undefined || bytes.length > limit ? null : bytes));
      },
      publish: (files, remove) => {
        this.beforePublish();
        if (this.trouble !== null) return Promise.resolve(err(this.trouble));
        if (this.awayForPublish)
          return Promise.resolve(err({ kind: 'away', message: 'It does not answer.' } as const));
        const full: Trouble = { kind: 'full', message: 'There is no room.' };
        if (this.full)
          return Promise.resolve(
            ok(files.map(({ path }) => ({ path, ok: false, parked: false, trouble: full }) as const)),
          );
        const outcomes = files.map(({ path, bytes }) => {
          if (this.refuses(path)) {
            const trouble: Trouble = { kind: 'policy', message: 'It holds what looks like a key.' };
            return { path, ok: false, parked: true, trouble } as const;
          }
          this.files.set(path, bytes);
          this.published.push(path);
          known.add(path);
          return { path, ok: true } as const;
        });
        for (const path of remove) {
          this.files.delete(path);
          known.delete(path);
        }
        return Promise.resolve(ok(outcomes));
      },
      status: () => ({
        readOnly: this.readOnly,
        pace: { look: 2_000, lookAtAll: 10_000, beacon: 20_000, why: null },
      }),
      people: {
        list: () => Promise.resolve(ok(new Map())),
        read: () => Promise.resolve(ok(null)),
        change: () => Promise.resolve(ok({ changed: [] })),
      },
      close: () => undefined,
    };
  }

  /** The paths of records, without signs of life and cards. */
  records(): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith('i/')).sort();
  }
}
