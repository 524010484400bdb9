import type { Dispute, Held } from '../../shared/incident/dispute.ts';
import { fillTimes } from '../../shared/time/format.ts';
import { runOrSay } from '../bridge/incidents.ts';
import { focusComposerAfterwards } from '../state/focus.ts';
import { offerUndo, sayDone } from '../state/ui.ts';
import { clock } from './zone.ts';

/** A value that somebody set, in words, with its clock time as it is here. */
export const heldWords = ({ words, times }: Held): string => fillTimes(words, times, clock);

/** Makes one of the values that were set at the same time the one that counts. */
export async function choose({ about, shown }: Dispute, held: Held): Promise<void> {
  const focus = focusComposerAfterwards();
  let done = true;
  for (const command of held.choose) done &&= await runOrSay(command);
  const words = `${about}: ${heldWords(held)} chosen`;
  if (done && held.id === shown.id) sayDone(words);
  else if (done) offerUndo(words, shown.again);
  focus();
}
