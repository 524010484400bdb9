import { pageMeans, type PageMeans } from '../../../shared/incident/events/page-made.ts';
import { parseInstant } from '../../../shared/time/words.ts';

type Said = {
  readonly who: string;
  readonly means: PageMeans | null;
  /** When, where a time stood at the end: `-5m`, `14:02`. */
  readonly at: number | null;
};

/** `@rune by app -5m`: who, how and when. The two at the end may be left out. */
export function pageSaid(words: string, context: { readonly now: number; readonly zone: string }): Said {
  let rest = words.trim();
  let at: number | null = null;
  const time = /\s(-\d+[mh]|\d{1,2}:\d{2})$/.exec(` ${rest}`)?.[1];
  if (time !== undefined) {
    const read = parseInstant(time, { ...context, side: 'past' });
    if (read.ok) {
      at = read.value;
      rest = rest.slice(0, rest.length - time.length).trim();
    }
  }
  const how = /\s(?:by|in|on)\s+(?:the\s+)?(phone|app|chat)$/i.exec(` ${rest}`)?.[1]?.toLowerCase();
  const means = pageMeans.find((each) => each === how) ?? null;
  if (means !== null) rest = rest.replace(/(?:^|\s)(?:by|in|on)\s+(?:the\s+)?\w+$/i, '').trim();
  return { who: rest.replace(/^@(?=\S)/, ''), means, at };
}

/** `@rune by farah`: whose page was answered, and by whom. */
export function answerSaid(words: string): { readonly page: string; readonly by: string | null } {
  const [, page = words, by = null] = /^(.+?)\s+by\s+(.+)$/i.exec(words.trim()) ?? [];
  const bare = (name: string): string => name.trim().replace(/^@(?=\S)/, '');
  return { page: bare(page), by: by === null ? null : bare(by) };
}

/** `support leads, in #support`: who was told, and how. */
export function toldSaid(words: string): { readonly who: string; readonly how: string | null } {
  const comma = words.indexOf(',');
  const [who, how] = comma < 0 ? [words, ''] : [words.slice(0, comma), words.slice(comma + 1)];
  return { who: who.trim().replace(/^@(?=\S)/, ''), how: how.trim() === '' ? null : how.trim() };
}
