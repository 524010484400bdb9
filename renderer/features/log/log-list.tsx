import { useCallback, useEffect, useMemo, useState } from 'react';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useComposer } from '../../state/composer.ts';
import type { Opened } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { LogRow } from './log-row.tsx';
import { dividersOf, guessHeight, newBelow, type Divider } from './row-words.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import css from './log.module.css';

/** How near to the end counts as being there, in pixels. */
const NEAR = 24;
/** What the columns beside the text take. */
const COLUMNS = 230;

/** The rows of the log. They follow new entries only while their end is on screen; otherwise nothing moves. */
export function LogList({ opened, rows }: { opened: Opened; rows: readonly TimelineRow[] }) {
  const { incident } = opened;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const selected = useUi((s) => s.selectedRow);
  const follow = useComposer((s) => s.follow);
  const now = useNow();
  const today = Math.floor(now / 60_000 / 60) * 3_600_000;
  const dividers = useMemo(() => dividersOf(incident, rows), [incident, rows]);
  const [lastSeen, setLastSeen] = useState<string | null>(null);
  const getItemKey = useCallback((i: number) => rows[i]?.key ?? i, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: (i) => {
      const row = rows[i];
      return guessHeight(
        row,
        row !== undefined && dividers.has(row.key),
        (scroller?.clientWidth ?? 696) - COLUMNS,
      );
    },
    getItemKey,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR,
    initialOffset: () => Number.MAX_SAFE_INTEGER,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  });
  const setList = useCallback((element: HTMLElement | null) => virtual.containerRef(element), [virtual]);
  const isEnd = lastSeen === null;

  useEffect(() => {
    virtual.scrollToEnd();
  }, [virtual, follow]);
  useEffect(() => keepEnd(scroller, () => virtual.scrollToEnd()), [virtual, scroller]);
  useEffect(() => {
    const index = selected === null ? -1 : rows.findIndex((row) => row.key === selected);
    if (index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() =>
      document.getElementById(`row-${selected ?? ''}`)?.focus({ preventScroll: true }),
    );
  }, [selected, rows, virtual]);

  const below = newBelow(rows, lastSeen);
  const top = rows[virtual.range?.startIndex ?? 0];
  return (
    <div className={css['wrap']}>
      <Stuck dividers={dividers} top={top} earlier={virtual.range?.startIndex ?? 0} now={now} />
      <div
        ref={setScroller}
        className={css['rows']}
        role="log"
        aria-label="Log"
        aria-live={isEnd ? 'polite' : 'off'}
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          const end = scrollHeight - scrollTop - clientHeight < NEAR;
          if (end !== isEnd) setLastSeen(end ? null : (rows.at(-1)?.key ?? null));
        }}
      >
        <div className={css['bottom']}>
          <ol ref={setList} className={css['list']}>
            {virtual.getVirtualItems().map(({ index, key }) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <li
                  key={key}
                  id={`row-${row.key}`}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={css['item']}
                  tabIndex={-1}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  aria-current={row.key === selected}
                >
                  <LogRow
                    row={row}
                    divider={dividers.get(row.key)}
                    next={row.nextDueAt ?? null}
                    selected={row.key === selected}
                    today={today}
                  />
                </li>
              );
            })}
          </ol>
        </div>
      </div>
      {below > 0 && (
        <button type="button" className={css['pill']} onClick={() => virtual.scrollToEnd()}>
          {below} new below <KeyCap chord="End" small />
        </button>
      )}
    </div>
  );
}

/** Where the log's place shrinks or grows, its end stays in view if it was. @returns a function that ends it. */
function keepEnd(element: HTMLElement | null, toEnd: () => void): () => void {
  if (element === null) return () => undefined;
  let atEnd = true;
  const note = (): void => {
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  };
  const observer = new ResizeObserver(() => {
    if (atEnd) toEnd();
  });
  element.addEventListener('scroll', note);
  observer.observe(element);
  return () => {
    observer.disconnect();
    element.removeEventListener('scroll', note);
  };
}

type StuckProps = {
  dividers: ReadonlyMap<string, Divider>;
  top: TimelineRow | undefined;
  earlier: number;
  now: number;
};

/** The phase of the topmost row, and how many rows stand above it. */
function Stuck({ dividers, top, earlier, now }: StuckProps) {
  if (top === undefined || earlier === 0) return null;
  const phase = [...dividers.values()].findLast(({ at }) => at <= top.at);
  return (
    <div className={cx(css['stuck'])} aria-hidden="true">
      {phase !== undefined && (
        <>
          <b>{phase.label}</b> since {stamp(phase.at, now)}
        </>
      )}
      <span>{earlier} earlier</span>
    </div>
  );
}
