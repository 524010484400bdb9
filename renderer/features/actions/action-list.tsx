import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Day } from '../../../shared/time/days.ts';
import { openIncident } from '../../bridge/incidents.ts';
import type { Person } from '../../incident-parts/people.ts';
import { ActionLine } from './action-line.tsx';
import { moveForward } from './doing.ts';
import { InPlace } from './in-place.tsx';
import type { Line } from './lines.ts';
import { keyOf, select, type Editing } from './page-state.ts';
import css from './list.module.css';

const heights: Record<Line['kind'], number> = { head: 44, item: 52 };

type Props = {
  readonly lines: readonly Line[];
  /** The place of the item that is selected. */
  readonly at: number;
  readonly editing: Editing | null;
  readonly people: readonly Person[];
  readonly today: Day;
};

export const focusItems = (): void => document.getElementById('action-items')?.focus();

/** The items of all incidents in one list: arrows move, and only what is on screen is in the page. */
export function ActionList({ lines, at, editing, people, today }: Props) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box,
    estimateSize: (i) => heights[lines[i]?.kind ?? 'item'],
    overscan: 10,
    scrollPaddingStart: heights.head,
  });
  useEffect(() => {
    if (at >= 0 && box !== null) virtual.scrollToIndex(at);
  }, [at, box, virtual]);
  const edited = lines.findIndex((line) => line.kind === 'item' && keyOf(line.item) === editing?.item);
  const line = lines[edited];
  const top = virtual.getVirtualItems().find(({ index }) => index === edited)?.start;
  function move(event: KeyboardEvent): void {
    const to = target(event.key, at, lines);
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = lines[to];
    if (next?.kind === 'item') select(keyOf(next.item));
  }
  return (
    <div ref={setBox} className={css['scroll']}>
      <div
        id="action-items"
        className={css['list']}
        role="listbox"
        aria-label="Action items"
        tabIndex={0}
        style={{ height: virtual.getTotalSize() }}
        aria-activedescendant={at < 0 ? undefined : `action-${at}`}
        onKeyDown={move}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const each = lines[index];
          if (each === undefined) return null;
          const style = { top: start, height: size };
          if (each.kind === 'head')
            return (
              <div key={each.group} role="presentation" className={css['head']} style={style}>
                <b>{each.title}</b> <span>{each.about}</span>
              </div>
            );
          return (
            <ActionLine
              key={keyOf(each.item)}
              line={each}
              today={today}
              style={style}
              id={`action-${index}`}
              current={index === at}
              place={index + 1}
              of={lines.length}
              onSelect={() => {
                select(keyOf(each.item));
                focusItems();
              }}
              onForward={() => void moveForward(each.item)}
              onOpen={() => void openIncident(each.item.incident.id)}
            />
          );
        })}
      </div>
      {editing !== null && line?.kind === 'item' && top !== undefined && (
        <InPlace
          key={`${editing.item} ${editing.field}`}
          item={line.item}
          field={editing.field}
          people={people}
          today={today}
          top={top}
          onDone={focusItems}
        />
      )}
    </div>
  );
}

/** Where a key leads: to the next item, the one before, the first or the last. */
function target(key: string, at: number, lines: readonly Line[]): number | undefined {
  const items = lines.flatMap((line, i) => (line.kind === 'item' ? [i] : []));
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key === 'ArrowDown') return items.find((i) => i > at);
  if (key === 'ArrowUp') return items.findLast((i) => i < at);
  return undefined;
}
