import { useEffect } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { LeaveFront } from '../../incident-parts/leave-front.tsx';
import { leaveFront } from '../../state/front.ts';
import { useExercises } from '../../state/exercise.ts';
import { useOpened } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { isEditor } from '../../ui/keys.ts';
import { Injects } from './injects.tsx';
import { focusObservation } from './keys.ts';
import { useLedRun } from './led.ts';
import { Observe } from './observe.tsx';
import { PlayersLog } from './players-log.tsx';
import { Promises } from './promises.tsx';
import { Observations } from './observations.tsx';
import { Standing } from './standing.tsx';
import { changeView, useView, viewOf, type Column } from './view.ts';
import { useCounts } from './counts.ts';
import css from './facilitate.module.css';

/** The exercise as whoever leads it sees it: what is to come, what the players do, what was promised and seen. */
export function FacilitateScreen() {
  const opened = useOpened();
  const run = useLedRun();
  const column = useView((s) => s.column);
  const trouble = useUi((s) => s.trouble);
  const id = opened?.incident.id;
  useEffect(() => {
    if (id !== undefined) viewOf(id);
    changeView({ away: false });
  }, [id]);
  useEffect(() => {
    window.addEventListener('keydown', typeHere);
    return () => window.removeEventListener('keydown', typeHere);
  }, []);
  const ready = run !== null;
  useEffect(() => {
    if (ready) focusObservation();
  }, [ready]);
  if (opened === null) return null;
  if (run === null) return <NotLed />;
  return (
    <section className={css['screen']} aria-label="Facilitator’s view" data-column={column} data-facilitate>
      <Tabs />
      <div className={cx(css['side'], css['left'])} data-side="injects">
        <Injects run={run} incident={opened.incident} />
      </div>
      <div className={css['middle']}>
        <PlayersLog opened={opened} />
        <div className={css['below']}>
          {trouble !== null && (
            <p role="alert" className={css['refused']}>
              {trouble}
            </p>
          )}
          <Standing run={run} />
          <Observe />
        </div>
      </div>
      <div className={cx(css['side'], css['right'])} data-side="promises">
        <Promises />
        <Observations run={run} />
      </div>
    </section>
  );
}

/** What is typed outside a field is an observation, as it is a line of the log in the players' view. */
function typeHere(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!/^.$/u.test(event.key) || isEditor(event.target)) return;
  const { palette, keys } = useUi.getState();
  const control = event.target instanceof HTMLElement && event.target.closest('button, a, input') !== null;
  if (palette || keys || (control && event.key === ' ')) return;
  focusObservation();
}

/** Nobody but who leads it sees what is to come. */
function NotLed() {
  const { runs, trouble } = useExercises();
  return (
    <section className={css['empty']} aria-label="Facilitator’s view">
      <LeaveFront className={css['leave']} />
      {(runs !== null || trouble !== null) && (
        <>
          <Icon name="flag" />
          <h2>{trouble ?? 'This desktop does not lead an exercise here'}</h2>
          <p>
            What is still to come is on the desktop of whoever began the exercise, and nowhere else. Ctrl 7
            has the scenarios: an exercise that you begin there as its facilitator opens here.
          </p>
          <Button chord="Escape" onPress={leaveFront}>
            To the log
          </Button>
        </>
      )}
    </section>
  );
}

const tabs: readonly { readonly column: Column; readonly label: string }[] = [
  { column: 'injects', label: 'Injects' },
  { column: 'log', label: 'Log' },
  { column: 'promises', label: 'Promises' },
];

/** Where there is no room for three columns. */
function Tabs() {
  const column = useView((s) => s.column);
  const counts = useCounts();
  return (
    <div className={css['tabs']} role="group" aria-label="Columns">
      {tabs.map((tab) => (
        <button
          key={tab.column}
          type="button"
          data-tab={tab.column}
          aria-pressed={tab.column === column}
          onClick={() => changeView({ column: tab.column })}
        >
          {tab.label} <span>{counts[tab.column]}</span>
        </button>
      ))}
    </div>
  );
}
