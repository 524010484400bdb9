import {
  actionCategories,
  actionPriorities,
  type ActionCategory,
  type ActionPriority,
} from '../incident/events/action-item-set.ts';
import { parseDay, type Day } from '../time/days.ts';

/** What was typed after `/promise`, taken apart. */
export type PromiseWords = {
  readonly text: string;
  /** As it was typed after `@`. */
  readonly owner: string | null;
  readonly due: Day | null;
  readonly category: ActionCategory | null;
  readonly priority: ActionPriority | null;
};

/** What leads to a day at the end of a line, whatever stands there. */
const leading = /^(?:by|due|until) (.+)$/i;
/** A day that can’t be prose: “keep the logs for 30 days” stays as it is. */
const bare =
  /^(?:today|tomorrow|next (?:week|month|[a-z]{3,9})|in \S+ \S+|in \d+[dwm]|\+\d+ ?[dwm]|\d{4}-\d{1,2}-\d{1,2}|mon|tue|wed|thu|fri|(?:mon|tues|wednes|thurs|fri|satur|sun)day|end of (?:the )?(?:week|month)|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?)$/i;
/** “by the end of the month” */
const MOST_WORDS = 6;

/** The day with which a line ends, and what stands before it; the longest that can be read as one. */
function endingDay(text: string, today: Day): { readonly text: string; readonly due: Day } | null {
  const words = text.split(' ');
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count -= 1) {
    const end = words.slice(-count).join(' ');
    const said = leading.exec(end)?.[1] ?? (bare.test(end) ? end : undefined);
    const day = said === undefined ? undefined : parseDay(said, today);
    if (day?.ok === true) return { text: words.slice(0, -count).join(' '), due: day.value };
  }
  return null;
}

/**
 * Reads `Rotate the keyring @marek fri #process !high`: the owner after `@`, a category after `#`, a priority after `!`,
 * a day as the last words. Signs that mean nothing here stay in the text.
 */
export function promiseWords(words: string, today: Day): PromiseWords {
  const found: { -readonly [K in Exclude<keyof PromiseWords, 'text' | 'due'>]: PromiseWords[K] } = {
    owner: null,
    category: null,
    priority: null,
  };
  const rest = words
    .trim()
    .split(/\s+/)
    .filter((word) => {
      const name = word
        .slice(1)
        .toLowerCase()
        .replace(/[.,;]+$/, '');
      const category = actionCategories.find((each) => word.startsWith('#') && each === name);
      const priority = actionPriorities.find((each) => word.startsWith('!') && each === name);
      if (category !== undefined && found.category === null) found.category = category;
      else if (priority !== undefined && found.priority === null) found.priority = priority;
      else if (/^@[\p{L}\p{N}]/u.test(word) && found.owner === null)
        found.owner = word.slice(1).replace(/[.,;]+$/, '');
      else return true;
      return false;
    })
    .join(' ');
  return { text: rest, due: null, ...endingDay(rest, today), ...found };
}
