import type { IncidentId } from '../../shared/ids.ts';
import { fold } from '../../shared/incident/fold.ts';
import { createIncident, type Incident } from '../../shared/incident/state.ts';
import type { RecordStore } from '../records/store.ts';
import { Mutex } from './mutex.ts';
import { SealTimer } from './seal-timer.ts';

/** An incident in memory, with the turns that are taken at it. */
export type Held = {
  readonly incident: Incident;
  readonly mutex: Mutex;
  readonly timer: SealTimer;
  loaded: boolean;
  /** Somebody looks at it: an import that is through with it does not put it away. */
  wanted: boolean;
};

/** The incidents of a store that are in memory: read once, sealed when it is time, and few of them put away again. */
export class HeldIncidents {
  readonly #store: RecordStore;
  readonly #sealed: (stream: string) => void;
  readonly #held = new Map<IncidentId, Held>();
  #closed = false;

  /** @param sealed hears of every stream that has a new segment of this session. */
  constructor(store: RecordStore, sealed: (stream: string) => void) {
    this.#store = store;
    this.#sealed = sealed;
  }

  /** One of which all was read; undefined where it is not in memory, or not yet. */
  loaded(id: IncidentId): Held | undefined {
    const held = this.#held.get(id);
    return held?.loaded === true ? held : undefined;
  }

  all(): Iterable<Held> {
    return this.#held.values();
  }

  /** Whether it is still the one that others are given: what waits for its turn may come after it was put away. */
  isHeld(held: Held): boolean {
    return this.#held.get(held.incident.id) === held;
  }

  /** One with all its events. @param wanted whether it is for somebody who goes on to look at it. */
  async load(id: IncidentId, wanted = true): Promise<Held> {
    let held = this.#held.get(id);
    if (held === undefined) {
      const timer = new SealTimer(() => void this.#seal(id));
      held = { incident: createIncident(id), mutex: new Mutex(), timer, loaded: false, wanted: false };
      this.#held.set(id, held);
    }
    if (wanted) held.wanted = true;
    const { incident, mutex } = held;
    if (!held.loaded) {
      const loading = held;
      await mutex.run(async () => {
        // Whoever came first has read all of it; what others wrote since is for `poll` to read and to publish.
        if (loading.loaded) return;
        for (const event of await this.#store.read(id)) fold(incident, event);
        loading.loaded = true;
      });
    }
    return held;
  }

  async #seal(id: IncidentId): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return;
    const sealed = await held.mutex.run(() => this.#store.seal(id));
    if (sealed) this.#sealed(id);
    else if (!this.#closed) held.timer.again();
  }

  /**
   * Seals one, and lets go of it unless somebody looks at it or not all of it is sealed.
   * @param leaving is awaited before it goes, and given it as it is.
   */
  async putAway(id: IncidentId, leaving: (incident: Incident) => Promise<unknown>): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return;
    await this.#seal(id);
    await held.mutex.run(async () => {
      if (held.wanted || this.#store.unsealed(id).events > 0) return;
      await leaving(held.incident);
      // It may have been asked for meanwhile.
      if (this.#isWanted(held) || !this.isHeld(held)) return;
      this.#held.delete(id);
      this.#store.forget(id);
    });
  }

  /** Asked anew: it may be by now. */
  #isWanted(held: Held): boolean {
    return held.wanted;
  }

  /** From now on what could not be sealed is not tried again: the store seals all that is left when it is closed. */
  closing(): void {
    this.#closed = true;
  }

  /** Resolves once everything that was under way is through. */
  async close(): Promise<void> {
    for (const { timer, mutex } of this.#held.values()) {
      timer.stop();
      await mutex.run(() => Promise.resolve());
    }
  }
}
