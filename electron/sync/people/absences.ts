/** How long a file must be gone before anything follows from it: somebody may be moving it, or a client syncing. */
export const GONE_MS = 60_000;

/**
 * What is to be done about files that are gone on one side: `follow` takes the other side's away as well, `refill` puts
 * them there again.
 */
export type Absence = { readonly path: string; readonly course: 'follow' | 'refill' };

/**
 * Tells a deletion from an absence, for one side. One file that stays gone while all others are there and unchanged was
 * deleted by a person; several, or all, are a share that is away, rolled back or being moved: never a deletion.
 */
export class Absences {
  readonly #since = new Map<string, number>();

  /**
   * @param gone files that were last the same on both sides, are gone here and unchanged on the other one.
   * @param known how many files were last the same on both sides.
   * @param settled whether every other one of those is there and unchanged.
   */
  judge(
    gone: readonly string[],
    known: number,
    settled: (except: string) => boolean,
    now: number,
  ): readonly Absence[] {
    for (const path of this.#since.keys()) if (!gone.includes(path)) this.#since.delete(path);
    for (const path of gone) if (!this.#since.has(path)) this.#since.set(path, now);
    const due = gone.filter((path) => now - (this.#since.get(path) ?? now) >= GONE_MS);
    const [only] = due;
    if (only === undefined) return [];
    if (gone.length > 1 || known === 1) return due.map((path) => ({ path, course: 'refill' }));
    return settled(only) ? [{ path: only, course: 'follow' }] : [];
  }
}
