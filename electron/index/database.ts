import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { knowledgeKinds } from '../../shared/knowledge/search.ts';
import { removeQuietly } from '../records/atomic-write.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { servicesIn } from './facets.ts';

/** Raised with every change of what stands in the file: an older one is made again. */
const SCHEMA = 3;
/** Bytes of a page, and of a page within a list of words: a list that is made or joined is written in a quarter of the steps. */
const PAGE = 16_384;
const LIST_PAGE = 16_000;
/** Pages after which SQLite brings the log home by itself: a page that many incidents have changed goes once then. */
const LOG_PAGES = 4_000;
/** How long another process that writes is waited for, in ms: it writes a batch and is done. */
const BUSY_MS = 2_000;

export type DatabaseOptions = {
  /** null: in memory. */
  readonly path: string | null;
  /** What the content depends on beside the records: workspace, version of the fold, rules. */
  readonly stamp: string;
  /** Whether full text search may be used where SQLite has it. */
  readonly fullText: boolean;
};

/** The file of the index: opened, or thrown away and made anew where it is damaged, of other code or of other records. */
export class IndexDatabase {
  readonly db: DatabaseSync;
  readonly fullText: boolean;
  /** Why the file is not used, as a sentence; null where it is. */
  readonly trouble: string | null;
  readonly #prepared = new Map<string, StatementSync>();
  #services: { readonly of: number; readonly all: ReadonlySet<string> } | undefined;
  #changes = 0;

  private constructor(db: DatabaseSync, fullText: boolean, trouble: string | null) {
    this.db = db;
    this.fullText = fullText;
    this.trouble = trouble;
  }

  /** Never fails for what lies on the disk: what can't be used is made anew, if need be in memory. */
  static open({ path, stamp, fullText }: DatabaseOptions): IndexDatabase {
    if (path === null) return openAt(':memory:', stamp, fullText, null);
    try {
      return openAt(path, stamp, fullText, null);
    } catch (error) {
      // Held by somebody for longer than they need for a batch: left alone.
      if (!isBusy(error)) removeIndex(path);
    }
    try {
      return openAt(path, stamp, fullText, null);
    } catch {
      const trouble =
        'The index can’t be kept in its file: the disk or its rights are in the way. It is made in memory until the console is started again.';
      return openAt(':memory:', stamp, fullText, trouble);
    }
  }

  /** @internal for `open` alone. */
  static of(db: DatabaseSync, fullText: boolean, trouble: string | null): IndexDatabase {
    return new IndexDatabase(db, fullText, trouble);
  }

  /** A statement, prepared once. */
  sql(text: string): StatementSync {
    let statement = this.#prepared.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.#prepared.set(text, statement);
    }
    return statement;
  }

  /**
   * Runs changes, all or none.
   * @returns false where another process writes and did not end in time: nothing was changed, try later.
   */
  transaction(run: () => void): boolean {
    try {
      this.db.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (isBusy(error)) return false;
      throw error;
    }
    try {
      run();
      this.db.exec('COMMIT');
      this.#changes += 1;
      return true;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      if (isBusy(error)) return false;
      throw error;
    }
  }

  /** The services that incidents were about, as they are found. */
  services(): ReadonlySet<string> {
    const now = this.dataVersion() + this.#changes;
    if (this.#services?.of !== now) {
      const rows = this.sql('SELECT DISTINCT facets FROM incidents').all();
      this.#services = { of: now, all: new Set(rows.flatMap(({ facets }) => servicesIn(String(facets)))) };
    }
    return this.#services.all;
  }

  /** Takes everything out, in a transaction. */
  empty(): void {
    this.db.exec('DELETE FROM incidents; DELETE FROM passages');
    if (this.fullText)
      for (const kind of knowledgeKinds)
        this.db.exec(`INSERT INTO ${wordTable(kind)}(${wordTable(kind)}) VALUES('delete-all')`);
  }

  /**
   * In a transaction: words were taken out of the record, and go from the file with the next `clean`. That stands in the
   * file, so that whoever opens it next does it where this process ends before.
   */
  soil(): void {
    this.db.exec('PRAGMA user_version = 1');
  }

  /**
   * Leaves no word in the file, or in the one beside it, that was taken out of the record: a list of words keeps what was
   * deleted from it until it is written anew. (FTS5's own `secure-delete` loses other entries where places are not kept.)
   */
  clean(): void {
    if (this.db.prepare('PRAGMA user_version').get()?.['user_version'] === 1)
      this.transaction(() => {
        if (this.fullText)
          for (const kind of knowledgeKinds)
            this.db.exec(`INSERT INTO ${wordTable(kind)}(${wordTable(kind)}) VALUES('optimize')`);
        this.db.exec('PRAGMA user_version = 0');
      });
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** A number that changes when another process has written. */
  dataVersion(): number {
    return Number(this.sql('PRAGMA data_version').get()?.['data_version']);
  }

  close(): void {
    this.#prepared.clear();
    if (this.db.isOpen) this.db.close();
  }
}

/** The name of the table in which the words of a kind are. */
export const wordTable = (kind: (typeof knowledgeKinds)[number]): string => `words_${kind}`;

function openAt(path: string, stamp: string, fullText: boolean, trouble: string | null): IndexDatabase {
  const db = new DatabaseSync(path);
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    db.exec(`PRAGMA page_size = ${PAGE}`); // of a new file; before anything else is said of it
    // Readers go on while somebody writes; where the folder allows none of that, SQLite stays with its usual journal.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON');
    db.exec('PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824');
    db.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
    const words = fullText && hasFullText(db);
    makeTables(db, `${SCHEMA}|${words ? 'fts5' : 'scan'}|${stamp}`, words);
    return IndexDatabase.of(db, words, trouble);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Asked of SQLite itself: what it was built with differs. */
function hasFullText(db: DatabaseSync): boolean {
  try {
    db.exec(
      `CREATE VIRTUAL TABLE temp.probe USING fts5(words, content='', columnsize=0, detail=none, prefix='1 2')`,
    );
    db.exec('DROP TABLE temp.probe');
    return true;
  } catch {
    return false;
  }
}

function makeTables(db: DatabaseSync, stamp: string, words: boolean): void {
  if (stampOf(db) === stamp) return;
  // Under the lock of a writer, so that two that find the same old file make one new one.
  db.exec('BEGIN IMMEDIATE');
  if (stampOf(db) === stamp) {
    db.exec('COMMIT');
    return;
  }
  for (const { name } of db
    .prepare(
      // Tables of words first: dropping one takes its own tables with it.
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC`,
    )
    .all())
    db.exec(`DROP TABLE IF EXISTS "${String(name).replaceAll('"', '""')}"`);
  db.exec(`
    CREATE TABLE about(stamp TEXT NOT NULL);
    CREATE TABLE incidents(
      id TEXT PRIMARY KEY, num INTEGER NOT NULL UNIQUE, made TEXT NOT NULL,
      title TEXT NOT NULL, severity TEXT, exercise INTEGER NOT NULL, facets TEXT NOT NULL, redacted INTEGER NOT NULL,
      facts TEXT, actions TEXT, runbooks TEXT
    ) WITHOUT ROWID;
    CREATE TABLE passages(
      id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, ref TEXT NOT NULL, piece INTEGER NOT NULL,
      at INTEGER, who TEXT, text TEXT NOT NULL
    );
  `);
  if (words)
    for (const kind of knowledgeKinds) {
      const table = wordTable(kind);
      // Places of words and sizes of texts are not kept: whoever ranks reads the text. Short beginnings have lists of their own.
      db.exec(
        `CREATE VIRTUAL TABLE ${table} USING fts5(words, content='', columnsize=0, detail=none, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')`,
      );
      db.exec(`INSERT INTO ${table}(${table}, rank) VALUES('hashsize', 16777216)`);
      db.exec(`INSERT INTO ${table}(${table}, rank) VALUES('pgsz', ${LIST_PAGE})`);
    }
  db.prepare('INSERT INTO about(stamp) VALUES(?)').run(stamp);
  db.exec('COMMIT');
}

function stampOf(db: DatabaseSync): unknown {
  const there = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'about'`).get();
  return there === undefined ? undefined : db.prepare('SELECT stamp FROM about').get()?.['stamp'];
}

/** Removes the file and what SQLite keeps beside it. */
export function removeIndex(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) removeQuietly(nodeFileSystem, `${path}${end}`);
}

/** SQLITE_BUSY, SQLITE_LOCKED: another process is at it. */
export function isBusy(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' && [5, 6].includes(code & 0xff);
}

/** SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR and the like: the file is no use any more. */
export function isDamaged(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && !isBusy(error);
}
