import type { Column } from './view.ts';
import { useLedRun } from './led.ts';
import { keptWords, usePromises } from './promised.ts';

/** What stands beside the name of each column where only one of them is shown. */
export function useCounts(): Readonly<Record<Column, string>> {
  const run = useLedRun();
  const promises = usePromises();
  const given = run?.injects.filter(({ state }) => state === 'given').length ?? 0;
  return { injects: `${given} of ${run?.injects.length ?? 0}`, log: '', promises: keptWords(promises) };
}
