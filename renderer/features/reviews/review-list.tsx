import { useVirtualizer } from '@tanstack/react-virtual';
import { useState, type KeyboardEvent } from 'react';
import { useActionCounts } from '../../incident-parts/action-counts.ts';
import { useNow } from '../../state/clock.ts';
import { openReview } from './actions.ts';
import { HeadLine, ReviewRow, reviewAsText } from './rows.tsx';
import type { ReviewLine } from './sections.ts';
import css from './reviews.module.css';

const heights: Record<ReviewLine['kind'], number> = { head: 56, review: 44 };

/** The reviews, with arrows to move and Enter to open. Only what is on screen is in the page. */
export function ReviewList({ lines }: { lines: readonly ReviewLine[] }) {
  const [at, setAt] = useState(() => lines.findIndex(({ kind }) => kind === 'review'));
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const actions = useActionCounts();
  const now = useNow();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box,
    estimateSize: (i) => heights[lines[i]?.kind ?? 'review'],
    overscan: 10,
    scrollPaddingStart: 8,
  });
  function move(event: KeyboardEvent): void {
    const line = lines[at];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      let to = at + step;
      while (lines[to]?.kind === 'head') to += step;
      if (lines[to] === undefined) return;
      setAt(to);
      virtual.scrollToIndex(to);
    } else if (line?.kind !== 'review') return;
    else if (event.key === 'Enter') void openReview(line.summary.id);
    else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey))
      void navigator.clipboard.writeText(reviewAsText(line, actions.get(line.summary.id), now));
    else return;
    event.preventDefault();
  }
  return (
    <div
      ref={setBox}
      id="reviews"
      className={css['list']}
      role="listbox"
      aria-label="Reviews"
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `review-${at}`}
      onKeyDown={move}
    >
      <div className={css['tall']} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const style = { top: start, height: size };
          if (line.kind === 'head')
            return <HeadLine key={line.title} line={line} columns={index === 0} style={style} />;
          return (
            <ReviewRow
              key={line.summary.id}
              line={line}
              actions={actions.get(line.summary.id)}
              now={now}
              style={style}
              id={`review-${index}`}
              current={index === at}
              place={index + 1}
              of={lines.length}
              onOpen={() => void openReview(line.summary.id)}
            />
          );
        })}
      </div>
    </div>
  );
}
