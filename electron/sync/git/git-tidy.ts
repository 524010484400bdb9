import type { GitCalls } from './git-calls.ts';

/** So many loose objects are packed, and so many packs made one. */
const LOOSE = 500;
const PACKS = 40;

/** Keeps the private repository small; nobody waits for it. */
export class GitTidy {
  readonly #calls: GitCalls;
  /** Those that nothing refers to stay loose. */
  #looseAfter = 0;
  #running = false;

  constructor(calls: GitCalls) {
    this.#calls = calls;
  }

  /** @param release closes what holds packs open: on Windows such a one can't be removed. */
  async run(release: () => void): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      const { loose, packs } = await this.#count();
      const many = packs >= PACKS;
      if (!many && loose - this.#looseAfter < LOOSE) return;
      release();
      const all = many ? ['-a', '--keep-unreachable'] : [];
      await this.#calls.patient(['repack', '-d', '-q', ...all]);
      this.#looseAfter = (await this.#count()).loose;
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
