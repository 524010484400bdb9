import { create } from 'zustand';
import type { Severity } from '../../../shared/incident/vocabulary.ts';
import type { KnowledgeKind, SearchAnswer, SearchHit } from '../../../shared/knowledge/search.ts';
import { searchEverything } from '../../bridge/knowledge.ts';

/** As many hits as are shown at first, and once more are asked for. */
const SHOWN = 50;
const MOST = 200;

export type Search = {
  readonly words: string;
  readonly kinds: readonly KnowledgeKind[];
  readonly severities: readonly Severity[];
  readonly limit: number;
  /** The latest answer, and the words that it is to; null before the first. */
  readonly answer: SearchAnswer | null;
  readonly answered: string;
  /** Why nothing was looked for, as a sentence. */
  readonly trouble: string | null;
  /** The hit that Enter opens. */
  readonly at: number;
};

const initial: Search = {
  words: '',
  kinds: [],
  severities: [],
  limit: SHOWN,
  answer: null,
  answered: '',
  trouble: null,
  at: 0,
};

/** What is looked for: kept while the window is open, so that whoever comes back goes on. */
export const useSearch = create<Search>(() => initial);

export function write(words: string): void {
  useSearch.setState({ words, at: 0, limit: SHOWN });
  ask();
}
/** @param typed it stands among the words: it is taken out of them. */
export function toggleKind(kind: KnowledgeKind, typed: boolean): void {
  if (typed) withoutTyped(/(^|\s)(?:kind|in):\S*/giu);
  else useSearch.setState(({ kinds }) => ({ kinds: toggled(kinds, kind), at: 0, limit: SHOWN }));
  ask();
}
/** @param typed it stands among the words: it is taken out of them. */
export function toggleSeverity(severity: Severity, typed: boolean): void {
  if (typed) withoutTyped(/(^|\s)(?:sev|severity):\S*/giu);
  else
    useSearch.setState(({ severities }) => ({
      severities: toggled(severities, severity),
      at: 0,
      limit: SHOWN,
    }));
  ask();
}
const withoutTyped = (filter: RegExp): void =>
  useSearch.setState(({ words }) => ({
    words: words.replaceAll(filter, '').trimStart(),
    at: 0,
    limit: SHOWN,
  }));
export function showMore(): void {
  useSearch.setState({ limit: MOST });
  ask();
}
export const canShowMore = ({ answer, limit }: Search): boolean =>
  answer !== null && limit < MOST && answer.hits.length === limit;

/** Moves to another hit; stops at both ends. */
export const moveBy = (step: number): void =>
  useSearch.setState(({ at, answer }) => ({
    at: Math.max(0, Math.min((answer?.hits.length ?? 1) - 1, at + step)),
  }));
export const moveTo = (at: number): void => useSearch.setState({ at });

const toggled = <T>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one];

let asking = false;
let stale = false;

/** Asks for what is typed now: one question at a time, and what was typed meanwhile is one question after it. */
export function ask(): void {
  stale = true;
  if (!asking) void drain();
}

async function drain(): Promise<void> {
  asking = true;
  while (stale) {
    stale = false;
    const { words, kinds, severities, limit } = useSearch.getState();
    if (words.trim() === '' && severities.length === 0) {
      useSearch.setState({ answer: null, answered: '', trouble: null });
      continue;
    }
    const answer = await searchEverything({
      words: words.slice(0, 400),
      limit,
      ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
      ...(severities.length === 0 ? {} : { severities: [...severities] }),
    });
    if (answer.ok) useSearch.setState(({ at, answer: before }) => received(answer.value, words, at, before));
    else useSearch.setState({ trouble: answer.error.message });
  }
  asking = false;
}

/** The hit that one is at stays that hit, wherever it stands in a newer answer to the same words. */
function received(
  answer: SearchAnswer,
  words: string,
  at: number,
  before: SearchAnswer | null,
): Partial<Search> {
  const was = at === 0 ? undefined : before?.hits[at];
  const now = was === undefined ? 0 : answer.hits.findIndex((hit) => keyOf(hit) === keyOf(was));
  return { answer, answered: words, trouble: null, at: Math.max(0, now) };
}

export const keyOf = ({ kind, incident, ref }: SearchHit): string => `${kind} ${incident ?? ''} ${ref}`;
