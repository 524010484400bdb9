import { useMemo } from 'react';
import { promisesOf, type KeptPromise } from '../../../shared/exercise/score.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { useLedRun } from './led.ts';

const none: readonly KeptPromise[] = [];

/** What the process promises, as it stands now; what this exercise does not ask for is left out. */
export function usePromises(): readonly KeptPromise[] {
  const opened = useOpened();
  const playbook = usePlaybook();
  const now = useNow();
  // Who leads it knows which severity the criteria ask for; the players learn it at the end.
  const severity = useLedRun()?.scenario.severity ?? null;
  return useMemo(
    () =>
      opened === null
        ? none
        : promisesOf(opened.incident, playbook, now, severity).filter(({ state }) => state !== 'none'),
    [opened, playbook, now, severity],
  );
}

/** `6 kept, 2 not`. */
export function keptWords(promises: readonly KeptPromise[]): string {
  const of = (state: KeptPromise['state']): number => promises.filter((each) => each.state === state).length;
  const missed = of('missed');
  return `${of('kept')} kept${missed === 0 ? '' : `, ${missed} not`}`;
}
