import { changePostmortem, usePostmortem } from '../../state/postmortem.ts';
import { showTrouble } from '../../state/ui.ts';
import type { Session } from './session.ts';
import { middleInFront } from './view.ts';

/** How many characters can be taken out at once, and how few: as the command has it. */
const [LEAST, MOST] = [2, 1_000];

/** Asks why the words that are selected are to go: in the text of the part at hand, or in one of its former versions. */
export function askToRedact(session: Session): void {
  const { part, view } = usePostmortem.getState();
  const words = (view === 'versions' ? selectedOnPage() : session.selected(part)).trim();
  if (words.length < LEAST || words.length > MOST) {
    showTrouble(
      words.length < LEAST
        ? 'Nothing is selected: select the words that are to go, in the text of a part or in one of its former versions.'
        : `Too much at once: ${words.length} characters are selected, and ${MOST} can be taken out together. Take them out in pieces.`,
    );
    return;
  }
  showTrouble(null);
  void session.flush();
  changePostmortem({ redacting: { part, words }, publishing: false, ...middleInFront() });
}

/** What is selected in the former version that is read. */
function selectedOnPage(): string {
  const selection = document.getSelection();
  const from = selection?.anchorNode?.parentElement;
  return from?.closest('[role="document"]') === null ? '' : (selection?.toString() ?? '');
}
