import { useState, type KeyboardEvent } from 'react';
import { openIncident } from '../../bridge/incidents.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { useNow } from '../../state/clock.ts';
import { countWords, useActionCounts } from '../../incident-parts/action-counts.ts';
import { reviewIn, standingOf, standingText } from '../../incident-parts/review-clock.ts';
import { useAlarms, usePlaybook } from '../../state/projections.ts';
import { HeadLine, LiveLine, PastLine, summaryAsText } from './lines.tsx';
import type { Line } from './sections.ts';
import { useVirtualizer } from '@tanstack/react-virtual';
import css from './incident-list.module.css';

const heights: Record<Line['kind'], number> = { live: 80, head: 56, past: 36 };

/** The incidents, with arrows to move and Enter to open. Only what is on screen is in the page. */
export function IncidentList({ lines }: { lines: readonly Line[] }) {
  const firstOpenable = lines.findIndex((line) => line.kind !== 'head');
  const [at, setAt] = useState(firstOpenable);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const alarms = useAlarms();
  const { postmortem } = usePlaybook();
  const actions = useActionCounts();
  const pressing = new Map(alarms.map((each) => [each.id, each.alarms[0]]));
  const dues = lines.flatMap((line) =>
    line.kind === 'live'
      ? [pressing.get(line.summary.id)?.dueAt ?? line.summary.updateDueAt, line.summary.startedAt]
      : [],
  );
  const now = useNow(dues.slice(0, 40));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box,
    estimateSize: (i) => heights[lines[i]?.kind ?? 'past'],
    overscan: 10,
    scrollPaddingStart: 8,
  });
  function rowText(summary: IncidentSummary): string {
    const review = reviewIn(summary, postmortem);
    const stands = review === undefined ? '' : standingText(standingOf(review, summary.exercise, now));
    return summaryAsText(summary, now, [
      stands === '' ? '' : `post-mortem: ${stands}`,
      countWords(actions.get(summary.id)),
    ]);
  }
  function move(event: KeyboardEvent): void {
    const line = lines[at];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      let to = at + step;
      while (lines[to]?.kind === 'head') to += step;
      if (lines[to] === undefined) return;
      event.preventDefault();
      setAt(to);
      virtual.scrollToIndex(to);
    } else if (line !== undefined && line.kind !== 'head') {
      if (event.key === 'Enter') void openIncident(line.summary.id);
      else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey)) {
        void navigator.clipboard.writeText(rowText(line.summary));
      } else return;
      event.preventDefault();
    }
  }
  return (
    <div
      ref={setBox}
      id="incidents"
      className={css['list']}
      role="listbox"
      aria-label="Incidents"
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `line-${at}`}
      onKeyDown={move}
    >
      <div className={css['tall']} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const style = { top: start, height: size };
          if (line.kind === 'head') return <HeadLine key={`head-${line.title}`} line={line} style={style} />;
          const props = {
            summary: line.summary,
            now,
            style,
            id: `line-${index}`,
            current: index === at,
            place: index + 1,
            of: lines.length,
            onOpen: () => void openIncident(line.summary.id),
          };
          return line.kind === 'live' ? (
            <LiveLine key={line.summary.id} {...props} pressing={pressing.get(line.summary.id)} />
          ) : (
            <PastLine
              key={line.summary.id}
              {...props}
              review={reviewIn(line.summary, postmortem)}
              actions={actions.get(line.summary.id)}
            />
          );
        })}
      </div>
    </div>
  );
}
