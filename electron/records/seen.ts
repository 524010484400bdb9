import { deviceOf, type DeviceId, type WriterId } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import type { HeaderFields } from './segment.ts';

/** As many as fit a header's line; the others are told of in the next. */
const MAX_SEEN = 500;

/** Last sequence and head of every writer of other devices, by stream: what this device's headers tell of. */
export class Seen {
  readonly #self: DeviceId | undefined;
  readonly #writers = new Map<string, Map<WriterId, [number, string]>>();

  constructor(self: DeviceId | undefined) {
    this.#self = self;
  }

  notice(stream: string, { w, q, id }: StreamEvent): void {
    if (deviceOf(w) === this.#self) return;
    let writers = this.#writers.get(stream);
    if (writers === undefined) this.#writers.set(stream, (writers = new Map<WriterId, [number, string]>()));
    const last = writers.get(w);
    if (last === undefined || last[0] < q) writers.set(w, [q, id.slice(0, 10)]);
  }

  /** Those that moved since headers told of them last. */
  since(stream: string, told: ReadonlyMap<WriterId, number>): HeaderFields['seen'] {
    const moved = [...(this.#writers.get(stream) ?? [])].filter(([w, [q]]) => (told.get(w) ?? 0) < q);
    return Object.fromEntries(moved.slice(0, MAX_SEEN));
  }
}
