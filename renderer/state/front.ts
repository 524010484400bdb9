import { flushSync } from 'react-dom';
import { focusComposer } from './focus.ts';
import { closeFront, selectRow, showFront, showLog, useUi, type Front } from './ui.ts';

/** Opens a front by its key, or goes back to the log where it is open already. */
export function toggleFront(front: Front): void {
  const { front: open } = useUi.getState();
  if (JSON.stringify(open) === JSON.stringify(front)) {
    leaveFront();
    return;
  }
  selectRow(null); // keys that act on a row would be meant for it, and it is behind the front
  showFront(front);
}

/** Back to the log, with the focus in its line. */
export function leaveFront(): void {
  flushSync(() => {
    closeFront();
    showLog();
  });
  focusComposer();
}

/** Whether words are selected on the screen: copying is about them then. */
export const hasSelection = (): boolean => window.getSelection()?.isCollapsed === false;
