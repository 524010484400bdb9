import { beforeOf } from '../../shared/actions/before.ts';
import type { IncidentId } from '../../shared/ids.ts';
import type { KnowledgeState } from '../../shared/knowledge/search.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import type { Answers, Ask } from './protocol.ts';

/** What was changed together is looked at together; ms. */
const GATHER_MS = 250;
/** A look rests so many times as long as it took: an incident of ten thousand entries is not read at every line. */
const REST = 8;
/** While there is much to read, as many incidents at a time: whoever types in between is answered. */
const BATCH = 40;
/** Another process writes: so long until the next try, in ms. */
const BUSY_MS = 500;
/** What nobody told of is found by itself, within this many ms. */
const WHOLE_MS = 300_000;
/** Files that people save, and what other processes have put into the index, are looked for at this pace; ms. */
const WATCH_MS = 3_000;
/** How long nothing has changed before the file beside the index is emptied; ms. */
const SETTLE_MS = 400;

export type RunnerContext = {
  readonly index: KnowledgeIndex;
  readonly tell: (state: KnowledgeState) => void;
  /** Reads the team’s rules again where they were saved. @returns whether anything but the records has changed. */
  readonly rulesChanged: () => Promise<boolean>;
};

/** Keeps an index up to date beside whoever types: told what has changed, it reads that soon, and a little at a time. */
export class IndexRunner {
  readonly #context: RunnerContext;
  readonly #changed = new Set<IncidentId>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #whole = true;
  #looking: Promise<void> | undefined;
  #soon: NodeJS.Timeout | undefined;
  #settle: NodeJS.Timeout | undefined;
  #rest = 0;
  #told = '';
  #stopped = false;

  constructor(context: RunnerContext) {
    this.#context = context;
    this.#every(WHOLE_MS, () => this.look());
    this.#every(WATCH_MS, () => void this.#watch());
    this.#schedule(0);
  }

  /** These incidents have changed. */
  changed(ids: readonly IncidentId[]): void {
    for (const id of ids) this.#changed.add(id);
    this.#schedule(Math.max(GATHER_MS, this.#rest));
  }

  /** Anything may have changed. */
  look(): void {
    this.#whole = true;
    this.#schedule(GATHER_MS);
  }

  async answer<A extends Ask>(ask: A): Promise<Answers[A['of']]>;
  async answer(ask: Ask): Promise<Answers[keyof Answers]> {
    const { index } = this.#context;
    switch (ask.of) {
      case 'search':
        return index.search(ask.query);
      case 'facts':
        return index.facts();
      case 'actions':
        return index.actions();
      case 'before':
        return beforeOf(ask.described, index.facts(), index.actions());
      case 'runbooks':
        return index.runbooks();
      case 'state':
        return index.state();
      case 'rebuild':
        await this.#looking;
        await index.rebuild();
        this.#tell();
        this.#schedule(0);
        return null;
    }
  }

  /** Resolves once everything that is known to have changed has been read. */
  async settled(): Promise<void> {
    while (this.#looking !== undefined || this.#soon !== undefined)
      await (this.#looking ?? new Promise((resolve) => setTimeout(resolve, 5)));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#soon);
    clearTimeout(this.#settle);
    for (const timer of this.#timers) clearInterval(timer);
  }

  #every(pace: number, run: () => void): void {
    this.#timers.add(setInterval(run, pace));
  }

  #schedule(pause: number): void {
    if (this.#stopped || this.#looking !== undefined || this.#soon !== undefined) return;
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.#looking = this.#run().finally(() => {
        this.#looking = undefined;
        if (this.#whole || this.#changed.size > 0) this.#schedule(Math.max(GATHER_MS, this.#rest));
      });
    }, pause);
  }

  async #run(): Promise<void> {
    const { index } = this.#context;
    const began = performance.now();
    const ids = this.#whole ? undefined : [...this.#changed];
    this.#whole = false;
    this.#changed.clear();
    await index.look(ids);
    this.#tell();
    for (let went = index.work(BATCH); went !== 'done' && !this.#stopped; went = index.work(BATCH)) {
      this.#tell();
      const pause = went === 'busy' ? BUSY_MS : 0;
      await new Promise((resolve) => setTimeout(resolve, pause)); // whoever asks is answered first
    }
    this.#tell();
    this.#rest = ids === undefined ? 0 : (performance.now() - began) * REST;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => index.settle(), SETTLE_MS);
  }

  async #watch(): Promise<void> {
    if (this.#looking !== undefined) return;
    if (this.#context.index.changedByOthers()) this.#tell();
    if (await this.#context.rulesChanged()) this.look();
  }

  #tell(): void {
    const state = this.#context.index.state();
    const said = JSON.stringify(state);
    if (said === this.#told) return;
    this.#told = said;
    this.#context.tell(state);
  }
}
