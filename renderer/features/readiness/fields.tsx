import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { openFields } from './doing.ts';
import { focusRow } from './row.tsx';
import css from './readiness.module.css';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type: 'date' | 'number' | 'text';
  readonly value: string;
  readonly placeholder?: string;
};

/** A row's fields in the place of its words: Enter says them, Esc leaves them. */
export function Fields({
  row,
  fields,
  verb,
  onSay,
  children,
}: {
  row: string;
  fields: readonly Field[];
  verb: string;
  /** @returns null when it was said, or what is missing, as a sentence. */
  onSay: (values: Readonly<Record<string, string>>) => string | null | Promise<string | null>;
  children?: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const leave = (): void => {
    openFields(null);
    requestAnimationFrame(() => focusRow(row));
  };
  async function say(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])];
    const refused = await onSay(Object.fromEntries(inputs.map(({ name, value }) => [name, value.trim()])));
    if (refused === null) leave();
    else setTrouble(refused);
  }
  return (
    <li className={css['form']}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void say(event)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          leave();
        }}
      >
        {children}
        {fields.map(({ name, label, type, value, placeholder }) => (
          <label key={name} className={css[type]}>
            <span>{label}</span>
            <input
              name={name}
              // The browser’s own field of a date takes no words, and a date in the order of its language only.
              type={type === 'date' ? 'text' : type}
              autoComplete="off"
              defaultValue={value}
              placeholder={placeholder}
              {...(type === 'number' ? { min: 0, step: 'any', inputMode: 'decimal' as const } : {})}
              {...(type === 'text' ? { maxLength: 1_000 } : {})}
              {...(type === 'date' ? { maxLength: 60 } : {})}
            />
          </label>
        ))}
        <Button small look="primary" submit chord="Enter">
          {verb}
        </Button>
        <Button small look="plain" chord="Escape" onPress={leave}>
          Leave
        </Button>
      </form>
      {trouble !== null && (
        <p className={css['refused']} role="alert">
          {trouble}
        </p>
      )}
    </li>
  );
}
