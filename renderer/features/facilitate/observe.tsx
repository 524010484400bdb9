import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useNow } from '../../state/clock.ts';
import { clock } from '../../incident-parts/zone.ts';
import { usePerson } from '../../state/projections.ts';
import { showKeys } from '../../state/ui.ts';
import { useField, writeField } from '../../state/fields.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { selectBeside } from './actions.ts';
import { setObservationField } from './keys.ts';
import {
  addObservation,
  fields,
  kindIn,
  kindLabel,
  leaveEdit,
  sendObservations,
  turnKind,
  typeObservation,
} from './observing.ts';
import css from './observe.module.css';

/** The line of the facilitator: what they see, kept for the talk afterwards. No player sees a word of it before the end. */
export function Observe() {
  const field = useRef<HTMLTextAreaElement>(null);
  const person = usePerson();
  const now = useNow();
  const [text] = useField(fields.text);
  const [kindWords] = useField(fields.kind);
  const [edit] = useField(fields.edit);
  const kind = kindIn(kindWords);
  useEffect(() => {
    setObservationField(field.current);
    void sendObservations();
    return () => setObservationField(null);
  }, []);
  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!pressed(event.key, event.shiftKey, event.currentTarget)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  function pressed(
    key: string,
    shift: boolean,
    { selectionStart, selectionEnd }: HTMLTextAreaElement,
  ): boolean {
    if (key === 'Enter' && !shift) {
      addObservation();
      return true;
    }
    if (key === 'Escape' && edit !== '') {
      leaveEdit();
      return true;
    }
    if (key === 'Backspace' && selectionStart + selectionEnd === 0 && kind !== null) {
      writeField(fields.kind, '');
      return true;
    }
    if (text !== '' || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false;
    selectBeside(key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  return (
    <div className={css['composer']}>
      <div className={css['field']}>
        <time className={css['time']}>{clock(now)}</time>
        <span className={css['who']} title={person}>
          {person}
        </span>
        <Icon name="eye" className={css['icon']} />
        <div className={css['text']}>
          <button
            type="button"
            className={css['kind']}
            title="Strength, gap or neither (Alt K)"
            onClick={turnKind}
          >
            {kind === null ? 'Observation' : kindLabel[kind]}
          </button>
          <textarea
            ref={field}
            rows={1}
            value={text}
            maxLength={4_000}
            aria-label="Private observation"
            placeholder={edit === '' ? 'What do you see? Players don’t see this' : 'What did you see?'}
            onChange={(event) => typeObservation(event.currentTarget.value)}
            onKeyDown={press}
          />
        </div>
        <div className={css['end']}>
          <span className={css['chip']}>private</span>
          {edit !== '' && (
            <Button look="plain" small chord="Escape" keepsFocus onPress={leaveEdit}>
              Cancel
            </Button>
          )}
          {text.trim() !== '' && (
            <Button look="primary" small chord="Enter" keepsFocus onPress={() => addObservation()}>
              {edit === '' ? 'Add' : 'Change'}
            </Button>
          )}
        </div>
      </div>
      <p className={css['hints']}>
        <span>
          <KeyCap chord="Alt+G" small /> give
        </span>
        <span>
          <KeyCap chord="Alt+L" small /> later, <KeyCap chord="Shift" small /> all the rest
        </span>
        <span>
          <KeyCap chord="Alt+J" small /> skip
        </span>
        <span>
          <KeyCap chord="Alt+K" small /> strength, gap
        </span>
        <span className={css['wide']}>
          <KeyCap chord="Alt+P" small /> pause
        </span>
        <button type="button" className={css['far']} onClick={() => showKeys(true)}>
          <KeyCap chord="F1" small /> keys
        </button>
      </p>
    </div>
  );
}
