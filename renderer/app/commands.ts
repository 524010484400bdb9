import type { WindowCommand } from '../state/window-command.ts';
import { everywhereCommands } from './everywhere-commands.ts';

const known: WindowCommand[] = [...everywhereCommands];
let fetching: Promise<void> | undefined;
let all = false;

/** Whether every command is known by now. */
export const areAllKnown = (): boolean => all;

/**
 * What the window can do: keys, the sheet of keys and the composer's `/` commands all come from here. What needs an
 * incident, or a page that is fetched later, joins with the first of those screens: the first paint does not wait for it.
 */
export const windowCommands: readonly WindowCommand[] = known;

/** Fetches the commands of incidents and of later pages; once. */
export function laterCommandsKnown(): Promise<void> {
  fetching ??= import('./later-commands.ts').then(({ laterCommands }) => {
    known.push(...laterCommands);
    all = true;
  });
  return fetching;
}
