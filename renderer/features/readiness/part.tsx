import { useId, type ReactNode } from 'react';
import css from './readiness.module.css';

/** A part of the page: its heading, what it is about in a few words, and its rows. */
export function Part({
  title,
  beside,
  note,
  children,
}: {
  title: string;
  beside?: ReactNode;
  /** A sentence below the rows: what follows from them, or what to do where there are none. */
  note?: ReactNode;
  children?: ReactNode;
}) {
  const heading = useId();
  return (
    <section className={css['part']} aria-labelledby={heading}>
      <header className={css['head']}>
        <h2 id={heading}>{title}</h2>
        {beside !== undefined && <span>{beside}</span>}
      </header>
      {children}
      {note !== undefined && <p className={css['note']}>{note}</p>}
    </section>
  );
}
