import type { ReactNode } from 'react';
import css from './print.module.css';

const EXERCISE = 'EXERCISE EXERCISE EXERCISE';

/** Paper: black on white whatever the theme, with a line at the head and the foot of every page. */
export const Paper = ({
  head,
  exercise = false,
  children,
}: {
  /** What stands at the head of every page. */
  head: string;
  exercise?: boolean;
  children: ReactNode;
}) => (
  <article className={css['paper']} aria-label="Print" data-paper>
    <div className={css['every']} role="presentation">
      {exercise && <b>{EXERCISE}</b>}
      <span>{head}</span>
    </div>
    <div className={css['body']}>{children}</div>
    <div className={css['last']}>{exercise && <b>{EXERCISE}</b>}</div>
  </article>
);

/** A part of the record with its heading; nothing where there is nothing in it. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css['part']}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** Rows of text under column heads. */
export const Table = ({
  columns,
  rows,
}: {
  columns: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}) => (
  <table>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells }) => (
        <tr key={key}>
          {cells.map((cell, i) => (
            <td key={i}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
