import { isUnsaved } from '../../shared/ipc/errors.ts';
import { useComposer } from '../state/composer.ts';
import { dropUndos, hideChip, returnUndo, sayDone, showTrouble, useUi, type Undo } from '../state/ui.ts';
import { everythingAnswered, run } from './incidents.ts';

/** Takes back what was done last; once more takes back what was done before it. */
export async function takeBack(): Promise<void> {
  const { undosOf } = useUi.getState();
  await everythingAnswered(); // what was done a moment ago is the last thing, too
  if (useUi.getState().undosOf !== undosOf) return;
  const { undos } = useUi.getState();
  const last = undos.at(-1);
  if (last === undefined) {
    showTrouble('Nothing to take back.');
    return;
  }
  dropUndos(({ id }) => id === last.id); // at once: the next press means the one before
  hideChip();
  const sent = await isInRecord(last);
  if (useUi.getState().undosOf !== undosOf) return;
  if (!sent) {
    returnUndo(last);
    showTrouble('Not taken back: the line is not saved yet. It is kept; try again once it is.');
    return;
  }
  if (typeof last.command === 'function') {
    const refused = await last.command();
    showTrouble(refused);
    if (refused === null) sayDone(`Taken back: ${last.words}`);
    else returnUndo(last);
    return;
  }
  const failure = await run(last.command);
  if (useUi.getState().undosOf !== undosOf) return;
  showTrouble(failure?.message ?? null);
  if (failure === null) sayDone(`Taken back: ${last.words}`);
  else if (isUnsaved(failure)) returnUndo(last);
}

/** A line that is on its way is waited for. @returns false where it can't be saved now. */
function isInRecord({ command }: Undo): Promise<boolean> {
  const entry = typeof command !== 'function' && command.name === 'remove' ? command.fields.entry : null;
  const waits = (): boolean => useComposer.getState().pending.some((line) => line.entry === entry);
  if (!waits()) return Promise.resolve(true);
  return new Promise((done) => {
    const look = (): void => {
      if (waits() && useComposer.getState().notSaved === null) return;
      stop();
      done(!waits());
    };
    const stop = useComposer.subscribe(look);
    look();
  });
}
