import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
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
      tabIndex={0}
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
  word,
  about,
  pressed,
  onPress,
}: {
  letter: string;
  word: string;
  /** What it is done to, for who hears it. */
  about: string;
  pressed?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={cx(css['act'], pressed === true && css['pressed'])}
      data-letter={letter}
      aria-pressed={pressed}
      tabIndex={-1}
      onClick={onPress}
    >
      <span>
        {word}
        <span className={css['unseen']}>{about}</span>
      </span>
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

let left: { readonly row: string; readonly place: number } | null = null;

const rowsOf = (page: Element): readonly HTMLElement[] => [
  ...page.querySelectorAll<HTMLElement>('[data-row]'),
];

/** Remembers where the focus is: a row that was dealt with goes away, and the focus with it. */
export function rememberRow({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  const row = target.closest<HTMLElement>('[data-row]');
  const rows = rowsOf(currentTarget);
  left = row === null ? null : { row: row.dataset['row'] ?? '', place: rows.indexOf(row) };
}

/** The focus goes to what stands in the place of a row that has gone. */
export function followRow(page: HTMLElement | null): void {
  if (page === null || left === null || document.activeElement !== document.body) return;
  const { row: gone, place } = left;
  const rows = rowsOf(page);
  if (!rows.some(({ dataset }) => dataset['row'] === gone)) (rows[place] ?? rows.at(-1))?.focus();
}

const buttonOf = (letter: string): HTMLButtonElement | null =>
  document.activeElement
    ?.closest('[data-row]')
    ?.querySelector<HTMLButtonElement>(`button[data-letter="${letter}"]`) ?? null;

/** Whether a letter does something in the row that has the focus. */
export const hasLetter = (letter: string): boolean => buttonOf(letter) !== null;

/** Presses the button of that letter in the row that has the focus. */
export const pressLetter = (letter: string): void => buttonOf(letter)?.click();

/** The row that the focus goes to when a field in it is closed. */
export const focusRow = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
