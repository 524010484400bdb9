import { compareLogOrder, type StreamEvent } from './envelope.ts';
import { eventModules } from './events/index.ts';
import { pacesOf } from './exercise.ts';
import { lastReopening } from './facts.ts';
import type { Incident } from './state.ts';
import { rowsAbout } from './proposals.ts';
import { rowKeyOf, rowOf, type TimelineRow } from './timeline-rows.ts';

export type { TimelineRow };

/** The rows of one incident in log order, kept up to date event by event: O(log n) to find a place. */
export class Timeline {
  readonly #incident: Incident;
  readonly #byKey = new Map<string, TimelineRow>();
  #rows: TimelineRow[] = [];
  #shared = false;
  #reopened: string | undefined;
  #rebuilt = 0;
  #paces = 0;

  constructor(incident: Incident) {
    this.#incident = incident;
    this.#make();
  }

  #make(): void {
    const incident = this.#incident;
    this.#rebuilt = incident.rebuilt;
    this.#byKey.clear();
    this.#shared = false;
    this.#reopened = lastReopening(incident)?.id;
    this.#paces = pacesOf(incident);
    for (const key of new Set([...incident.events.values()].map((event) => rowKeyOf(incident, event)))) {
      const row = rowOf(incident, key);
      if (row !== undefined) this.#byKey.set(key, row);
    }
    this.#rows = [...this.#byKey.values()].sort(compareLogOrder);
  }

  /** The rows now. The array is never changed once it was given out. */
  rows(): readonly TimelineRow[] {
    this.#shared = true;
    return this.#rows;
  }

  /** Brings the row of an event that was just folded up to date. */
  apply(event: StreamEvent): void {
    // Words went or came: rows that it does not name are others now.
    if (this.#incident.rebuilt !== this.#rebuilt) {
      this.#make();
      return;
    }
    this.#followReopening();
    this.#followPaces();
    const key = rowKeyOf(this.#incident, event);
    this.#refresh(key);
    for (const other of rowsAbout(this.#incident, event.e)) this.#refresh(other);
    if (key !== event.id) return;
    for (const other of eventModules.get(event.t)?.touches?.(event) ?? []) this.#refresh(other);
  }

  /** Reopening, or taking it back, changes what counts as verified in rows that it does not name. */
  #followReopening(): void {
    const reopened = lastReopening(this.#incident)?.id;
    if (reopened === this.#reopened) return;
    this.#reopened = reopened;
    for (const { key, kind } of [...this.#byKey.values()]) if (kind === 'criterion') this.#refresh(key);
  }

  /** What comes back at a time comes back later for every pause of an exercise. */
  #followPaces(): void {
    const paces = pacesOf(this.#incident);
    if (paces === this.#paces) return;
    this.#paces = paces;
    for (const { key, waits } of [...this.#byKey.values()])
      if (typeof waits?.dueAt === 'number') this.#refresh(key);
  }

  #refresh(key: string): void {
    const row = rowOf(this.#incident, key);
    const old = this.#byKey.get(key);
    if (this.#shared) {
      this.#rows = this.#rows.slice();
      this.#shared = false;
    }
    if (old !== undefined) this.#rows.splice(this.#placeOf(old), 1);
    if (row === undefined) {
      this.#byKey.delete(key);
      return;
    }
    this.#byKey.set(key, row);
    this.#rows.splice(this.#placeOf(row), 0, row);
  }

  /** The index of the first row that does not come before `row`. */
  #placeOf(row: TimelineRow): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#rows[middle];
      if (other !== undefined && compareLogOrder(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All rows of an incident, in log order. */
export const timelineOf = (incident: Incident): readonly TimelineRow[] => new Timeline(incident).rows();
