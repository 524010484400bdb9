import { useId, type ReactNode } from 'react';
import { enterDots } from './plot-view.tsx';
import { cx } from '../../ui/cx.ts';
import { look, turnFormula, useLook, type FigureId } from './look.ts';
import css from './metrics.module.css';

type Props = {
  readonly id: FigureId;
  readonly title: ReactNode;
  /** Behind the title, in a quieter tone. */
  readonly beside?: ReactNode;
  /** At the right of the head, before the formula's key. */
  readonly right?: ReactNode;
  /** What stands between the head and the plot: the value in large figures. */
  readonly value?: ReactNode;
  /** How it is reckoned, and what was left out: it folds open in the place of the plot. */
  readonly formula: ReactNode;
  /** The same as a table: on screen where it was asked for, else for screen readers. */
  readonly table: ReactNode;
  /** Enter on the figure itself. */
  readonly onEnter?: () => void;
  readonly tile?: boolean;
  readonly children: ReactNode;
};

/** A figure with everything that it is made of one key away: its formula, its table, its dots. */
export function FigureFrame({
  id,
  title,
  beside,
  right,
  value,
  formula,
  table,
  onEnter,
  tile = false,
  children,
}: Props) {
  const heading = useId();
  const open = useLook(({ formulas }) => formulas.has(id));
  const asTable = useLook(({ tables }) => tables.has(id));
  const current = useLook((s) => s.current === id);
  return (
    <section
      className={cx(css['figure'], tile && css['tile'])}
      data-figure={id}
      tabIndex={current ? 0 : -1}
      aria-labelledby={heading}
      onFocus={() => {
        if (useLook.getState().current !== id) look({ current: id });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        if (onEnter === undefined) enterDots(event.currentTarget);
        else onEnter();
      }}
    >
      <header className={css['head']}>
        <h2 id={heading}>{title}</h2>
        {beside !== undefined && <span className={css['beside']}>{beside}</span>}
        <div className={css['right']}>
          {right}
          <button
            type="button"
            className={css['f']}
            aria-expanded={open}
            aria-label="Formula"
            title="Formula (F)"
            tabIndex={current ? 0 : -1}
            onClick={() => turnFormula(id)}
          >
            ƒ
          </button>
        </div>
      </header>
      {value}
      {open && <p className={css['formula']}>{formula}</p>}
      {asTable ? table : <div className={css['unseen']}>{table}</div>}
      {!asTable && !(open && tile) && children}
    </section>
  );
}
