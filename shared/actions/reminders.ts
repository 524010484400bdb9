import type { EntityId } from '../ids.ts';
import type { ListedAction } from '../incident/action-items.ts';
import { isSamePerson } from '../incident/people.ts';
import { personKey } from '../incident/person-key.ts';
import { addDays, daysBetween, type Day } from '../time/days.ts';
import { dueWords, escalationWords, isOpen } from './standing.ts';

/** Whom this desktop reminded on which day, and of which item last. */
export type ReminderMemory = {
  readonly days: Readonly<Record<string, Day>>;
  readonly items: Readonly<Record<EntityId, Day>>;
};
export const noReminders: ReminderMemory = { days: {}, items: {} };

export type Reminder = { readonly title: string; readonly body: string };

/** Once it is overdue it is said again after so many days. */
const AGAIN_DAYS = 7;
/** What nobody was reminded of for so long is forgotten, in days. */
const FORGOTTEN_DAYS = 60;

/**
 * Of what its owner is to be reminded today: the day before, on the day, weekly once it is overdue. At most once a day
 * for one person, all of it together.
 * @returns the reminder, or null, and what is to be remembered of it.
 */
export function remindersFor(
  person: string,
  all: readonly ListedAction[],
  today: Day,
  memory: ReminderMemory,
): {
  readonly reminder: Reminder | null;
  readonly items: readonly ListedAction[];
  readonly memory: ReminderMemory;
} {
  const key = personKey(person);
  const nothing = { reminder: null, items: [], memory };
  if (key === '' || (before(memory.days[key], today) ?? '') >= today) return nothing;
  const due = all
    .filter((item) => isOpen(item) && item.owner !== null && isSamePerson(item.owner, person))
    .filter((item) => isDue(item, today, before(memory.items[item.id], today)))
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.openedAt - b.openedAt);
  if (due.length === 0) return nothing;
  const kept = Object.entries(memory.items).filter(([, day]) => daysBetween(day, today) <= FORGOTTEN_DAYS);
  const items = Object.fromEntries([...kept, ...due.map(({ id }) => [id, today] as const)]);
  return {
    reminder: wordsOf(due, today),
    items: due,
    memory: { days: { ...memory.days, [key]: today }, items },
  };
}

/** What is remembered of a day that is still to come says only that the clock was wrong; tomorrow is today elsewhere. */
const before = (day: Day | undefined, today: Day): Day | undefined =>
  day === undefined || day > addDays(today, 1) ? undefined : day;

function isDue({ due }: ListedAction, today: Day, last: Day | undefined): boolean {
  if (due === null) return false;
  if (due === today || due === addDays(today, 1)) return last !== today;
  if (due > today) return false;
  // Overdue: said on the first day that it is, and then weekly, whenever this desktop was on.
  return last === undefined || last <= due || daysBetween(last, today) >= AGAIN_DAYS;
}

/** More than this are counted. */
const NAMED = 3;

function wordsOf(due: readonly ListedAction[], today: Day): Reminder {
  const lines = due.slice(0, NAMED).map((item) => {
    const slipped = escalationWords(item, today);
    return `${item.incident.exercise ? 'EXERCISE: ' : ''}${item.text}: ${dueWords(item, today)}${slipped === null ? '' : `, ${slipped}`}`;
  });
  const more = due.length - lines.length;
  return {
    title: due.length === 1 ? 'An action item of yours' : `${due.length} action items of yours`,
    body: [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  };
}
