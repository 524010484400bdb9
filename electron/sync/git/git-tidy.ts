import type { GitCalls } from './git-calls.ts';

/** So many loose objects are packed, and so many packs are made fewer: each fetch that brings anything makes one. */
const LOOSE = 500;
const PACKS = 40;
/** Where all packs can only be made one, which takes as long as everything is large. */
const MANY_PACKS = 400;

/** Keeps the private repository small; nobody waits for it. */
export class GitTidy {
  readonly #calls: GitCalls;
  readonly #geometric: boolean;
  #running = false;

  /** @param geometric whether this Git can make small packs one and leave large ones alone. */
  constructor(calls: GitCalls, geometric: boolean) {
    this.#calls = calls;
    this.#geometric = geometric;
  }

  /** @param release closes what holds packs open: on Windows such a one can't be removed. */
  async run(release: () => void): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      const { loose, packs } = await this.#count();
      if (loose < LOOSE && packs < (this.#geometric ? PACKS : MANY_PACKS)) return;
      release();
      const how = this.#geometric ? ['--geometric=2'] : ['-a', '--keep-unreachable'];
      await this.#calls.patient(['repack', '-d', '-q', '--no-write-bitmap-index', ...how]);
    } finally {
      this.#running = false;
    }
  }

  async #count(): Promise<{ readonly loose: number; readonly packs: number }> {
    const { stdout } = await this.#calls.local(['count-objects', '-v']);
    const lines = new Map(
      stdout
        .toString('latin1')
        .split('\n')
        .map((line) => line.split(': ') as [string, string]), // `count: 17`
    );
    return { loose: Number(lines.get('count') ?? 0), packs: Number(lines.get('packs') ?? 0) };
  }
}
