import { usePostmortem } from '../../state/postmortem.ts';
import { showTrouble, useUi } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './head.module.css';

/** Why something was not done, and words that could not be saved yet: above the text, nothing is covered. */
export function Said() {
  const trouble = useUi((s) => s.trouble);
  const saved = usePostmortem((s) => s.saved);
  return (
    <>
      {saved.name === 'failed' && (
        <p className={css['notSaved']} role="alert">
          <b>Not saved yet.</b> {saved.why} Your words are kept on this desktop, and tried again.
        </p>
      )}
      {trouble !== null && (
        <div className={css['said']} role="alert">
          <p>{trouble}</p>
          <IconButton label="Close" onPress={() => showTrouble(null)}>
            <Icon name="x" />
          </IconButton>
        </div>
      )}
    </>
  );
}
