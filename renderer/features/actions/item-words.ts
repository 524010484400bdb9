import type { EffectCheck } from '../../../shared/actions/effect.ts';
import { escalationWords, isOpen, slippedWords } from '../../../shared/actions/standing.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import { actionEffectLabel, actionStateLabel } from '../../../shared/incident/events/action-item-set.ts';
import type { Day } from '../../../shared/time/days.ts';

/** What is to be known of an item beside its columns: why it stands where it stands. */
export function noteOf(item: ListedAction, check: EffectCheck | null, today: Day): string | null {
  if (check !== null) return checkWords(check);
  const said = [
    ...(isOpen(item) ? [] : [actionStateLabel[item.state]]),
    ...(item.effect === null ? [] : [actionEffectLabel[item.effect].toLowerCase()]),
    ...(item.words === '' ? [] : [item.words]),
  ];
  if (isOpen(item)) return escalationWords(item, today) ?? slippedWords(item, today);
  return said.join(', ');
}

/** `It came back: 2 incidents since, last “Card payments fail”`. */
function checkWords({ since }: EffectCheck): string {
  const [first] = since.toSorted((a, b) => b.startedAt - a.startedAt);
  if (first === undefined) return 'No incident of that kind since it was done';
  return since.length === 1
    ? `It came back: “${first.title}”`
    : `It came back: ${since.length} incidents since, the last one “${first.title}”`;
}
