import { useState } from 'react';
import { overdue } from '../../../shared/incident/due.ts';
import { declarationOf, phaseOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { useDues } from '../../incident-parts/duty.ts';
import { useOpened } from '../../state/projections.ts';
import { isUnderWay } from '../../incident-parts/incident-clock.ts';
import panel from '../../incident-parts/panel.module.css';
import { dueNext, intervalOf, promisedFrom } from '../../incident-parts/update-pace.ts';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { DueItem } from './due-item.tsx';
import { ExerciseLine } from './exercise-line.tsx';
import { shownOf } from './fold.ts';
import { LongMode } from './long-mode.tsx';
import css from './next.module.css';

/** Everything with a clock, sorted by time: the one list that says what is next. */
export function NextPanel() {
  const opened = useOpened();
  const [all, setAll] = useState(false);
  const { dues, now } = useDues();
  if (opened === null) return null;
  const over = overdue(dues, now);
  const audiences = dueNext(opened.incident).flatMap((due) => due.audiences);
  const shown = all ? dues : shownOf(dues);
  // The one accent of the list is what answers the most pressing thing that is done by a button.
  const pressing = dues.find(({ kind }) => ['update', 'role', 'page', 'tell'].includes(kind));
  return (
    <section id="next" aria-labelledby="next-title" tabIndex={-1}>
      <header className={cx(panel['head'], panel['folds'])}>
        <h2 id="next-title">Next</h2>
        <span className={panel['count']}>{over === 0 ? '' : `${over} overdue`}</span>
        <KeyCap chord="Alt+3" className={panel['far']} />
      </header>
      {declarationOf(opened.incident)?.exercise === true && <ExerciseLine incident={opened.incident} />}
      {dues.length === 0 && <p className={css['none']}>{nothing(opened.incident)}</p>}
      <ul>
        {shown.map((due) => (
          <DueItem
            key={due.key}
            due={due}
            now={now}
            accent={due === pressing}
            first={due === dues.find(({ kind }) => kind === due.kind)}
            heartbeatNext={promisedFrom(now, intervalOf(opened.incident, audiences))}
          />
        ))}
      </ul>
      {(shown.length < dues.length || all) && (
        <button type="button" className={css['more']} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${dues.length - shown.length} more`}
        </button>
      )}
      <LongMode opened={opened} />
    </section>
  );
}

function nothing(incident: Incident): string {
  const phase = phaseOf(incident);
  if (isUnderWay(incident)) return 'Nothing is due at this severity.';
  if (isLive(phase)) return 'Nothing is due: the exercise is over.';
  return `Nothing is due: it is ${phase === 'prevention' ? 'closed' : 'resolved'}. Reopening starts the clocks again.`;
}
