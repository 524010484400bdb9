import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { useField } from './field.ts';
import css from './checklist.module.css';

type Props = {
  label: string;
  placeholder: string;
  value: string;
  maxLength: number;
  onChange: (value: string) => void;
  onEnter: () => void;
  onLeave: () => void;
  /** What Enter does, as the word of its button. */
  done: string;
  /** The list that this field moves through, and what the arrows do there. */
  list?: { id: string; active: string | undefined; onMove: (step: 1 | -1) => void };
};

/** A line that is typed in the panel itself, where the item stands: Enter answers, Esc leaves. */
export function InPlace(props: Props) {
  const { label, placeholder, value, maxLength, onChange, onEnter, onLeave, done, list } = props;
  const input = useRef<HTMLInputElement>(null);
  const asked = useField((s) => s.field);
  useEffect(() => input.current?.focus(), [asked]);
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'Escape') onLeave();
    else if (step !== null && list !== undefined) list.onMove(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className={css['inPlace']}>
      <input
        ref={input}
        className={css['field']}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        {...(list === undefined
          ? {}
          : {
              role: 'combobox',
              'aria-autocomplete': 'list' as const,
              'aria-expanded': true,
              'aria-controls': list.id,
              'aria-activedescendant': list.active,
            })}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={press}
      />
      <Button
        look="plain"
        small
        label={`${done}: ${value.trim() === '' ? label : value.trim()}`}
        onPress={onEnter}
      >
        {done}
      </Button>
    </div>
  );
}
