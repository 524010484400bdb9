import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './chip.module.css';

/** A short word set apart: a service, or how a text was understood (`accent`). */
export const Chip = ({
  children,
  accent = false,
  title,
}: {
  children: ReactNode;
  accent?: boolean;
  title?: string;
}) => (
  <span className={cx(css['chip'], accent && css['accent'])} title={title}>
    {children}
  </span>
);
