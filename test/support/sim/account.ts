import type { StreamEvent } from '../../../shared/incident/envelope.ts';

/** What is known to have been recorded, and what may no longer count. */
export class Account {
  /** Acknowledged events by stream: whatever happens, each of them is everywhere in the end. */
  readonly #acknowledged = new Map<string, Map<string, StreamEvent>>();
  /** Events that nobody of the workspace has written: must be nowhere. */
  readonly forged = new Set<string>();
  /** Events that were destroyed before anybody else had them: a lost disk, a folder emptied by hand. */
  readonly gone = new Set<string>();
  /** How often what happened, for the test that says that it does happen. */
  readonly told: Record<string, number> = {};
  /** Salts of payloads that were taken out, which may stand in no file any more; and of which entry they are. */
  readonly words = new Map<string, string>();

  /** @param ceiling the latest moment that they may be dated. */
  took(stream: string, events: readonly StreamEvent[], ceiling: number): void {
    const ahead = events.find(({ h }) => h[0] > ceiling);
    if (ahead !== undefined)
      throw new Error(`${ahead.w} ${ahead.q} is dated ${ahead.h[0] - ceiling} ms ahead of its desktop`);
    const held = this.#acknowledged.get(stream) ?? new Map<string, StreamEvent>();
    this.#acknowledged.set(stream, held);
    for (const event of events) held.set(event.id, event);
  }

  tell(what: string, count = 1): void {
    this.told[what] = (this.told[what] ?? 0) + count;
  }

  get streams(): readonly string[] {
    return [...this.#acknowledged.keys()].sort();
  }

  of(stream: string): readonly StreamEvent[] {
    return [...(this.#acknowledged.get(stream)?.values() ?? [])].filter(({ id }) => !this.gone.has(id));
  }

  get count(): number {
    return [...this.#acknowledged.values()].reduce((sum, events) => sum + events.size, 0);
  }
}
