/* eslint-disable @typescript-eslint/no-unsafe-call --
   a switch extends classes of modules that are loaded anew for it, and can't know their types */
import type { Hlc } from '../../../shared/clock.ts';
import type { StreamEvent } from '../../../shared/incident/envelope.ts';
import type { Register, Write } from '../../../shared/incident/register.ts';
import type { Switch } from './switch.ts';
import type { Module } from './switches.ts';

const later = (a: Hlc, b: Hlc): number => a[0] - b[0] || a[1] - b[1];
const written = <T>(event: StreamEvent, value: T): Write<T> => ({ ...event, value });

/** What keeps the records of one desktop whole, and its state the same everywhere. */
export const switchesOfRecords: readonly Switch[] = [
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
