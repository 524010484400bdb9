import type { Due } from '../../../shared/incident/due.ts';

/** How many are shown before the rest is folded; one more than that is shown as well. */
const SHOWN = 6;

/** What is most pressing, with the update that is due next: it is never folded. */
export function shownOf(dues: readonly Due[]): readonly Due[] {
  if (dues.length <= SHOWN + 1) return dues;
  const update = dues.find(({ kind }) => kind === 'update');
  const first = dues.slice(0, SHOWN);
  return update === undefined || first.includes(update) ? first : [...first.slice(0, -1), update];
}
