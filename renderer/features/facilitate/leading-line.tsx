import { useEffect, useRef } from 'react';
import type { IncidentId } from '../../../shared/ids.ts';
import css from '../../incident-parts/exercise-line.module.css';
import { composerIsEmpty } from '../../state/focus.ts';
import { showFront, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLedRun } from './led.ts';
import { useView, viewOf } from './view.ts';

/**
 * In the players’ view of whoever leads the exercise: that what is typed here reaches the players, and the way back. Their
 * own view opens by itself with the incident.
 */
export function LeadingLine() {
  const run = useLedRun();
  const away = useView((s) => s.away);
  const leads = run !== null && !run.solo && run.state !== 'ended';
  const id = leads ? run.id : null;
  useEffect(() => {
    if (id !== null) openByItself(id);
  }, [id]);
  const asked = useUi((s) => s.sheet !== null);
  const wasAsked = useRef(asked);
  useEffect(() => {
    // What was asked from their own view leads back there: Esc and typing on would write into the players’ log.
    if (id !== null && wasAsked.current && !asked) openByItself(id);
    wasAsked.current = asked;
  }, [id, asked]);
  if (!leads) return null;
  return (
    <div className={css['line']} role="note" aria-label="You lead this exercise">
      <Icon name="eye" />
      <p>You lead this exercise. What you type here stands in the players’ log.</p>
      <Button
        small
        keepsFocus
        chord={away ? 'Alt+V' : 'Alt+Shift+F'}
        onPress={() => showFront({ name: 'facilitate' })}
      >
        Facilitator’s view
      </Button>
    </div>
  );
}

/** Nothing opens over what somebody is typing or looks at. */
function openByItself(id: IncidentId): void {
  const { front, sheet, palette, keys } = useUi.getState();
  const { of, away } = useView.getState();
  if (of === id && away) return; // they look at the players' side on purpose
  viewOf(id);
  if (composerIsEmpty() && front === null && sheet === null && !palette && !keys)
    showFront({ name: 'facilitate' });
}
