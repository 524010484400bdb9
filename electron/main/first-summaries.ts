import { isLive } from '../../shared/incident/phases.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';

/** More than the first screen shows. */
const FIRST_OTHERS = 40;

type Summaries = readonly IncidentSummary[];

/** The incidents as they stood when the store was last opened; listed while the window is loading. */
export class FirstSummaries {
  #fresh: Promise<Summaries> | undefined;
  #all: Promise<Summaries> = Promise.resolve([]);

  /** The store is open, and this is all that is in it. */
  opened(listed: Promise<Summaries>): void {
    this.#fresh = listed;
    listed.catch(() => undefined); // whoever asks for it meets the error
    this.#all = listed.catch(() => []);
  }

  /**
   * What the first screen needs: what is live, and the latest of the others. The window asks for the rest once it
   * is painted: a long history does not stand between the start and the first key press.
   * @param again lists them where a window has had the first list already.
   */
  async forScreen(again: () => Promise<Summaries>): Promise<Summaries> {
    const all = await (this.#fresh ?? again());
    this.#fresh = undefined;
    let others = 0;
    return all.filter((summary) => isLive(summary.phase) || (others += 1) <= FIRST_OTHERS);
  }

  all(): Promise<Summaries> {
    return this.#all;
  }

  /** What was live then; what has changed since was told to the session’s `changed`. */
  async live(): Promise<readonly string[]> {
    return (await this.#all).filter(({ phase }) => isLive(phase)).map(({ id }) => id);
  }
}
