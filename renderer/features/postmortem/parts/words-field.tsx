import { useEffect, useRef, type KeyboardEvent } from 'react';
import { takeBack } from '../../../bridge/undo.ts';
import css from './words-field.module.css';

type Props = {
  label: string;
  placeholder?: string;
  value: string;
  maxLength?: number;
  /** It has the focus as soon as it is there. */
  focused?: boolean;
  onChange: (value: string) => void;
  onEnter: () => void;
  /** What Esc does; where nothing is named it leads back to the log, and the words are kept. */
  onLeave?: () => void;
};

/** Words that grow with what is typed: Enter takes them down, Shift+Enter begins a line. */
export function WordsField({
  label,
  placeholder,
  value,
  maxLength = 2_000,
  focused = false,
  ...does
}: Props) {
  const { onChange, onEnter, onLeave } = does;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    if (!focused || current === null) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [focused]);
  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const chord = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !event.shiftKey && !chord && !event.altKey) onEnter();
    else if (event.key === 'Escape' && onLeave !== undefined) onLeave();
    // The words that were typed are taken down already: the key means that, as it does in the empty composer.
    else if (event.key.toLowerCase() === 'z' && chord && !event.shiftKey && value === '') void takeBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <textarea
      ref={field}
      className={css['field']}
      rows={1}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      maxLength={maxLength}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={press}
    />
  );
}
