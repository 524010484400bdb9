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

/** A day as the last words of a line: only what can't be prose, so “keep the logs for 30 days” stays as it is. */
const trailing =
  /\s(?:(?:by|due|until) (.{2,24})|(today|tomorrow|next (?:week|month|[a-z]{3,9})|in \S+ \S+|in \d+[dwm]|\+\d+ ?[dwm]|\d{4}-\d{1,2}-\d{1,2}|mon|tue|wed|thu|fri|(?:mon|tues|wednes|thurs|fri|satur|sun)day|end of (?:the )?(?:week|month)|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?))$/i;

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
      const name = word.slice(1).toLowerCase().replace(/[.,;]+$/, '');
      const category = actionCategories.find((each) => word.startsWith('#') && each === name);
      const priority = actionPriorities.find((each) => word.startsWith('!') && each === name);
      if (category !== undefined && found.category === null) found.category = category;
      else if (priority !== undefined && found.priority === null) found.priority = priority;
      else if (/^@[\p{L}\p{N}]/u.test(word) && found.owner === null) found.owner = word.slice(1).replace(/[.,;]+$/, '');
      else return true;
      return false;
    })
    .join(' ');
  const [whole, said, bare] = trailing.exec(rest) ?? [];
  const day = parseDay(said ?? bare ?? '', today);
  return whole === undefined || !day.ok
    ? { text: rest, due: null, ...found }
    : { text: rest.slice(0, -whole.length).trim(), due: day.value, ...found };
}
