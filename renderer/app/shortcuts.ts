import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { SlashCommand } from '../incident-parts/slash.ts';
import { notOnSelectedRow } from '../features/log/not-on-row.ts';
import { focusComposer, focusSheetText, isLeftOpen } from '../state/focus.ts';
import { closeFront, showLog, showPalette, showTrouble, useUi } from '../state/ui.ts';
import { isChord, isEditor, isHeld } from '../ui/keys.ts';
import { takesNoWords, type WindowCommand } from '../state/window-command.ts';
import { areAllKnown, laterCommandsKnown, windowCommands } from './commands.ts';

/** Whether a command exists on the screen at hand and can be done. */
const applies = ({ where, when }: WindowCommand): boolean =>
  (where === 'everywhere' || where === useUi.getState().route.name) && when?.() !== false;

/** The command that a key press means here; the one with the narrowest condition wins. */
export function commandFor(event: KeyboardEvent): WindowCommand | undefined {
  const typing = isEditor(event.target);
  const meant = windowCommands.filter(
    (command) =>
      command.chord !== '' &&
      isChord(event, command.chord) &&
      !(typing && command.outsideText === true) &&
      applies(command),
  );
  return meant.find(({ when }) => when !== undefined) ?? meant[0];
}

/** Space and Enter belong to the control that has the focus. */
const pressesControl = ({ key, target }: KeyboardEvent): boolean =>
  (key === ' ' || key === 'Enter') &&
  target instanceof HTMLElement &&
  target.closest('button, a, [role="checkbox"], [role="radio"], input') !== null;

/** A letter that acts on rows and on some lists is not the beginning of a line where it does nothing. */
function notInList({ key, target }: KeyboardEvent): string | null {
  if (target instanceof HTMLElement && /^[axkom]$/i.test(key)) {
    if (target.closest('#criteria [role="checkbox"]') !== null) return 'Space says whether it holds.';
    if (target.closest('#next li') !== null) return 'Tab goes to what can be done here, Enter does it.';
  }
  return notOnSelectedRow(key.toLowerCase());
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const command = commandFor(event);
  if (command !== undefined) {
    event.preventDefault();
    if (isHeld(event)) return;
    if (useUi.getState().palette && command.id !== 'palette') flushSync(() => showPalette(false));
    command.run();
    return;
  }
  // A chord in the first half second, before its command was fetched, is heard all the same.
  if (!areAllKnown() && (event.altKey || event.ctrlKey || event.metaKey)) {
    void laterCommandsKnown().then(() => commandFor(event)?.run());
    return;
  }
  const { route, keys, palette, sheet, front } = useUi.getState();
  const printable = /^.$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  const covered = keys || palette;
  if (
    route.name === 'incident' &&
    !covered &&
    printable &&
    !isEditor(event.target) &&
    !pressesControl(event)
  ) {
    const refused = event.shiftKey || front !== null ? null : notInList(event);
    if (refused !== null) {
      event.preventDefault();
      showTrouble(refused);
      return;
    }
    // The key goes to whatever has the focus when this returns; who has read the minute, or has none, types on.
    flushSync(() => {
      if (front?.name === 'minute') closeFront();
      showLog();
    });
    if (sheet === null || sheet.name === 'status' || isLeftOpen(event.target)) focusComposer();
    else focusSheetText();
  }
}

/**
 * Keys of the whole window: the registry's chords, and text that is typed outside an editor goes to the composer, or to
 * the sheet that is being answered.
 */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}

function runWithWords(command: WindowCommand, slash: string, words: string): ReturnType<SlashCommand['run']> {
  if (command.read !== undefined) return command.read(words);
  const refused = takesNoWords(slash, words);
  if (refused === null) command.run();
  return refused;
}

/** The commands that can be typed after `/` now. */
export const slashCommands = (): readonly SlashCommand[] =>
  windowCommands.flatMap((command) =>
    command.slash === undefined || !applies(command)
      ? []
      : [
          {
            word: command.slash,
            label: command.label,
            chord: command.chord === '' ? undefined : command.chord,
            run: (words) => runWithWords(command, command.slash ?? '', words),
          },
        ],
  );
