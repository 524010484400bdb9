import type { KeyboardEvent, ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './readiness.module.css';

/** A line that arrows reach: its keys press its own buttons. */
export function Row({
  id,
  mark,
  title,
  detail,
  children,
  onEnter,
}: {
  /** Its key on the page: the focus stays on it when what it says has changed. */
  id: string;
  /** How it stands, in a word. */
  mark?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** What can be done about it. */
  children?: ReactNode;
  onEnter?: () => void;
}) {
  return (
    <li
      className={css['row']}
      data-row={id}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget || onEnter === undefined) return;
        event.preventDefault();
        onEnter();
      }}
    >
      {mark !== undefined && <span className={css['mark']}>{mark}</span>}
      <div className={css['words']}>
        <b>{title}</b>
        {detail !== undefined && <small>{detail}</small>}
      </div>
      {children !== undefined && <div className={css['acts']}>{children}</div>}
    </li>
  );
}

/** What a letter on the row does, too. */
export function Act({
  letter,
  label,
  pressed,
  onPress,
  children,
}: {
  letter: string;
  /** What it does to what, for who hears it. */
  label: string;
  pressed?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={cx(css['act'], pressed === true && css['pressed'])}
      data-letter={letter}
      aria-label={label}
      aria-pressed={pressed}
      tabIndex={-1}
      onClick={onPress}
    >
      {children}
      <KeyCap chord={letter} small />
    </button>
  );
}

/** Up and down go from row to row, whatever part they are in. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { target, currentTarget } = event;
  if (step === 0 || !(target instanceof Element) || target.matches('input, select, textarea')) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = target.closest<HTMLElement>('[data-row]');
  const next = rows[row === null ? 0 : rows.indexOf(row) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Presses the button of that letter in the row that has the focus. @returns whether there is one. */
export function pressLetter(letter: string): boolean {
  const row = document.activeElement?.closest('[data-row]');
  const button = row?.querySelector<HTMLButtonElement>(`button[data-letter="${letter}"]`);
  button?.click();
  return button != null;
}

/** Whether a letter does something here. */
export const hasLetter = (letter: string): boolean =>
  document.activeElement?.closest('[data-row]')?.querySelector(`button[data-letter="${letter}"]`) != null;

/** The row that the focus goes to when a field in it is closed. */
export const focusRow = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
