import { flushSync } from 'react-dom';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import type { UpdateFact } from '../../../shared/incident/update-facts.ts';
import { updateFactLabel } from '../../../shared/incident/update-facts.ts';
import { run } from '../../bridge/incidents.ts';
import { closeFront, offerUndo, selectRow, showLog } from '../../state/ui.ts';

/** A fact as it is typed; `basis` is what an estimate is based on. */
type TypedFact = { readonly words: string; readonly basis: string };

/** States a fact for the updates; no words take it back. Ctrl+Z does too. @returns null, or why it was not done. */
export async function stateFact(fact: UpdateFact, { words, basis }: TypedFact): Promise<string | null> {
  const failure = await run(describing(fact.name, words, basis));
  if (failure !== null) return failure.message;
  // What the log suggested is suggested again once nothing is stated.
  const stated = fact.source?.kind === 'stated';
  const former = stated
    ? describing(fact.name, fact.words ?? '', fact.basis ?? '')
    : describing(fact.name, '', '');
  offerUndo(`${updateFactLabel[fact.name]} stated`, former);
  return null;
}

const describing = (
  name: UpdateFact['name'],
  words: string,
  basis: string,
): Extract<CommandInput, { name: 'describe' }> => ({
  name: 'describe',
  fields:
    name === 'estimate' && words !== ''
      ? { estimate: words, ...(basis === '' ? {} : { basis }) }
      : { [name]: words },
});

/** To the row of the log that a fact comes from; what was written stays. */
export function goToRow(key: string): void {
  flushSync(() => {
    closeFront();
    showLog();
    selectRow(key);
  });
  (document.getElementById(`row-${key}`) ?? document.querySelector<HTMLElement>('[role="log"]'))?.focus({
    preventScroll: true,
  });
}
