import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Dispute } from '../../../shared/incident/dispute.ts';
import { disputesOf } from '../../../shared/incident/disputes.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { isAboutEntry, useComposer } from '../../state/composer.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections, type Opened } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useArrivals } from './arrivals.ts';
import { searched, wordsOf } from './find.ts';
import { usePointed } from './pointed.ts';
import { LogRow } from './log-row.tsx';
import { dividersOf, guessHeight, newBelow, numbersOf, type Divider } from './row-words.ts';
import { useReturnToEnd } from './return-to-end.ts';
import { showAll, useLogView } from './view.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import css from './log.module.css';

/** How near to the end counts as being there, in pixels. */
const NEAR = 24;
/** The header that stays at the top: what is shown on purpose stands below it. */
const STUCK = 28;
/** What the columns beside the text take. */
const COLUMNS = 230;
const undisputed: readonly never[] = [];

type Props = { opened: Opened; rows: readonly TimelineRow[]; zone: string };

/**
 * The rows of the log. They follow new entries only while their end is on screen and the pointer is not among them;
 * otherwise nothing moves.
 */
export function LogList({ opened, rows, zone }: Props) {
  const { incident, rows: all } = opened;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const wrap = useRef<HTMLDivElement>(null);
  const pointed = usePointed(wrap);
  const selected = useUi((s) => s.selectedRow);
  const follow = useComposer((s) => s.follow);
  const details = useLogView((s) => s.details);
  const query = useLogView((s) => s.query);
  const match = useLogView((s) => s.match);
  const words = useMemo(() => wordsOf(query ?? ''), [query]);
  const now = useNow();
  const today = Math.floor(now / 60_000 / 60) * 3_600_000;
  const dividers = useMemo(
    () => dividersOf(incident, rows, { now: today, zone }),
    [incident, rows, today, zone],
  );
  // The incident changes in place: what is read from it is read again when the rows are new.
  const numbers = useMemo(
    () => (all.length === 0 ? new Map<string, number>() : numbersOf(incident)),
    [incident, all],
  );
  const disputes = useMemo(
    () =>
      all.length === 0 ? new Map<string, Dispute[]>() : Map.groupBy(disputesOf(incident), ({ row }) => row),
    [incident, all],
  );
  const [lastSeen, setLastSeen] = useState<string | null>(null);
  const getItemKey = useCallback((i: number) => rows[i]?.key ?? i, [rows]);
  const textWidth = (scroller?.clientWidth ?? 696) - COLUMNS;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: (i) => {
      const row = rows[i];
      return guessHeight(row, row === undefined ? undefined : dividers.get(row.key), textWidth);
    },
    getItemKey,
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: !pointed,
    scrollEndThreshold: NEAR,
    scrollPaddingStart: STUCK,
    initialOffset: () => Number.MAX_SAFE_INTEGER,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  });
  const setList = useCallback((element: HTMLElement | null) => virtual.containerRef(element), [virtual]);
  const isEnd = lastSeen === null;
  const about = useComposer(isAboutEntry);
  const away = selected !== null || query !== null || about;
  const stayThere = useReturnToEnd(away, isEnd, () => virtual.scrollToEnd());

  useEffect(() => {
    virtual.scrollToEnd();
  }, [virtual, follow]);
  useEffect(() => keepEnd(scroller, () => virtual.scrollToEnd()), [virtual, scroller]);
  useEffect(() => {
    const index = selected === null ? -1 : rows.findIndex((row) => row.key === selected);
    if (
      selected !== null &&
      index < 0 &&
      useProjections.getState().opened?.rows.some((r) => r.key === selected)
    ) {
      showAll(); // somebody asked for a row that the filter hides
      return;
    }
    if (index < 0) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => {
      if (useUi.getState().selectedRow !== selected) return; // the focus went on meanwhile
      if (document.querySelector('dialog[open], [aria-modal="true"]') !== null) return; // it stands over the log
      document.getElementById(`row-${selected ?? ''}`)?.focus({ preventScroll: true });
    });
  }, [selected, rows, virtual]);
  useEffect(() => {
    const index = match === null ? -1 : rows.findIndex((row) => row.key === match);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
  }, [match, rows, virtual]);
  const before = useRef(rows);
  useLayoutEffect(() => {
    const [was, is] = [before.current.at(-1)?.key, rows.at(-1)?.key];
    const grew = rows.length > before.current.length;
    const changed = rows !== before.current;
    before.current = rows;
    // The pointer keeps the log where it is: what came below is told of, and nothing has been scrolled to say so.
    const fits = scroller !== null && virtual.getTotalSize() <= scroller.clientHeight; // all of it is in view
    if (grew && pointed && isEnd && !fits && was !== is && was !== undefined) setLastSeen(was);
    else if (changed && isEnd && was === is && !pointed) virtual.scrollToEnd(); // placed above, or a row has one line more
  }, [rows, pointed, isEnd, virtual, scroller]);

  const below = newBelow(rows, lastSeen);
  const start = virtual.range?.startIndex ?? 0;
  const top = rows[start];
  return (
    <div className={css['wrap']} ref={wrap}>
      <Stuck dividers={dividers} top={top} earlier={start} now={now} />
      <PlacedAbove
        rows={rows}
        start={start}
        onShow={(index) => virtual.scrollToIndex(index, { align: 'center' })}
      />
      <div
        ref={setScroller}
        className={css['rows']}
        role="log"
        aria-label="Log"
        aria-live={isEnd ? 'polite' : 'off'}
        tabIndex={0}
        onWheel={stayThere}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          const end = scrollHeight - scrollTop - clientHeight < NEAR;
          if (end !== isEnd) setLastSeen(end ? null : (rows.at(-1)?.key ?? null));
        }}
      >
        <div className={css['bottom']}>
          {rows.length === 0 && <p className={css['none']}>Nothing of this kind is in the log yet.</p>}
          <ol ref={setList} className={css['list']}>
            {virtual.getVirtualItems().map(({ index, key }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const hit = words.length > 0 && words.every((word) => searched(row).includes(word));
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
                    number={numbers.get(row.key)}
                    selected={row.key === selected}
                    open={row.key === details}
                    disputes={disputes.get(row.key) ?? undisputed}
                    query={hit ? (query ?? '') : ''}
                    current={row.key === match}
                    today={today}
                    zone={zone}
                  />
                </li>
              );
            })}
          </ol>
        </div>
      </div>
      {below > 0 && (
        <button
          type="button"
          className={css['pill']}
          onClick={() => {
            setLastSeen(null);
            virtual.scrollToEnd();
            focusComposer();
          }}
        >
          {below} new below <KeyCap chord="End" small />
        </button>
      )}
    </div>
  );
}

/** What was put further up since the log was last looked at there: pressing it shows the latest of them. */
function PlacedAbove({
  rows,
  start,
  onShow,
}: {
  rows: readonly TimelineRow[];
  start: number;
  onShow: (index: number) => void;
}) {
  const arrived = useArrivals((s) => s.at);
  if (arrived.size === 0) return null;
  const above = rows.slice(0, start).flatMap((row, index) => (arrived.has(row.key) ? [index] : []));
  const latest = above.at(-1);
  if (latest === undefined) return null;
  return (
    <button type="button" className={css['placed']} onClick={() => onShow(latest)}>
      <Icon name="arrowIn" small /> {above.length} placed further up
    </button>
  );
}

/**
 * Where the log's place shrinks or grows, its end stays in view if it was; what is read further up stays where it is
 * on screen when something comes or goes above the log. @returns a function that ends it.
 */
function keepEnd(element: HTMLElement | null, toEnd: () => void): () => void {
  if (element === null) return () => undefined;
  let atEnd = true;
  const note = (): void => {
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  };
  let top = element.getBoundingClientRect().top;
  const observer = new ResizeObserver(() => {
    const before = top;
    ({ top } = element.getBoundingClientRect());
    if (atEnd) toEnd();
    else if (top !== before) element.scrollTop += top - before;
    // Nothing scrolls where all of it fits: unless it is told where the log stands, the virtualizer waits for its end to be
    // reached and asks for frame after frame, five seconds after every change, behind whatever else is on screen.
    if (element.scrollHeight <= element.clientHeight) element.dispatchEvent(new Event('scroll'));
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
  const phases = [...dividers.values()].flatMap(({ phase: begun }) => (begun === null ? [] : [begun]));
  const phase = phases.findLast(({ at }) => at <= top.at);
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
