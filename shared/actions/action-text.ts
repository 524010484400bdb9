import type { ListedAction } from '../incident/action-items.ts';
import { actionEffectLabel, actionStateLabel } from '../incident/events/action-item-set.ts';
import { severityLabel } from '../incident/vocabulary.ts';
import type { Day } from '../time/days.ts';
import { actionGroupLabel, grouped } from './action-list.ts';
import { dueWords, escalationWords, isOpen, slippedWords } from './standing.ts';

/** An action item in one line, as it is copied. */
export function actionLine(item: ListedAction, today: Day): string {
  const { text, owner, category, priority, state, effect, words, link, incident } = item;
  const open = isOpen(item);
  return [
    text,
    owner ?? 'nobody owns it yet',
    ...(open
      ? [item.due === null ? 'no day' : `${dueWords(item, today)} (${item.due})`]
      : [actionStateLabel[state]]),
    ...(state === 'in-progress' ? ['in progress'] : []),
    ...(category === null ? [] : [category]),
    ...(priority === 'medium' ? [] : [`${priority} priority`]),
    ...(slipped(item, today) ?? []),
    ...(effect === null ? [] : [actionEffectLabel[effect]]),
    ...(words === '' ? [] : [words]),
    ...(link === null ? [] : [link]),
    `${incident.exercise ? 'EXERCISE ' : ''}${severityLabel[incident.severity]} ${incident.title} (${incident.id})`,
  ].join(' · ');
}

function slipped(item: ListedAction, today: Day): readonly string[] | null {
  const said = escalationWords(item, today) ?? slippedWords(item, today);
  return said === null ? null : [said];
}

/** These items as text, in the order in which the list has them. */
export const actionsText = (items: readonly ListedAction[], today: Day, zone: string): string =>
  grouped(items, today, zone, true)
    .map(({ group, items: of }) =>
      [`${actionGroupLabel[group]} (${of.length})`, ...of.map((item) => `- ${actionLine(item, today)}`)].join(
        '\n',
      ),
    )
    .join('\n\n');
