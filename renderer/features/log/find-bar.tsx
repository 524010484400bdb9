import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { focusComposer } from '../../state/focus.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { find } from './find.ts';
import { changeQuery, endFind, showMatch, useLogView } from './view.ts';
import css from './log-head.module.css';

/** Finds in what the log shows. It begins with the latest match; Enter goes to the one before it, Shift+Enter back. */
export function FindBar({ rows, query }: { rows: readonly TimelineRow[]; query: string }) {
  const match = useLogView((s) => s.match);
  const asked = useLogView((s) => s.asked);
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => find(rows, query), [rows, query]);
  const last = found.length - 1;
  const place = match === null ? last : found.findIndex((index) => rows[index]?.key === match);
  const current = place < 0 ? last : place;
  const latest = rows[found[last] ?? -1]?.key ?? null;
  useEffect(() => field.current?.select(), [asked]);
  useEffect(() => {
    if (match === null && latest !== null) showMatch(latest);
  }, [match, latest]);

  function step(by: 1 | -1): void {
    if (found.length === 0) return;
    const to = rows[found[(current + by + found.length) % found.length] ?? -1];
    if (to !== undefined) showMatch(to.key);
  }
  function close(): void {
    endFind();
    focusComposer();
  }
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowUp' || (event.key === 'Enter' && !event.shiftKey)) step(-1);
    else if (event.key === 'ArrowDown' || event.key === 'Enter') step(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <header className={css['head']}>
      <h2 id="log-title">Log</h2>
      <div className={css['find']}>
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          aria-label="Find in the log"
          placeholder="Find in the log"
          autoFocus
          spellCheck={false}
          value={query}
          onChange={(event) => changeQuery(event.currentTarget.value)}
          onKeyDown={press}
        />
        <span className={css['found']} role="status">
          {query.trim() === ''
            ? ''
            : found.length === 0
              ? 'nothing found'
              : `${current + 1} of ${found.length}`}
        </span>
      </div>
      <IconButton label="The match before it (Enter)" onPress={() => step(-1)}>
        <Icon name="down" className={css['up']} />
      </IconButton>
      <IconButton label="The match after it (Shift Enter)" onPress={() => step(1)}>
        <Icon name="down" />
      </IconButton>
      <Button look="plain" small chord="Escape" onPress={close}>
        Close
      </Button>
    </header>
  );
}
