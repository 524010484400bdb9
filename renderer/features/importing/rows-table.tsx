import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useState } from 'react';
import { entryKindLabel } from '../../../shared/incident/vocabulary.ts';
import { cx } from '../../ui/cx.ts';
import { TABLE } from './keys.ts';
import type { PreviewDocument } from './state.ts';
import { tableLines, wordsOf, type TableLine } from './table-lines.ts';
import { timesOf } from './words.ts';
import css from './rows.module.css';

/** How high a line of the table is before it has been drawn, in pixels. */
const guessed = (line: TableLine | undefined): number => {
  const text = line === undefined ? '' : (wordsOf(line, () => '')[4] ?? '');
  return 9 + 20 * Math.max(2, Math.ceil(Math.min(text.length, 600) / 44));
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
      onKeyDown={({ key, ctrlKey, altKey }) => {
        // The height of what was never drawn is a guess: the browser's own End stops short of the end.
        if (ctrlKey || altKey) return;
        if (key === 'End') virtual.scrollToIndex(lines.length - 1, { align: 'end' });
        if (key === 'Home') virtual.scrollToIndex(0);
      }}
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
  const [number = '', raw = '', who, kind, text, why] = wordsOf(line, ({ kind: of }) => entryKindLabel[of]);
  const [time, utc] = timesOf(line);
  const undated = line.kind === 'row' && line.row.at === null;
  return (
    <>
      <span role="cell" className={css['line']}>
        {number}
      </span>
      <span role="cell" className={css['stood']}>
        <Breakable words={raw} />
      </span>
      <span role="cell" className={cx(css['time'], undated && css['undated'])} title={utc}>
        {time}
      </span>
      <span role="cell" className={css['who']}>
        {who}
      </span>
      <span role="cell" className={css['kind']}>
        {kind}
      </span>
      <span role="cell" className={css['text']}>
        {text}
      </span>
      <span role="cell" className={css['why']}>
        {why}
      </span>
    </>
  );
}

/** A time such as `2026-11-20T14:02:00Z` goes on in the next line before its clock time, and nowhere else. */
function Breakable({ words }: { words: string }) {
  const at = words.search(/T\d\d:/);
  if (at < 0) return words;
  return (
    <>
      {words.slice(0, at)}
      <wbr />
      {words.slice(at)}
    </>
  );
}
