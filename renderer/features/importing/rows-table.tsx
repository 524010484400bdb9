import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useState } from 'react';
import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { cx } from '../../ui/cx.ts';
import { TABLE } from './keys.ts';
import type { PreviewDocument } from './state.ts';
import { tableLines, type TableLine } from './table-lines.ts';
import { timeWords, utcWords } from './words.ts';
import css from './rows.module.css';

/** How high a line of the table is before it has been drawn, in pixels. */
const guessed = (line: TableLine | undefined): number => {
  const text = line === undefined ? '' : line.kind === 'row' ? line.row.text : line.out.text;
  return 13 + 20 * Math.max(1, Math.ceil(Math.min(text.length, 600) / 44));
};

/** Every line of a document: what it says, how it was understood, and what was not. */
export function RowsTable({ document }: { document: PreviewDocument }) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const lines = useMemo(() => tableLines(document), [document]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box,
    estimateSize: (i) => guessed(lines[i]),
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 10,
  });
  if (lines.length === 0) return <p className={css['none']}>No entries were found in it.</p>;
  return (
    <div
      ref={setBox}
      id={TABLE}
      className={css['scroller']}
      role="table"
      aria-label="Entries"
      aria-rowcount={lines.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={css['heads']}>
        <div role="row" className={cx(css['row'], css['head'])} aria-rowindex={1}>
          <span role="columnheader" className={css['line']}>
            Line
          </span>
          <span role="columnheader">As it stood</span>
          <span role="columnheader">Understood as</span>
          <span role="columnheader">Who</span>
          <span role="columnheader">Kind</span>
          <span role="columnheader">Text</span>
          <span role="columnheader">Not understood</span>
        </div>
      </div>
      <div role="rowgroup" className={css['all']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={cx(css['row'], line.kind === 'out' && css['out'])}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Cells line={line} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells({ line }: { line: TableLine }) {
  if (line.kind === 'out') {
    const { out } = line;
    return (
      <>
        <span role="cell" className={css['line']}>
          {out.line}
        </span>
        <span role="cell" className={css['stood']} />
        <span role="cell" className={css['time']} />
        <span role="cell" className={css['who']} />
        <span role="cell" className={css['kind']} />
        <span role="cell" className={css['text']}>
          {out.text}
        </span>
        <span role="cell" className={css['why']}>
          {out.why}
        </span>
      </>
    );
  }
  const { row } = line;
  return (
    <>
      <span role="cell" className={css['line']}>
        {row.line}
      </span>
      <span role="cell" className={css['stood']}>
        {row.raw}
      </span>
      <span role="cell" className={cx(css['time'], row.at === null && css['undated'])} title={utcWords(row)}>
        {timeWords(row)}
      </span>
      <span role="cell" className={css['who']}>
        {row.who}
      </span>
      <span role="cell" className={css['kind']}>
        {entryKindLabel[row.kind]}
      </span>
      <span role="cell" className={css['text']}>
        {row.text}
      </span>
      <span role="cell" className={css['why']}>
        {row.notes.join(' ')}
      </span>
    </>
  );
}
