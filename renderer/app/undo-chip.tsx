import { useEffect } from 'react';
import { runOrSay } from '../bridge/incidents.ts';
import { focusComposerAfterwards } from '../state/focus.ts';
import { useUi, withdrawUndo, type Undo } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './undo-chip.module.css';

const SHOWN_MS = 8_000;

/** What was just done, with the way back; it stays for eight seconds, and in the log for ever. */
export function UndoChip() {
  const undo = useUi((s) => s.undo);
  return (
    <div className={css['place']} role="status" aria-label="Undo">
      {undo !== null && <Chip key={undo.id} undo={undo} />}
    </div>
  );
}

function Chip({ undo: { id, words, command } }: { undo: Undo }) {
  useEffect(() => {
    const timer = setTimeout(() => withdrawUndo(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className={css['chip']}>
      <Icon name="check" />
      <span title={words}>{words}</span>
      <Button
        look="plain"
        small
        chord="Ctrl+Z"
        onPress={() => {
          withdrawUndo(id);
          void runOrSay(command).then(focusComposerAfterwards());
        }}
      >
        Undo
      </Button>
    </div>
  );
}
