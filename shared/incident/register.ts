import type { EventId, Instant } from '../ids.ts';
import { compareHlc, type Hlc } from '../clock.ts';
import type { StreamEvent } from './envelope.ts';

/** A value with the event that wrote it. */
export type Write<T> = {
  readonly id: EventId;
  readonly g: number;
  readonly h: Hlc;
  readonly at: Instant;
  readonly u: string;
  readonly value: T;
};

/**
 * A multi-value register: a write names the values it replaces, and what no write has named stays visible. The clock
 * breaks ties among truly concurrent writes only, so a clock ten years ahead can't pin a value.
 */
export type Register<T> = { visible: readonly Write<T>[]; superseded: Set<EventId> | undefined };

/** Empty, and small: an incident has two for every entry of its log, and most of them are never written. */
export const register = <T>(): Register<T> => ({ visible: unwritten, superseded: undefined });

const unwritten: readonly never[] = [];

/** The order in which writes win: those made in knowledge of others first, the clock among the rest. */
export const compareWrites = (
  a: Pick<Write<unknown>, 'g' | 'h' | 'id'>,
  b: Pick<Write<unknown>, 'g' | 'h' | 'id'>,
): number => a.g - b.g || compareHlc(a.h, b.h) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Joins one write into the register; the order in which writes arrive does not matter. */
export function write<T>(into: Register<T>, event: StreamEvent, value: T): void {
  supersede(into, event);
  if (into.superseded?.has(event.id) === true) return;
  const written = { id: event.id, g: event.g, h: event.h, at: event.at, u: event.u, value };
  // From the end: what arrives is usually the latest.
  let place = into.visible.length;
  for (let before = into.visible[place - 1]; before !== undefined; before = into.visible[place - 1]) {
    if (compareWrites(before, written) <= 0) break;
    place -= 1;
  }
  into.visible = into.visible.toSpliced(place, 0, written);
}

/** Joins a write whose value was taken out: what it replaced does not come back. */
export function supersede(into: Register<unknown>, { o }: StreamEvent): void {
  if (o.length === 0) return;
  const superseded = (into.superseded ??= new Set());
  for (const id of o) superseded.add(id);
  into.visible = into.visible.filter((w) => !superseded.has(w.id));
}

/** The value that everybody sees: the visible write that is greatest by (generation, clock, id). */
export function winner<T>(from: Register<T> | undefined): Write<T> | undefined {
  return from?.visible.at(-1);
}

/** The values set at the same time by others, which the winner hides: shown as "also set by". */
export function alsoSet<T>(from: Register<T> | undefined): readonly Write<T>[] {
  return from?.visible.slice(0, -1) ?? [];
}

/** What an event that replaces the visible values must carry. */
export function replacing(from: Register<unknown> | undefined): { o: EventId[]; g: number } {
  const visible = from?.visible ?? [];
  return { o: visible.map((w) => w.id), g: 1 + Math.max(0, ...visible.map((w) => w.g)) };
}

/** What an event that writes several registers at once must carry. */
export function replacingAll(registers: readonly Register<unknown>[]): { o: EventId[]; g: number } {
  const each = registers.map(replacing);
  return { o: [...new Set(each.flatMap(({ o }) => o))], g: Math.max(1, ...each.map(({ g }) => g)) };
}
