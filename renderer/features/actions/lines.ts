import type { EffectCheck } from '../../../shared/actions/effect.ts';
import { actionGroupLabel, grouped, type ActionGroup } from '../../../shared/actions/action-list.ts';
import type { ListedAction } from '../../../shared/incident/action-items.ts';
import type { Day } from '../../../shared/time/days.ts';

type Head = {
  readonly kind: 'head';
  readonly group: ActionGroup | 'check';
  readonly title: string;
  readonly about: string;
};
export type ItemLine = {
  readonly kind: 'item';
  readonly item: ListedAction;
  /** What happened since it was done, where somebody is to say whether it worked. */
  readonly check: EffectCheck | null;
};
/** A line of the list: a heading, or an item. */
export type Line = Head | ItemLine;

const about: Record<Head['group'], string> = {
  slipped: 'tell whoever leads the team',
  overdue: '',
  near: '',
  later: '',
  'no-day': 'nobody does what has no day',
  check: 'done more than four weeks ago: now one can see',
  lately: 'in the last four weeks',
  earlier: '',
};

/**
 * The list with its headings. What is to be looked at again stands before what was done lately.
 * @param earlier whether what was done before that is in it.
 */
export function linesOf(
  items: readonly ListedAction[],
  checks: readonly EffectCheck[],
  today: Day,
  zone: string,
  earlier: boolean,
): readonly Line[] {
  const checked = new Set(checks.map(({ item }) => item));
  const head = (group: Head['group'], title: string, count: number): Head => ({
    ...{ kind: 'head', group, title },
    about: [String(count), about[group]].filter((part) => part !== '').join(', '),
  });
  const rest = items.filter((item) => !checked.has(item));
  const groups = grouped(rest, today, zone, earlier);
  const of = ({ group, items: found }: (typeof groups)[number]): readonly Line[] => [
    head(group, actionGroupLabel[group], found.length),
    ...found.map((item): Line => ({ kind: 'item', item, check: null })),
  ];
  return [
    ...groups.filter(({ group }) => !isOver(group)).flatMap(of),
    ...(checks.length === 0 ? [] : [head('check', 'Did it work?', checks.length)]),
    ...checks.map((check): Line => ({ kind: 'item', item: check.item, check })),
    ...groups.filter(({ group }) => isOver(group)).flatMap(of),
  ];
}

const isOver = (group: ActionGroup): boolean => group === 'lately' || group === 'earlier';
