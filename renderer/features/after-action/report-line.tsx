import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { IncidentId } from '../../../shared/ids.ts';
import { endingOf } from '../../../shared/incident/exercise.ts';
import css from '../../incident-parts/exercise-line.module.css';
import { composerIsEmpty } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { showFront, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** The exercise whose report is offered in a line, since somebody was typing or reading when it ended. */
const useOffered = create<{ readonly of: IncidentId | null }>(() => ({ of: null }));
const offer = (of: IncidentId | null): void => useOffered.setState({ of });

/**
 * The exercise ends, here or on the desktop of whoever leads it: its report opens. What is being typed or read is not
 * taken away: the report is offered in a line above it then.
 */
export function ReportLine() {
  const opened = useOpened();
  const at = opened === null ? null : (endingOf(opened.incident)?.at ?? null);
  const before = useRef(at);
  const of = useOffered((s) => s.of);
  const id = opened?.incident.id ?? null;
  const isOpen = useUi((s) => s.front?.name === 'after-action');
  useEffect(() => {
    const ended = before.current === null && at !== null;
    before.current = at;
    if (ended) offer(opensByItself() ? null : id);
    else if (at === null) offer(null);
  }, [at, id]);
  if (of === null || of !== id || isOpen || at === null) return null;
  return (
    <div className={css['line']} role="status" aria-label="After-action report">
      <Icon name="flag" />
      <p>The exercise is over. Its report is there.</p>
      <Button
        small
        keepsFocus
        chord="Alt+Shift+R"
        onPress={() => {
          offer(null);
          showFront({ name: 'after-action' });
        }}
      >
        Open
      </Button>
      <Button small look="plain" keepsFocus label="Close: the report can wait" onPress={() => offer(null)}>
        Later
      </Button>
    </div>
  );
}

function opensByItself(): boolean {
  const { front, sheet, palette, keys, selectedRow } = useUi.getState();
  const busy = sheet !== null || palette || keys || selectedRow !== null || !composerIsEmpty();
  if (busy || (front !== null && front.name !== 'facilitate' && front.name !== 'after-action')) return false;
  showFront({ name: 'after-action' });
  return true;
}
