import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { ListedAction } from '../../shared/incident/action-items.ts';
import type { UsedRunbook } from '../../shared/incident/runbooks-used.ts';
import type { Severity } from '../../shared/incident/vocabulary.ts';
import type { Passage } from '../../shared/knowledge/passages.ts';
import { knowledgeKinds } from '../../shared/knowledge/search.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { wordTable, type IndexDatabase } from './database.ts';
import { facetsOf, indexed } from './facets.ts';

/** What the index keeps of one incident, or of one runbook file (`facts` is null then). */
export type Content = {
  /** The incident, or `runbook:` and the name of a file. */
  readonly id: string;
  /** What it was made from. */
  readonly made: string;
  readonly title: string;
  readonly severity: Severity | null;
  readonly exercise: boolean;
  /** How many events have no words any more. */
  readonly redacted: number;
  readonly services: readonly string[];
  /** What orders it, latest first; null for what has no time. */
  readonly at: Instant | null;
  readonly passages: readonly Passage[];
  readonly facts: IncidentFacts | null;
  readonly actions: readonly ListedAction[];
  readonly runbooks: readonly UsedRunbook[];
};

/** So many passages fit one incident: their numbers begin with its number. */
export const SPAN = 2 ** 20;
const LAST = 2 ** 32 - 1;

/** Numbers go up with age, so that what is read in their order is the latest first. */
export const numberAt = (at: Instant | null): number =>
  at === null ? LAST : Math.min(LAST, Math.max(0, LAST - Math.floor(at / 1_000)));

/** A corrected time moves an incident only where it makes a difference to the order, in s. */
const NEAR = 3_600;

type HeldRow = {
  readonly num: number;
  readonly facets: string;
  readonly redacted: number;
  readonly facts: string | null;
  readonly actions: string | null;
};
type HeldPassage = {
  readonly id: number;
  readonly kind: number;
  readonly ref: string;
  readonly piece: number;
  readonly at: number | null;
  readonly who: string | null;
  readonly text: string;
};

/**
 * Puts the content of an incident in the place of what was there; what stayed the same is left alone.
 * @returns whether its facts or action items are others now.
 */
export function putContent(database: IndexDatabase, content: Content): boolean {
  const { id, passages } = content;
  const facets = facetsOf(content.severity, content.services);
  let held = heldRow(database, id);
  if (held !== undefined && content.redacted > held.redacted) database.soil();
  if (held !== undefined && Math.abs(held.num - numberAt(content.at)) > NEAR) {
    removeContent(database, id);
    held = undefined;
  }
  const num = held?.num ?? freeNumber(database, numberAt(content.at));
  const before = new Map<string, HeldPassage>();
  let last = num * SPAN;
  if (held !== undefined)
    for (const passage of heldPassages(database, num)) {
      before.set(keyOf(knowledgeKinds[passage.kind] ?? '', passage), passage);
      last = Math.max(last, passage.id + 1);
    }
  for (const passage of passages.slice(0, SPAN - 1)) {
    const key = before.size === 0 ? '' : keyOf(passage.kind, passage); // mostly nothing was there
    const old = before.get(key);
    before.delete(key);
    const same =
      old !== undefined && old.text === passage.text && old.who === passage.who && old.at === passage.at;
    if (same && held?.facets === facets) continue;
    if (old !== undefined) takeOut(database, old, held?.facets ?? '');
    putIn(database, old?.id ?? last, passage, facets);
    if (old === undefined) last += 1;
  }
  for (const gone of before.values()) takeOut(database, gone, held?.facets ?? '');
  const facts = content.facts === null ? null : JSON.stringify(content.facts);
  const actions = content.actions.length === 0 ? null : JSON.stringify(content.actions);
  database
    .sql(
      `INSERT OR REPLACE INTO incidents(id, num, made, title, severity, exercise, facets, redacted, facts, actions, runbooks)
       VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[
        id,
        num,
        content.made,
        content.title,
        content.severity,
        content.exercise ? 1 : 0,
        facets,
        content.redacted,
      ],
      ...[facts, actions, content.runbooks.length === 0 ? null : JSON.stringify(content.runbooks)],
    );
  return held?.facts !== facts || held.actions !== actions;
}

/** Takes an incident out with all that is found of it. */
export function removeContent(database: IndexDatabase, id: IncidentId): void {
  const held = heldRow(database, id);
  if (held === undefined) return;
  for (const passage of heldPassages(database, held.num)) takeOut(database, passage, held.facets);
  database.sql('DELETE FROM incidents WHERE id = ?').run(id);
}

const keyOf = (kind: string, { ref, piece }: Pick<Passage, 'ref' | 'piece'>): string =>
  `${kind} ${piece} ${ref}`;

const heldRow = (database: IndexDatabase, id: string): HeldRow | undefined =>
  database.sql('SELECT num, facets, redacted, facts, actions FROM incidents WHERE id = ?').get(id) as
    HeldRow | undefined; // as the table says

const heldPassages = (database: IndexDatabase, num: number): readonly HeldPassage[] =>
  database
    .sql('SELECT id, kind, ref, piece, at, who, text FROM passages WHERE id BETWEEN ? AND ?')
    .all(num * SPAN, num * SPAN + SPAN - 1) as HeldPassage[]; // as the table says

/** Two that began in the same second have numbers beside each other. */
function freeNumber(database: IndexDatabase, wanted: number): number {
  let num = Math.min(wanted, LAST);
  const step = wanted === LAST ? -1 : 1;
  while (database.sql('SELECT 1 FROM incidents WHERE num = ?').get(num) !== undefined) num += step;
  return num;
}

function putIn(database: IndexDatabase, id: number, passage: Passage, facets: string): void {
  const { kind, ref, piece, at, who, text } = passage;
  database
    .sql('INSERT INTO passages(id, kind, ref, piece, at, who, text) VALUES(?, ?, ?, ?, ?, ?, ?)')
    .run(id, knowledgeKinds.indexOf(kind), ref, piece, at, who, text);
  if (database.fullText)
    database
      .sql(`INSERT INTO ${wordTable(kind)}(rowid, words) VALUES(?, ?)`)
      .run(id, indexed(text, who, facets));
}

function takeOut(database: IndexDatabase, { id, kind, text, who }: HeldPassage, facets: string): void {
  database.sql('DELETE FROM passages WHERE id = ?').run(id);
  const table = wordTable(knowledgeKinds[kind] ?? 'entry');
  if (database.fullText)
    database
      .sql(`INSERT INTO ${table}(${table}, rowid, words) VALUES('delete', ?, ?)`)
      .run(id, indexed(text, who, facets));
}
