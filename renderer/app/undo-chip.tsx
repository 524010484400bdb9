import { useEffect } from 'react';
import { takeBack } from '../bridge/undo.ts';
import { focusComposerAfterwards } from '../state/focus.ts';
import { useUi, withdrawChip, type Chip as ChipState } from '../state/ui.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './undo-chip.module.css';

const SHOWN_MS = 8_000;

/** What was just done, with the way back, for eight seconds. Ctrl+Z has it for longer, the log for ever. */
export function UndoChip() {
  const chip = useUi((s) => s.chip);
  return (
    <div className={css['place']} role="status" aria-label="Undo">
      {chip !== null && <Chip key={chip.id} chip={chip} />}
    </div>
  );
}

function Chip({ chip: { id, words, back } }: { chip: ChipState }) {
  useEffect(() => {
    const timer = setTimeout(() => withdrawChip(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className={css['chip']}>
      <Icon name="check" />
      <span title={words}>{words}</span>
      {back && (
        <Button
          look="plain"
          small
          chord="Ctrl+Z"
          onPress={() => void takeBack().then(focusComposerAfterwards())}
        >
          Undo
        </Button>
      )}
    </div>
  );
}
