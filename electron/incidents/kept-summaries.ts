import type { IncidentId } from '../../shared/ids.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { FileSystem } from '../records/file-system.ts';
import type { RecordStore } from '../records/store.ts';
import type { findWals } from '../records/stream-reader.ts';
import { SummaryCache } from '../records/summaries.ts';

type Logs = ReturnType<typeof findWals>;

/** The summaries of all incidents, each as long as what it was made from is the same; and which have changed. */
export class KeptSummaries {
  readonly #store: RecordStore;
  readonly #fs: FileSystem;
  readonly #cache: SummaryCache;
  readonly #made = new Map<IncidentId, string>();
  readonly #quick = new Map<IncidentId, string>();

  constructor(store: RecordStore, fs: FileSystem, foldVersion: number) {
    this.#store = store;
    this.#fs = fs;
    this.#cache = new SummaryCache(fs, store.layout, store.ws, foldVersion);
  }

  /** The summary of an incident as it is now, made anew only where it must be; null where it has no declaration. */
  async of(
    id: IncidentId,
    wals: Logs,
    make: () => Promise<IncidentSummary | undefined>,
  ): Promise<IncidentSummary | null> {
    const quick = this.#settledStamp(id, wals); // before the names: what comes meanwhile is another time of change
    const made = this.#madeOf(id, wals);
    let summary = this.#cache.get(id, made);
    if (summary === undefined) {
      summary = (await make()) ?? null;
      this.#cache.set(id, made, summary);
    }
    this.#made.set(id, made);
    if (quick !== undefined) this.#quick.set(id, quick);
    return summary;
  }

  /** Whether an incident is made of other files than at the last look at it. */
  hasChanged(id: IncidentId, wals: Logs, allWals: Logs): boolean {
    const quick = this.#quickStamp(id, wals);
    if (this.#quick.get(id) === quick) return false;
    this.#quick.set(id, quick);
    return this.#made.get(id) !== this.#madeOf(id, allWals);
  }

  /** It could not be read: the next look is a whole one. */
  forget(id: IncidentId): void {
    this.#quick.delete(id);
  }

  async save(): Promise<void> {
    if (this.#store.readOnly === null) await this.#cache.save();
  }

  #madeOf(id: IncidentId, wals: Logs): string {
    return SummaryCache.madeOf(this.#fs, this.#store.layout, id, wals, this.#store.trust.stamp);
  }

  /** The folder's time of change tells most cases apart; just after a change it may not, so then the names count. */
  #quickStamp(id: IncidentId, wals: Logs): string {
    return this.#settledStamp(id, wals) ?? this.#madeOf(id, wals);
  }

  #settledStamp(id: IncidentId, wals: Logs): string | undefined {
    const changed = this.#fs.stat(this.#store.layout.segments(id))?.changed ?? 0;
    const settled = Math.abs(Date.now() - changed) > 2_000 && !wals.has(id);
    return settled ? `${changed}|${this.#store.trust.stamp}` : undefined;
  }
}
