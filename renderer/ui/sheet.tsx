import { createContext, useContext, useEffect, type ReactNode, type RefObject } from 'react';
import { cx } from './cx.ts';
import css from './sheet.module.css';

type Props = {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  /** What stands at the left of the buttons: what this will do, or why it was refused. */
  why?: ReactNode;
  refused?: string | null;
  buttons: ReactNode;
  /** What has the focus when the sheet opens. */
  first?: RefObject<HTMLElement | null>;
  onSubmit: () => void;
  /** Ctrl+Enter answers from every field: Enter alone goes from one to the next. */
  fromAnywhere?: boolean;
  onCancel: () => void;
};

/** Changes when the question is asked again while it is open: the focus goes back into it. */
export const Asked = createContext(0);

/** A question asked in line, above the composer: Enter answers, Esc leaves; it covers nothing and blocks nothing. */
export function Sheet({
  title,
  aside,
  children,
  why,
  refused,
  buttons,
  first,
  onSubmit,
  onCancel,
  ...more
}: Props) {
  const { fromAnywhere = false } = more;
  const asked = useContext(Asked);
  useEffect(() => first?.current?.focus(), [first, asked]);
  return (
    <form
      className={css['sheet']}
      data-sheet
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (fromAnywhere && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSubmit();
          return;
        }
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className={css['head']}>
        <b>{title}</b>
        <span className={css['aside']}>{aside}</span>
      </div>
      {children}
      {refused !== null && refused !== undefined && (
        <p role="alert" className={css['refused']}>
          {refused}
        </p>
      )}
      <div className={css['foot']}>
        <span className={css['why']}>{why}</span>
        {buttons}
      </div>
    </form>
  );
}

/** A group of short choices in a row, each a button; `picked` is the one in force. */
export function Picks({
  label,
  options,
  picked,
  onPick,
}: {
  label: string;
  options: readonly string[];
  picked: string;
  onPick: (option: string) => void;
}) {
  return (
    <div className={css['picks']} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          className={cx(css['pick'])}
          aria-pressed={option === picked}
          onClick={() => onPick(option)}
        >
          {option}
        </button>
      ))}
    </div>
  );
}
