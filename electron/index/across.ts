import type { LookedFor, ReadQuery } from '../../shared/knowledge/query.ts';
import { scoreOf } from '../../shared/knowledge/rank.ts';
import { knowledgeKinds, type KnowledgeKind } from '../../shared/knowledge/search.ts';
import { SPAN } from './content.ts';
import { wordTable, type IndexDatabase } from './database.ts';
import { holds, indexed, matchOf } from './facets.ts';

/** A passage that holds some of the words. */
export type Place = { readonly kind: KnowledgeKind; readonly text: string };
/** An incident or a runbook that holds all the words, in several places; `num` is its number in the index. */
export type Across = {
  readonly num: number;
  readonly score: number;
  /** Together they hold every word. */
  readonly places: readonly Place[];
};

/** As many are shown: who types two words that stand apart mostly means one of the latest. */
const SHOWN = 20;
/** What a key press bears: so many places in the lists of words, and so many characters that are read again. */
const LISTED = 6_000;
const READ = 400_000;
/** More than this of one incident is not read: others have their turn. */
const OF_ONE = READ / 4;

/** In what a word is shown first: what was written to be read comes before the log. */
const kindsOf = {
  incident: ['incident', 'postmortem', 'action', 'entry'],
  runbook: ['runbook'],
} as const satisfies Record<string, readonly KnowledgeKind[]>;

type Asked = {
  readonly kinds: readonly KnowledgeKind[];
  readonly read: ReadQuery;
  /** The first and the last number of a passage. */
  readonly range: readonly [from: number, to: number];
};

/**
 * The latest incidents, or runbooks, that hold all the words without holding them in one place: one stands in the title,
 * another in the log. Whole words lead to what is meant sooner than their beginnings, which stand in many others too.
 * @param known numbers of those that are found already.
 */
export function across(
  database: IndexDatabase,
  of: keyof typeof kindsOf,
  read: ReadQuery,
  known: ReadonlySet<number>,
  range: Asked['range'],
): { readonly found: readonly Across[]; readonly more: boolean } {
  const found = new Map<number, Across>();
  let more = false;
  for (const words of [read.words.map(wholeButLast), read.words]) {
    const asked = { kinds: kindsOf[of], read: { ...read, words }, range };
    const { nums, all } = database.fullText ? byLists(database, asked) : byReading(database, asked);
    more = !all;
    let chars = READ;
    for (const num of nums) {
      if (known.has(num) || found.has(num)) continue;
      if (found.size === SHOWN || chars <= 0) return { found: [...found.values()], more: true };
      const texts = textsIn(database, asked.kinds, num);
      chars -= texts.reduce((sum, { text }) => sum + text.length, 0);
      const places = placesOf(texts, words);
      if (places !== null) found.set(num, { num, places, score: scoreIn(places, words) });
    }
  }
  return { found: [...found.values()], more };
}

/** The last one is still being typed. */
const wholeButLast = (word: LookedFor, i: number, all: readonly LookedFor[]): LookedFor =>
  i === all.length - 1 ? word : { ...word, begins: false };

/** Numbers that may hold every word, the lowest first; `all` where no others can. */
type Numbers = { readonly nums: readonly number[]; readonly all: boolean };
/** Where a word, or the beginning of it that has a list, stands; nothing is known from `until` on. */
type Listed = { readonly nums: ReadonlySet<number>; readonly until: number };

/**
 * Reads the beginning of each word's lists: going to the middle of one costs as much as reading up to there. The word that
 * is known furthest leads, and is held against what is known of the others.
 */
function byLists(database: IndexDatabase, asked: Asked): Numbers {
  const atMost = Math.ceil(LISTED / (asked.read.words.length * asked.kinds.length));
  const lists = asked.read.words.map((word) => listOf(database, asked, word, atMost));
  const [lead, ...others] = lists.toSorted((a, b) => b.until - a.until || a.nums.size - b.nums.size);
  if (lead === undefined) return { nums: [], all: true };
  const nums = [...lead.nums].filter(
    (num) => num < lead.until && others.every((other) => num >= other.until || other.nums.has(num)),
  );
  return { nums: nums.sort((a, b) => a - b), all: lead.until === Infinity };
}

function listOf(
  database: IndexDatabase,
  { kinds, read, range }: Asked,
  word: LookedFor,
  atMost: number,
): Listed {
  const services = read.service === null ? new Set<string>() : database.services();
  const match = matchOf({ ...read, words: [word] }, services, true) ?? '';
  const nums = new Set<number>();
  let until = Infinity;
  for (const kind of kinds) {
    const table = wordTable(kind);
    const rows = database
      .sql(
        `SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?`,
      )
      .all(match, ...range, atMost);
    let last = Infinity;
    for (const { id } of rows) {
      last = Math.floor(Number(id) / SPAN);
      nums.add(last);
    }
    if (rows.length === atMost) until = Math.min(until, last);
  }
  return { nums, until };
}

type Read = {
  readonly id: number;
  readonly kind: number;
  readonly who: string | null;
  readonly text: string;
  readonly facets: string;
};

/** The same where there is no full text search: everything is read. */
function byReading(database: IndexDatabase, { kinds, read, range }: Asked): Numbers {
  const rows = database
    .sql(
      `SELECT p.id, p.kind, p.who, p.text, i.facets FROM passages AS p
       JOIN incidents AS i ON i.num = p.id / ${SPAN} WHERE p.id BETWEEN ? AND ? ORDER BY p.id`,
    )
    .iterate(...range) as Iterable<object> as Iterable<Read>; // as the statement says
  const missing = new Map<number, readonly LookedFor[]>();
  for (const { id, kind, who, text, facets } of rows) {
    if (!kinds.includes(knowledgeKinds[kind] ?? 'entry')) continue;
    const num = Math.floor(id / SPAN);
    const all = indexed(text, who, facets);
    const still = (missing.get(num) ?? read.words).filter((word) => !holds(all, { ...read, words: [word] }));
    missing.set(num, still);
  }
  return { nums: [...missing].flatMap(([num, still]) => (still.length === 0 ? [num] : [])), all: true };
}

/** What is written in an incident or a runbook, in the order in which it is shown. */
function textsIn(database: IndexDatabase, kinds: readonly KnowledgeKind[], num: number): readonly Place[] {
  const rows = database
    .sql('SELECT kind, text FROM passages WHERE id BETWEEN ? AND ? ORDER BY id')
    .iterate(num * SPAN, num * SPAN + SPAN - 1) as Iterable<object> as Iterable<Pick<Read, 'kind' | 'text'>>; // as the statement says
  const texts: Place[] = [];
  let chars = 0;
  for (const { kind, text } of rows) {
    texts.push({ kind: knowledgeKinds[kind] ?? 'entry', text });
    chars += text.length;
    if (chars > OF_ONE) break;
  }
  return kinds.flatMap((kind) => texts.filter((each) => each.kind === kind));
}

/** The first passages that hold all the words between them; null where a word is not there after all. */
function placesOf(texts: readonly Place[], words: readonly LookedFor[]): readonly Place[] | null {
  const places: Place[] = [];
  // Longer words are rarer: what is not there is seen sooner.
  let missing: readonly LookedFor[] = words.toSorted((a, b) => b.word.length - a.word.length);
  for (let [word] = missing; word !== undefined; [word] = missing) {
    const looked = [word];
    const place = texts.find((each) => scoreOf(each, looked) !== null);
    if (place === undefined) return null;
    places.push(place);
    missing = missing.filter((each) => scoreOf(place, [each]) === null);
  }
  return texts.filter((text) => places.includes(text));
}

/** How well they answer between them: a word in a title says more than one in the log. */
const scoreIn = (places: readonly Place[], words: readonly LookedFor[]): number =>
  words.reduce((sum, word) => sum + Math.max(...places.map((place) => scoreOf(place, [word]) ?? 0)), 0);
