import type { ListedAction } from '../incident/action-items.ts';
import type { ActionCategory, ActionState } from '../incident/events/action-item-set.ts';
import { isSamePerson } from '../incident/people.ts';
import type { IncidentId } from '../ids.ts';
import { addDays, dayAt, type Day } from '../time/days.ts';
import { isEscalated, isOpen, isOverdue } from './standing.ts';

/** Which action items are asked for; what is left out narrows nothing. */
export type ActionFilter = {
  /** Whose they are; what is escalated is also the commander's of its incident. */
  readonly person?: string;
  readonly service?: string;
  readonly cause?: string;
  readonly category?: ActionCategory;
  readonly state?: ActionState;
  readonly incident?: IncidentId;
  readonly overdue?: boolean;
  /** Due before this day. */
  readonly dueBefore?: Day;
  /** Words that stand in it, its owner, its incident or its services. */
  readonly words?: string;
};

/** Whether it concerns a person: they own it, or it is escalated and they commanded the incident. */
export const concerns = (item: ListedAction, person: string, today: Day): boolean =>
  (item.owner !== null && isSamePerson(item.owner, person)) ||
  (isEscalated(item, today) &&
    item.incident.commander !== null &&
    isSamePerson(item.incident.commander, person));

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The action items that a filter leaves. */
export function filtered(
  all: readonly ListedAction[],
  filter: ActionFilter,
  today: Day,
): readonly ListedAction[] {
  const { person, service, cause, category, state, incident, overdue, dueBefore, words = '' } = filter;
  const letters = words
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return all.filter(
    (item) =>
      (person === undefined || concerns(item, person, today)) &&
      (service === undefined || item.incident.services.some((each) => same(each, service))) &&
      (cause === undefined || item.incident.causes.some((each) => same(each, cause))) &&
      (category === undefined || item.category === category) &&
      (state === undefined || item.state === state) &&
      (incident === undefined || item.incident.id === incident) &&
      (overdue !== true || isOverdue(item, today)) &&
      (dueBefore === undefined || (isOpen(item) && item.due !== null && item.due < dueBefore)) &&
      (letters.length === 0 || letters.every((word) => searched(item).includes(word))),
  );
}

const searchable = new WeakMap<ListedAction, string>();

/** Read once: a list of hundreds is narrowed with every key press. */
function searched(item: ListedAction): string {
  let held = searchable.get(item);
  if (held === undefined) {
    const { text, owner, words, incident } = item;
    held = [text, owner ?? '', words, incident.title, ...incident.services, ...incident.causes]
      .join('\n')
      .toLowerCase();
    searchable.set(item, held);
  }
  return held;
}

export const actionGroups = ['slipped', 'overdue', 'near', 'later', 'no-day', 'lately', 'earlier'] as const;
export type ActionGroup = (typeof actionGroups)[number];
export const actionGroupLabel: Record<ActionGroup, string> = {
  slipped: 'Slipped twice',
  overdue: 'Overdue',
  near: 'Within a week',
  later: 'Later',
  'no-day': 'No day',
  lately: 'Done lately',
  earlier: 'Done earlier',
};

/** What is due within so many days is near, whichever day of the week it is. */
const WEEK = 7;

/** How long what is done was done lately, in days. */
const LATELY = 28;

function groupOf(item: ListedAction, today: Day, zone: string): ActionGroup {
  if (!isOpen(item))
    return item.endedAt !== null && dayAt(item.endedAt, zone) >= addDays(today, -LATELY)
      ? 'lately'
      : 'earlier';
  if (isEscalated(item, today)) return 'slipped';
  if (isOverdue(item, today)) return 'overdue';
  if (item.due === null) return 'no-day';
  return item.due <= addDays(today, WEEK) ? 'near' : 'later';
}

/** Whether it was done, or dropped, so long ago that a list shows it only where it is asked for. */
export const isEarlier = (item: ListedAction, today: Day, zone: string): boolean =>
  groupOf(item, today, zone) === 'earlier';

function by<K>(
  items: readonly ListedAction[],
  key: (item: ListedAction) => K,
): ReadonlyMap<K, readonly ListedAction[]> {
  const groups = new Map<K, ListedAction[]>();
  for (const item of items) {
    const held = groups.get(key(item));
    if (held === undefined) groups.set(key(item), [item]);
    else held.push(item);
  }
  return groups;
}

const rank = { high: 0, medium: 1, low: 2 } as const;
const byId = (a: ListedAction, b: ListedAction): number => (a.id < b.id ? -1 : 1);

/** What is to be done first comes first: by day, then by priority, the oldest promise before younger ones. */
export const byDay = (a: ListedAction, b: ListedAction): number =>
  (a.due ?? '9').localeCompare(b.due ?? '9') ||
  rank[a.priority] - rank[b.priority] ||
  a.openedAt - b.openedAt ||
  byId(a, b);

const lastEnded = (a: ListedAction, b: ListedAction): number =>
  (b.endedAt ?? 0) - (a.endedAt ?? 0) || byId(a, b);

/**
 * The list by its groups: what slipped twice stands first, what was done last; empty groups are left out.
 * @param earlier whether what was done weeks ago is in it: there is more and more of it.
 */
export function grouped(
  items: readonly ListedAction[],
  today: Day,
  zone: string,
  earlier = false,
): readonly { readonly group: ActionGroup; readonly items: readonly ListedAction[] }[] {
  const groups = by(items, (item) => groupOf(item, today, zone));
  return actionGroups.flatMap((group) => {
    const found = groups.get(group);
    if (found === undefined || (group === 'earlier' && !earlier)) return [];
    const ended = group === 'lately' || group === 'earlier';
    return [{ group, items: found.toSorted(ended ? lastEnded : byDay) }];
  });
}

/** The board: what waits, what is under way, and what ended lately. @param earlier and what ended before that. */
export function byState(
  items: readonly ListedAction[],
  today: Day,
  zone: string,
  earlier = false,
): Readonly<Record<ActionState, readonly ListedAction[]>> {
  const shown = by(
    earlier ? items : items.filter((item) => !isEarlier(item, today, zone)),
    ({ state }) => state,
  );
  const of = (
    state: ActionState,
    order: (a: ListedAction, b: ListedAction) => number,
  ): readonly ListedAction[] => (shown.get(state) ?? []).toSorted(order);
  const first = (a: ListedAction, b: ListedAction): number =>
    Number(isEscalated(b, today)) - Number(isEscalated(a, today)) || byDay(a, b);
  return {
    open: of('open', first),
    'in-progress': of('in-progress', first),
    done: of('done', lastEnded),
    dropped: of('dropped', lastEnded),
  };
}
