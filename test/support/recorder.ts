import type { EventDraft, StreamEvent } from '../../shared/incident/envelope.ts';

/** Base32's letters in the order in which strings compare, so that ids made later compare greater. */
const sorted = '234567abcdefghijklmnopqrstuvwxyz';

const numbered = (n: number, length: number): string =>
  n
    .toString(32)
    .replace(/./g, (digit) => sorted.charAt(parseInt(digit, 32)))
    .padStart(length, sorted.charAt(0));

/**
 * Stands in for the store: gives drafts their place in a chain, with one made-up writer for each person, ids that
 * grow and a clock that never goes back.
 */
export class Recorder {
  #events = 0;
  #ids = 0;
  #wall = 0;
  readonly #written = new Map<string, number>();

  /** An id for `context.newId`. */
  readonly newId = (): string => numbered(++this.#ids, 13);

  /** @param now when it is entered. */
  record(draft: EventDraft, now: number): StreamEvent {
    this.#events += 1;
    this.#wall = Math.max(this.#wall, now);
    const q = (this.#written.get(draft.u) ?? 0) + 1;
    this.#written.set(draft.u, q);
    const writer = [...this.#written.keys()].indexOf(draft.u);
    return {
      ...draft,
      id: numbered(this.#events, 26),
      w: `${numbered(writer, 16)}-${numbered(0, 6)}`,
      q,
      h: [this.#wall, this.#events],
      o: draft.o ?? [],
      g: draft.g ?? 1,
      c: draft.c ?? 0,
    };
  }
}
