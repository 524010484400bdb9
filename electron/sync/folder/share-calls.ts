/** How long a call to a share may give no sign of progress; milliseconds. */
export const SHARE_TIMEOUT_MS = 10_000;

/**
 * Calls that hang occupy a thread each, for as long as the share hangs, of the few that the local disk needs as well:
 * no more than two are ever under way.
 */
const MOST_UNDER_WAY = 2;

/** Tells that the work goes on, for another time-out. @throws ETIMEDOUT once nobody waits for it any more. */
export type Progress = () => void;

const noAnswer = (what: string): Error =>
  Object.assign(new Error(`the share gave no answer: ${what}`), { code: 'ETIMEDOUT' });

/** Runs calls to a share: each ends in its time-out, whatever the share does. */
export class ShareCalls {
  readonly #timeout: number;
  #underWay = 0;
  /** Of those under way, the ones that nobody waits for any more. */
  #expired = 0;
  readonly #waiting: { readonly start: () => void; readonly refuse: () => void }[] = [];

  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  /**
   * @param work calls `progress` between its steps, so that a slow share is told from one that hangs, and so that work
   * that nobody waits for any more ends at its next step.
   * @throws ETIMEDOUT when there was no progress in time, and at once while two calls hang.
   */
  run<T>(what: string, work: (progress: Progress) => Promise<T>): Promise<T> {
    if (this.#expired >= MOST_UNDER_WAY) return Promise.reject(noAnswer(what));
    return new Promise<T>((resolve, reject) => {
      const start = (): void => this.#start(what, work, resolve, reject);
      if (this.#underWay < MOST_UNDER_WAY) start();
      else this.#waiting.push({ start, refuse: () => reject(noAnswer(what)) });
    });
  }

  #start<T>(
    what: string,
    work: (progress: Progress) => Promise<T>,
    resolve: (value: T) => void,
    reject: (reason: unknown) => void,
  ): void {
    this.#underWay += 1;
    let expired = false;
    const expire = (): void => {
      expired = true;
      this.#expired += 1;
      reject(noAnswer(what));
      if (this.#expired >= MOST_UNDER_WAY) for (const { refuse } of this.#waiting.splice(0)) refuse();
    };
    let timer = setTimeout(expire, this.#timeout);
    const progress = (): void => {
      if (expired) throw noAnswer(what);
      clearTimeout(timer);
      timer = setTimeout(expire, this.#timeout);
    };
    const ended = (): void => {
      clearTimeout(timer);
      this.#underWay -= 1;
      if (expired) this.#expired -= 1;
      this.#waiting.shift()?.start();
    };
    void work(progress).then(resolve, reject).finally(ended);
  }
}
