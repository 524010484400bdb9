import { verdictLabel, type Verdict } from '../../../../shared/incident/events/tradeoff-weighed.ts';
import type { Tradeoff } from '../../../../shared/incident/tradeoffs.ts';
import { run } from '../../../bridge/incidents.ts';
import { offerUndo } from '../../../state/ui.ts';

/** What makes the evaluation again what it was. */
const before = ({ entry, weighed }: Tradeoff) =>
  weighed === null
    ? ({ name: 'weigh', fields: { entry, undo: true } } as const)
    : ({ name: 'weigh', fields: { entry, verdict: weighed.verdict, words: weighed.words } } as const);

/** Says how a decision looks afterwards. @returns null, or why it was not recorded. */
export async function weigh(of: Tradeoff, verdict: Verdict, words: string | null): Promise<string | null> {
  const fields = { entry: of.entry, verdict, ...(words === null ? {} : { words: words.trim() }) };
  const failure = await run({ name: 'weigh', fields });
  if (failure !== null) return failure.message;
  offerUndo(`Evaluated: ${verdictLabel[verdict].toLowerCase()}`, before(of));
  return null;
}

/** Takes the evaluation back. @returns null, or why it was not. */
export async function unweigh(of: Tradeoff): Promise<string | null> {
  const failure = await run({ name: 'weigh', fields: { entry: of.entry, undo: true } });
  if (failure !== null) return failure.message;
  offerUndo('Evaluation taken back', before(of));
  return null;
}
