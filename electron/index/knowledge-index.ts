import { incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import type { UsedRunbook } from '../../shared/incident/runbooks-used.ts';
import type { KnowledgeState, SearchAnswer, SearchQuery } from '../../shared/knowledge/search.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import type { IncidentRunbooks } from '../../shared/runbooks/listed.ts';
import { sha256 } from '../records/crypto.ts';
import { numberAt, putContent, removeContent, type Content } from './content.ts';
import { contentOf } from './incident-content.ts';
import { IndexDatabase, isDamaged, removeIndex, type DatabaseOptions } from './database.ts';
import type { OpenRecords } from './open-records.ts';
import { search } from './search.ts';

export type KnowledgeContext = {
  readonly records: OpenRecords;
  /** The streams that there are. */
  readonly streams: () => readonly string[];
  readonly playbook: () => Playbook;
  /** The runbooks of the team, each with what it was made from. */
  readonly runbooks: () => Promise<readonly Content[]>;
  readonly database: DatabaseOptions;
};

/** Incidents that are read before they are put into the file in one go: others may write in between. */
const BATCH = 1_000;
/** Characters after which a batch is put away before it is full. */
const BATCH_CHARS = 16_000_000;

/**
 * The index of what was recorded: derived, disposable, and never in anybody’s way. It is told what may have changed
 * (`look`), and reads what has, a batch at a time (`work`); what it was not told of it finds by itself at the next whole
 * look.
 */
export class KnowledgeIndex {
  readonly #context: KnowledgeContext;
  #database: IndexDatabase;
  /** What is to be read, with what it is made of now; in the order of the latest first. */
  #waiting = new Map<string, string>();
  #version = 1;
  #listed = 1;
  #dataVersion: number;
  #rules: { readonly playbook: Playbook; readonly stamp: string } | undefined;
  #incidents: number | null = null;

  constructor(context: KnowledgeContext) {
    this.#context = context;
    this.#database = IndexDatabase.open(context.database);
    this.#dataVersion = this.#database.dataVersion();
  }

  /**
   * Looks what has changed since it was read. @param ids where to look; everywhere where it is left out.
   * @returns how many incidents are to be read.
   */
  async look(ids?: readonly IncidentId[]): Promise<number> {
    await this.#context.records.trust.poll();
    const runbooks = ids === undefined ? await this.#context.runbooks() : [];
    return this.#apart(() => {
      const there = this.#context.streams().filter((stream) => incidentIdPattern.test(stream));
      const stampOf = this.#context.records.stamps();
      const held = ids === undefined ? this.#held() : undefined;
      const rules = this.#rulesStamp();
      const look = (id: string): void => {
        const made = `${stampOf(id)}.${rules}`;
        if ((held === undefined ? this.#madeOf(id) : held.get(id)) === made) this.#waiting.delete(id);
        else this.#waiting.set(id, made);
      };
      if (ids !== undefined) for (const id of ids) look(id);
      else {
        this.#waiting.clear();
        // Their ids begin with their day: the latest are found first.
        for (const id of there.toSorted().reverse()) look(id);
        this.#lookAtOthers(held ?? new Map<string, string>(), new Set(there), runbooks);
      }
      return this.#waiting.size;
    }, 0);
  }

  /** What is in the index and not among the incidents: runbooks, and what is gone. */
  #lookAtOthers(
    held: ReadonlyMap<string, string>,
    there: ReadonlySet<string>,
    runbooks: readonly Content[],
  ): void {
    const named = new Set(runbooks.map(({ id }) => id));
    const changed = runbooks.filter(({ id, made }) => held.get(id) !== made);
    const gone = [...held.keys()].filter((id) => !there.has(id) && !named.has(id));
    if (changed.length + gone.length === 0) return;
    const done = this.#database.transaction(() => {
      for (const id of gone) removeContent(this.#database, id);
      for (const runbook of changed) putContent(this.#database, runbook);
    });
    if (done) this.#changed();
  }

  /**
   * Reads a batch of what waits and puts it into the index.
   * @returns whether to go on; `busy` where another process writes: try later.
   */
  work(batch = BATCH): 'done' | 'more' | 'busy' {
    if (this.#waiting.size === 0) return 'done';
    const read: Content[] = [];
    const gone: string[] = [];
    const taken = new Map<string, string>();
    const eventsOf = this.#context.records.reader();
    let chars = 0;
    for (const [id, made] of this.#waiting) {
      const content = contentOf(id, made, eventsOf(id), this.#context.playbook());
      taken.set(id, made);
      if (content === undefined) gone.push(id);
      else read.push(content);
      for (const { text } of content?.passages ?? []) chars += text.length;
      if (taken.size >= batch || chars > BATCH_CHARS) break;
    }
    // Numbers that only grow are put away in one piece.
    read.sort((a, b) => numberAt(a.at) - numberAt(b.at));
    let listed = gone.length > 0;
    const done = this.#apart(
      () =>
        this.#database.transaction(() => {
          for (const content of read)
            // Another process may have read it meanwhile.
            if (this.#madeOf(content.id) !== content.made && putContent(this.#database, content))
              listed = true;
          for (const id of gone) removeContent(this.#database, id);
        }),
      undefined,
    );
    if (done === undefined) return 'more'; // the file was thrown away: all of it is read again
    if (!done) return 'busy';
    for (const [id, made] of taken) if (this.#waiting.get(id) === made) this.#waiting.delete(id);
    this.#changed(listed);
    return this.#waiting.size === 0 ? 'done' : 'more';
  }

  /** Words that were taken out of the record stand in no file of the index either. */
  settle(): void {
    this.#apart(() => this.#database.clean(), undefined);
  }

  /** Throws everything away; what follows is a look at everything. */
  async rebuild(): Promise<number> {
    const { path } = this.#context.database;
    const emptied = this.#apart(
      () =>
        this.#database.transaction(() => {
          this.#database.empty();
        }),
      undefined,
    );
    if (emptied === false && path !== null) this.#again();
    this.#changed();
    return this.look();
  }

  search(query: SearchQuery): SearchAnswer {
    const answer = this.#apart(() => search(this.#database, query), { hits: [], counts: {}, more: [] });
    return { ...answer, waiting: this.#waiting.size };
  }

  /** The facts of every incident. */
  facts(): readonly IncidentFacts[] {
    return this.#apart(
      () =>
        this.#database
          .sql('SELECT facts FROM incidents WHERE facts IS NOT NULL ORDER BY num')
          .all()
          .map(({ facts }) => JSON.parse(String(facts)) as IncidentFacts), // as it was put in
      [],
    );
  }

  /** The action items of every incident. */
  actions(): readonly ListedAction[] {
    return this.#apart(
      () =>
        this.#database
          .sql('SELECT actions FROM incidents WHERE actions IS NOT NULL ORDER BY num')
          .all()
          .flatMap(({ actions }) => JSON.parse(String(actions)) as ListedAction[]), // as it was put in
      [],
    );
  }

  /** The runbooks that were used, by incident. */
  runbooks(): readonly IncidentRunbooks[] {
    return this.#apart(
      () =>
        this.#database
          .sql('SELECT id, title, exercise, runbooks FROM incidents WHERE runbooks IS NOT NULL ORDER BY num')
          .all()
          .map(({ id, title, exercise, runbooks }) => ({
            ...{ incident: String(id), title: String(title), exercise: exercise === 1 },
            runbooks: JSON.parse(String(runbooks)) as UsedRunbook[], // as it was put in
          })),
      [],
    );
  }

  state(): KnowledgeState {
    const { fullText, trouble } = this.#database;
    this.#incidents ??= this.#apart(
      () =>
        Number(
          this.#database.sql(`SELECT count(*) AS n FROM incidents WHERE facts IS NOT NULL`).get()?.['n'],
        ),
      0,
    );
    return {
      version: this.#version,
      listed: this.#listed,
      waiting: this.#waiting.size,
      incidents: this.#incidents,
      search: fullText ? 'fts5' : 'scan',
      trouble,
    };
  }

  /** Whether another process has put something into the index since the last question. */
  changedByOthers(): boolean {
    const now = this.#apart(() => this.#database.dataVersion(), this.#dataVersion);
    if (now === this.#dataVersion) return false;
    this.#dataVersion = now;
    this.#changed();
    return true;
  }

  close(): void {
    this.#database.close();
  }

  #held(): Map<string, string> {
    const rows = this.#database.sql('SELECT id, made FROM incidents').all();
    return new Map(rows.map(({ id, made }) => [String(id), String(made)]));
  }

  #madeOf(id: string): string | undefined {
    const made = this.#database.sql('SELECT made FROM incidents WHERE id = ?').get(id)?.['made'];
    return typeof made === 'string' ? made : undefined;
  }

  /** What of the rules the facts are made of; they change once in a while, and all is read again then. */
  #rulesStamp(): string {
    const playbook = this.#context.playbook();
    if (this.#rules?.playbook !== playbook)
      this.#rules = { playbook, stamp: sha256(JSON.stringify(playbook)).slice(0, 12) };
    return this.#rules.stamp;
  }

  #changed(listed = true): void {
    this.#version += 1;
    if (listed) this.#listed += 1;
    this.#incidents = null;
  }

  /** A file that turns out to be damaged is thrown away, and everything is read again: nobody sees an error for it. */
  #apart<T>(run: () => T, otherwise: T): T {
    try {
      return run();
    } catch (error) {
      if (!isDamaged(error)) throw error;
      this.#again();
      return otherwise;
    }
  }

  #again(): void {
    const { path } = this.#context.database;
    try {
      this.#database.close();
    } catch {
      // damaged: what it can't put away is made again
    }
    if (path !== null) removeIndex(path);
    this.#database = IndexDatabase.open(this.#context.database);
    this.#dataVersion = this.#database.dataVersion();
    const rules = this.#rulesStamp();
    const stampOf = this.#context.records.stamps();
    for (const id of this.#context.streams().toSorted().reverse())
      if (incidentIdPattern.test(id)) this.#waiting.set(id, `${stampOf(id)}.${rules}`);
    this.#changed();
  }
}
