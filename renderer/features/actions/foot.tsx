import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { focusItems } from './action-list.tsx';
import css from './actions.module.css';
import { undoLast } from './doing.ts';
import type { ActionsState } from './page-state.ts';

type FootProps = {
  readonly said: ActionsState['said'];
  readonly done: boolean;
  readonly any: boolean;
};

/** What was done last, with the way back; and the keys of the item that is selected. */
export function Foot({ said, done, any }: FootProps) {
  return (
    <div className={css['foot']}>
      <div className={css['said']} role="status" aria-label="Done">
        {said !== null && (
          <>
            <span title={said.words}>{said.words}</span>
            {said.back && (
              <Button look="plain" small chord="Ctrl+Z" onPress={() => void undoLast().then(focusItems)}>
                Undo
              </Button>
            )}
          </>
        )}
      </div>
      {any && (
        <p className={css['keys']}>
          {(done ? doneKeys : openKeys).map(([chord, words]) => (
            <span key={chord}>
              <KeyCap chord={chord} small /> {words}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

const openKeys = [
  ['Space', 'further'],
  ['E', 'words'],
  ['D', 'day'],
  ['O', 'owner'],
  ['L', 'ticket'],
  ['X', 'drop'],
  ['Enter', 'its incident'],
] as const;
const doneKeys = [
  ['W', 'it worked'],
  ['N', 'it did not'],
  ['T', 'too early'],
  ['Space', 'open again'],
  ['Enter', 'its incident'],
] as const;
