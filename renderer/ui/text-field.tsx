import { useId, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { cx } from './cx.ts';
import css from './text-field.module.css';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  field?: RefObject<HTMLInputElement | null>;
  placeholder?: string;
  big?: boolean;
  hideLabel?: boolean;
  maxLength?: number;
  /** Chips that stand before the text. */
  before?: ReactNode;
  /** How the text was understood, at its right. */
  understood?: ReactNode;
  /** Why the text can't be used, as a sentence. */
  error?: string | null;
  /** A list of suggestions that this field moves through. */
  list?: { id: string; active: string | undefined; open: boolean } | undefined;
};

/** One line of text with its label, what was understood of it, and what is wrong with it. */
export function TextField(props: Props) {
  const id = useId();
  const {
    label,
    value,
    onChange,
    onKeyDown,
    field,
    placeholder,
    maxLength,
    before,
    understood,
    error = null,
    list,
  } = props;
  const { big = false, hideLabel = false } = props;
  return (
    <div className={css['field']}>
      <label htmlFor={id} className={cx(css['label'], hideLabel && css['hidden'])}>
        {label}
      </label>
      <div className={cx(css['input'], big && css['big'])}>
        {before}
        <input
          id={id}
          ref={field}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          autoComplete="off"
          spellCheck={big}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          {...(list === undefined
            ? {}
            : {
                role: 'combobox',
                'aria-autocomplete': 'list' as const,
                'aria-expanded': list.open,
                'aria-controls': list.id,
                'aria-activedescendant': list.active,
              })}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {understood}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className={css['error']} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
