import type { Instant } from '../ids.ts';
import { severities, type Severity } from '../incident/vocabulary.ts';
import { knowledgeKinds, type KnowledgeKind, type SearchQuery } from './search.ts';
import { wordsOf } from './words.ts';

/** A word that is looked for; `begins` where it may go on, as the one that is being typed. */
export type LookedFor = { readonly word: string; readonly begins: boolean };

/** What somebody looks for, with what was typed as a filter (`sev:1 by:ana`) taken for one. */
export type ReadQuery = {
  readonly words: readonly LookedFor[];
  /** null: all of them. */
  readonly kinds: readonly KnowledgeKind[] | null;
  readonly severities: readonly Severity[] | null;
  /** The beginnings of names, in letters and digits alone; null: any. */
  readonly service: string | null;
  readonly by: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly limit: number;
};

/** The start of a day of the calendar where the person is, month and day from 1. */
export type DayStart = (year: number, month: number, day: number) => Instant;

/** A name in letters and digits alone: `Media-Store` and `media store` are one. */
export const nameKey = (name: string): string => wordsOf(name).join('');

/** What is typed before a colon, and what it means. */
const kindNames: Readonly<Record<string, KnowledgeKind>> = {
  incident: 'incident',
  incidents: 'incident',
  entry: 'entry',
  entries: 'entry',
  log: 'entry',
  postmortem: 'postmortem',
  postmortems: 'postmortem',
  'post-mortem': 'postmortem',
  review: 'postmortem',
  action: 'action',
  actions: 'action',
  runbook: 'runbook',
  runbooks: 'runbook',
};

/** A word that is this long is looked for as a beginning, too: “rollback” finds “rollbacks”. */
const BEGINS_FROM = 3;
/** As many words as anybody needs; more only cost time. */
const MAX_WORDS = 12;

/**
 * Reads what was typed. Filters stand as `sev:1`, `kind:runbook`, `service:payments` (or `service:"media store"`),
 * `by:ana`, `after:2026-09`, `before:2026-09-14`; a filter that says nothing (`sev:9`) is words like any others, so that
 * pasted text is never an error.
 */
export function readQuery(query: SearchQuery, dayStart: DayStart): ReadQuery {
  const kinds = new Set(query.kinds);
  const sevs = new Set(query.severities);
  let { service = null, from = null, to = null } = query;
  let by: string | null = null;
  const take = (name: string, value: string): boolean => {
    const low = value.toLowerCase();
    switch (name) {
      case 'kind':
      case 'in': {
        const found = low.split(',').map((each) => kindNames[each]);
        if (found.some((each) => each === undefined)) return false;
        for (const each of found) if (each !== undefined) kinds.add(each);
        return true;
      }
      case 'sev':
      case 'severity': {
        const found = low
          .split(',')
          .map((each) => severities.find((s) => s === `sev${each.replace(/^sev/, '')}`));
        if (found.some((each) => each === undefined)) return false;
        for (const each of found) if (each !== undefined) sevs.add(each);
        return true;
      }
      case 'service':
        service = value;
        return true;
      case 'by':
      case 'who':
        by = value;
        return true;
      case 'after':
      case 'from': {
        const at = startOf(low, dayStart);
        from = at ?? from;
        return at !== null;
      }
      case 'before':
      case 'to': {
        const at = startOf(low, dayStart);
        to = at === null ? to : at - 1;
        return at !== null;
      }
      default:
        return false;
    }
  };
  const rest = query.words.replaceAll(
    /(^|\s)([a-z]+):(?:"([^"]+)"|([^\s"]+))/giu,
    (all, _space: string, name: string, quoted: string | undefined, bare: string | undefined) =>
      take(name.toLowerCase(), quoted ?? bare ?? '') ? ' ' : all,
  );
  const found = wordsOf(rest).slice(0, MAX_WORDS);
  const typing = !/\s$/u.test(rest);
  const key = (name: string | null): string | null => (name === null ? null : nameKey(name) || null);
  return {
    words: found.map((word, i) => ({
      word,
      begins: word.length >= BEGINS_FROM || (typing && i === found.length - 1),
    })),
    kinds: kinds.size === 0 ? null : knowledgeKinds.filter((kind) => kinds.has(kind)),
    severities: sevs.size === 0 ? null : [...sevs],
    service: key(service),
    by: key(by),
    from,
    to,
    limit: query.limit,
  };
}

/** The beginning of a day, a month or a year: `2026-09-14`, `2026-09`, `2026`; null for anything else. */
function startOf(text: string, dayStart: DayStart): Instant | null {
  const [, year, month = '1', day = '1'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? dayStart(Number(year), m, d) : null;
}
