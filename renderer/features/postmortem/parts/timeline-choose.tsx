import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { CuratedRow } from '../../../../shared/incident/curated.ts';
import { showTrouble } from '../../../state/ui.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { Picks } from '../../../ui/sheet.tsx';
import { ChooseRow, type Asked } from './choose-row.tsx';
import { showRow, showRows } from './curate-actions.ts';
import { kindFilters, passes, type KindFilter } from './timeline-words.ts';
import css from './timeline.module.css';

/** A row of one line, in pixels; others are measured once they are drawn. */
const ROW = 30;
/** How many rows PageUp and PageDown go. */
const PAGE = 10;

/** Every entry of the log with a box: Space shows it or leaves it out, `n` notes, `l` links its evidence. */
export function TimelineChoose({ rows }: { rows: readonly CuratedRow[] }) {
  const [filter, setFilter] = useState<KindFilter>('all');
  // What is filtered by is what it was when the filter was set: a row that is ticked stays under the hand.
  const [kept, setKept] = useState<ReadonlySet<string> | null>(null);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const listed = kept === null ? rows : rows.filter(({ key }) => kept.has(key));
  const found = listed.findIndex(({ key }) => key === at);
  const current = found < 0 ? 0 : found;
  const virtual = useVirtualizer({
    count: listed.length,
    getScrollElement: () => box,
    estimateSize: () => ROW,
    getItemKey: (i) => listed[i]?.key ?? i,
    overscan: 8,
    // The row that has the focus stays in the page, wherever it is scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), current])]
        .filter((i) => i < listed.length)
        .sort((a, b) => a - b),
  });
  const focused = useRef(false);
  useEffect(() => {
    // Once its first rows are drawn: the list is measured before it has any.
    const first = focused.current ? null : box?.querySelector<HTMLElement>('input');
    if (first === null || first === undefined) return;
    focused.current = true;
    first.focus({ preventScroll: true });
    box?.closest('section')?.scrollIntoView({ block: 'start' });
  });
  function goTo(index: number): void {
    const to = Math.max(0, Math.min(listed.length - 1, index));
    const key = listed[to]?.key;
    if (key === undefined) return;
    setAt(key);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => document.getElementById(boxId(key))?.focus({ preventScroll: true }));
  }
  function press(event: KeyboardEvent<HTMLElement>): void {
    const row = listed[current];
    if (event.target instanceof HTMLTextAreaElement || row === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + PAGE,
      PageUp: current - PAGE,
      Home: 0,
      End: listed.length - 1,
    }[event.key];
    if (to !== undefined) goTo(to);
    else if (event.key === 'n') setAsked({ row: row.key, what: 'note' });
    else if (event.key === 'l') setAsked({ row: row.key, what: 'evidence' });
    // No other letter is text here: the part beside it would take it.
    else if (event.key === ' ' || !/^.$/u.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  const pick = (to: KindFilter): void => {
    setFilter(to);
    setKept(to === 'all' ? null : new Set(rows.filter((row) => passes(row, to)).map(({ key }) => key)));
  };
  const decisions = rows.filter(({ kind, shown }) => kind === 'decision' && !shown);
  return (
    <div className={css['choose']}>
      <div className={css['tools']}>
        <Picks
          label="Which entries are listed"
          options={kindFilters.map(({ label }) => label)}
          picked={kindFilters.find(({ id }) => id === filter)?.label ?? ''}
          onPick={(label) => pick(kindFilters.find((each) => each.label === label)?.id ?? 'all')}
        />
        <Button
          small
          disabled={decisions.length === 0}
          onPress={() => void showRows(decisions, 'All decisions shown').then(showTrouble)}
        >
          {decisions.length === 0
            ? 'Every decision is shown'
            : `Show all decisions, ${decisions.length} more`}
        </Button>
      </div>
      {listed.length === 0 ? (
        <p className={css['none']}>No entry of this kind.</p>
      ) : (
        <div ref={setBox} className={css['box']} onKeyDown={press}>
          <ul
            className={css['tall']}
            aria-label="Entries of the log"
            style={{ height: virtual.getTotalSize() }}
          >
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = listed[index];
              if (row === undefined) return null;
              return (
                <ChooseRow
                  key={row.key}
                  row={row}
                  id={boxId(row.key)}
                  index={index}
                  top={start}
                  measure={virtual.measureElement}
                  current={index === current}
                  asked={asked?.row === row.key ? asked.what : null}
                  onFocus={() => setAt(row.key)}
                  onToggle={() => void showRow(row, !row.shown).then(showTrouble)}
                  onAsk={(what) => setAsked(what === null ? null : { row: row.key, what })}
                />
              );
            })}
          </ul>
        </div>
      )}
      <p className={css['keys']}>
        <span>
          <KeyCap chord="Space" small /> show or leave out
        </span>
        <span>
          <KeyCap chord="N" small /> note
        </span>
        <span>
          <KeyCap chord="L" small /> evidence
        </span>
        <span>
          <KeyCap chord="Ctrl+Z" small /> undo
        </span>
        <span>
          <KeyCap chord="Alt+T" small /> done
        </span>
      </p>
    </div>
  );
}

const boxId = (key: string): string => `timeline-${key}`;
