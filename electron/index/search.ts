import type { Severity } from '../../shared/incident/vocabulary.ts';
import { readQuery, type ReadQuery } from '../../shared/knowledge/query.ts';
import { scoreOf, snippetOf } from '../../shared/knowledge/rank.ts';
import {
  knowledgeKinds,
  type KnowledgeKind,
  type SearchAnswer,
  type SearchHit,
  type SearchQuery,
} from '../../shared/knowledge/search.ts';
import { across, type Across, type Place } from './across.ts';
import { numberAt, SPAN } from './content.ts';
import { wordTable, type IndexDatabase } from './database.ts';
import { holds, indexed, isBy, matchOf } from './facets.ts';

/**
 * So many of a kind are ranked, the latest, and so many are looked at for them. Of a word that is everywhere, older ones
 * are found with a second word. Titles are short, and whoever types one means it, however old it is.
 */
const ranked = (kind: KnowledgeKind): number => (kind === 'incident' || kind === 'runbook' ? 1_000 : 200);
const LOOKED_AT = 1_500;
/** Fewer than this among so many: the word is rare, and its own places are few. */
const ENOUGH = 60;
/** More hits than this of one incident’s log stand behind those of others. */
const OF_ONE = 3;

type Found = {
  readonly id: number;
  readonly ref: string;
  readonly at: number | null;
  readonly who: string | null;
  readonly text: string;
};
type Scored = Found & { readonly kind: KnowledgeKind; readonly score: number };

const localDay = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day).getTime();

/**
 * Looks for words in everything that was recorded: in each kind the latest passages that hold all of them, ranked
 * together; behind them incidents and runbooks that hold each of them somewhere, where few passages hold all. The work is
 * bounded whatever is typed: nothing is ever ranked that nobody would read.
 */
export function search(database: IndexDatabase, query: SearchQuery): Omit<SearchAnswer, 'waiting'> {
  const read = readQuery(query, localDay);
  const counts: Partial<Record<KnowledgeKind, number>> = {};
  const more: KnowledgeKind[] = [];
  const scored: Scored[] = [];
  if (!isQuestion(read)) return { hits: [], counts, more };
  for (const kind of read.kinds ?? knowledgeKinds) {
    if (kind === 'runbook' && (read.from !== null || read.to !== null)) continue;
    const found = database.fullText ? byWords(database, kind, read) : byReading(database, kind, read);
    scored.push(...found.scored);
    const places = new Set(found.scored.map(placeOf));
    if (places.size > 0) counts[kind] = places.size;
    if (found.more) more.push(kind);
  }
  const hits = shown(database, scored, read);
  // Who asks for what somebody wrote asks for lines, not for incidents.
  if (read.words.length < 2 || read.by !== null || scored.length >= ENOUGH) return { hits, counts, more };
  const known = new Set(scored.map(incidentOf));
  const apart: SearchHit[] = [];
  for (const kind of ['incident', 'runbook'] as const) {
    if (read.kinds?.includes(kind) === false) continue;
    if (kind === 'runbook' && (read.from !== null || read.to !== null)) continue;
    const theirs = across(database, kind, read, known, range(read));
    if (theirs.found.length > 0) counts[kind] = (counts[kind] ?? 0) + theirs.found.length;
    if (theirs.more && !more.includes(kind)) more.push(kind);
    const best = theirs.found.toSorted((a, b) => rounded(b) - rounded(a) || a.num - b.num);
    apart.push(...best.flatMap((each) => apartHit(database, kind, each, read)));
  }
  return { hits: [...hits, ...apart].slice(0, read.limit), counts, more };
}

const isQuestion = ({ words, severities, service, by }: ReadQuery): boolean =>
  words.length > 0 || severities !== null || service !== null || by !== null;

type Taken = { readonly scored: readonly Scored[]; readonly more: boolean };

/** Takes what holds all the words, until it is enough. */
function take(rows: Iterable<Found>, kind: KnowledgeKind, read: ReadQuery, atMost: number): Taken {
  const scored: Scored[] = [];
  let seen = 0;
  for (const passage of rows) {
    if (seen >= atMost || scored.length >= ranked(kind)) return { scored, more: true };
    seen += 1;
    const score = isBy(passage.who, read) ? scoreOf({ kind, text: passage.text }, read.words) : null;
    if (score !== null) scored.push({ ...passage, kind, score });
  }
  return { scored, more: false };
}

/** The numbers of passages between two times: what is older has higher ones. */
const range = ({ from, to }: ReadQuery): [number, number] => [
  to === null ? 0 : numberAt(to) * SPAN,
  from === null ? Number.MAX_SAFE_INTEGER : numberAt(from) * SPAN + SPAN - 1,
];

function byWords(database: IndexDatabase, kind: KnowledgeKind, read: ReadQuery): Taken {
  const services = read.service === null ? new Set<string>() : database.services();
  const match = (roughly: boolean): string => matchOf(read, services, roughly) ?? '';
  const rough = match(true);
  const table = wordTable(kind);
  const statement = database.sql(
    `SELECT p.id, p.ref, p.at, p.who, p.text
     FROM (SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid) AS f
     CROSS JOIN passages AS p ON p.id = f.id`,
  );
  const rows = (text: string): Iterable<Found> =>
    statement.iterate(text, ...range(read)) as Iterable<object> as Iterable<Found>; // as the statement says
  const taken = take(rows(rough), kind, read, LOOKED_AT);
  if (!taken.more || taken.scored.length >= ENOUGH || match(false) === rough) return taken;
  return take(rows(match(false)), kind, read, LOOKED_AT);
}

/** Where there is no full text search: every passage is read, the latest first, until enough were found. */
function byReading(database: IndexDatabase, kind: KnowledgeKind, read: ReadQuery): Taken {
  const rows = database
    .sql(
      `SELECT p.id, p.ref, p.at, p.who, p.text, i.facets FROM passages AS p
       JOIN incidents AS i ON i.num = p.id / ${SPAN}
       WHERE p.kind = ? AND p.id BETWEEN ? AND ? ORDER BY p.id`,
    )
    .iterate(knowledgeKinds.indexOf(kind), ...range(read)) as Iterable<object>;
  const held = function* (): Generator<Found> {
    for (const row of rows as Iterable<Found & { facets: string }>)
      // as the statement says
      if (holds(indexed(row.text, row.who, row.facets), read)) yield row;
  };
  return take(held(), kind, read, LOOKED_AT);
}

/** Several pieces of one text are one place. */
const placeOf = (passage: Scored): string => `${passage.kind} ${incidentOf(passage)} ${passage.ref}`;

const rounded = ({ score }: { readonly score: number }): number => Math.round(score * 20);
const incidentOf = ({ id }: Scored): number => Math.floor(id / SPAN);

/** The better one first; among equals that of the latest incident, whose numbers are lower, and then the latest. */
const better = (a: Scored, b: Scored): number =>
  rounded(b) - rounded(a) ||
  incidentOf(a) - incidentOf(b) ||
  (b.at ?? 0) - (a.at ?? 0) ||
  (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : a.id - b.id);

/** The best, each place once. */
function shown(database: IndexDatabase, scored: Scored[], read: ReadQuery): readonly SearchHit[] {
  scored.sort(better);
  const places = new Set<string>();
  const logs = new Map<number, number>();
  const first: Scored[] = [];
  const behind: Scored[] = [];
  for (const passage of scored) {
    const num = incidentOf(passage);
    const place = placeOf(passage);
    if (places.has(place)) continue;
    places.add(place);
    const of = (logs.get(num) ?? 0) + 1;
    if (passage.kind === 'entry') logs.set(num, of);
    (passage.kind === 'entry' && of > OF_ONE ? behind : first).push(passage);
    if (first.length === read.limit) break;
  }
  return [...first, ...behind].slice(0, read.limit).map((passage) => hitOf(database, passage, read));
}

/** What of a passage is shown: no title that stands above, and no last line that is there only to be found. */
const readLines: Record<KnowledgeKind, [from: number, to?: number]> = {
  incident: [1, -1],
  entry: [0],
  postmortem: [0],
  action: [0, -1],
  runbook: [1],
};

function hitOf(
  database: IndexDatabase,
  { id, kind, ref, at, who, text }: Scored,
  read: ReadQuery,
): SearchHit {
  const of = database
    .sql('SELECT id, title, severity, exercise FROM incidents WHERE num = ?')
    .get(Math.floor(id / SPAN));
  const title = String(of?.['title'] ?? '');
  const lines = text.split('\n').slice(...readLines[kind]);
  return {
    ...{ kind, ref, title, at, who },
    incident: kind === 'runbook' ? null : String(of?.['id']),
    snippet: snippetOf(lines.join('\n'), read.words),
    severity: (of?.['severity'] ?? null) as Severity | null, // as it was put in
    exercise: of?.['exercise'] === 1,
  };
}

/** What is said of one whose words stand apart: a little of each place, but of the title, which stands above. */
function apartHit(
  database: IndexDatabase,
  kind: 'incident' | 'runbook',
  { num, places, score }: Across,
  read: ReadQuery,
): readonly SearchHit[] {
  const own = database
    .sql(
      'SELECT id, ref, at, who, text FROM passages WHERE id BETWEEN ? AND ? AND kind = ? ORDER BY piece LIMIT 1',
    )
    .get(num * SPAN, num * SPAN + SPAN - 1, knowledgeKinds.indexOf(kind)) as Found | undefined; // as the statement says
  if (own === undefined) return [];
  const said = places.map((place) => readOf(place)).filter((text) => scoreAny(text, read));
  const pieces = said.map((text) => snippetOf(text, read.words, SNIPPETS / said.length));
  const snippet = pieces.flatMap((piece, i) => (i === 0 ? piece : [{ text: ' · ', hit: false }, ...piece]));
  const hit = hitOf(database, { ...own, kind, score }, read);
  return [{ ...hit, ...(snippet.length === 0 ? {} : { snippet }), apart: true }];
}

/** About as many characters as two lines hold, for all the places. */
const SNIPPETS = 180;

const readOf = ({ kind, text }: Place): string =>
  text
    .split('\n')
    .slice(...readLines[kind])
    .join('\n');

const scoreAny = (text: string, { words }: ReadQuery): boolean =>
  words.some((word) => scoreOf({ kind: 'entry', text }, [word]) !== null);
