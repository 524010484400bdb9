import { flushSync } from 'react-dom';
import { setPrinting } from '../state/ui.ts';

/** Prints what is on screen: the record of the incident, the list of incidents, or the sheet of keys. */
export function printScreen(): void {
  flushSync(() => setPrinting(false)); // what was laid out before is not what is on screen now
  setPrinting(true);
}
