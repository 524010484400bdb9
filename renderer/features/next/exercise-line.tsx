import { useEffect } from 'react';
import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import { endingOf, exerciseOf } from '../../../shared/incident/exercise.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Instant } from '../../../shared/ids.ts';
import { followExercises } from '../../bridge/exercise.ts';
import { askForHint, endAlone, pauseOrGoOn } from '../../incident-parts/solo.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { runOf, useExercises } from '../../state/exercise.ts';
import { showFront } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { howFar } from './how-far.ts';
import css from './exercise-line.module.css';

/** How far a game day is, in one quiet line, with what can be done about it from here. */
export function ExerciseLine({ incident }: { incident: Incident }) {
  const exercise = exerciseOf(incident);
  const runs = useExercises((s) => s.runs);
  useEffect(followExercises, []);
  const now = useNow([exercise?.at]);
  if (exercise === null) return null;
  const run = runOf(runs, incident.id);
  const ending = endingOf(incident);
  return (
    <div className={css['exercise']} role="group" aria-label="The exercise">
      <p>{howFar(incident, run, now)}</p>
      {ending === null && run?.why !== undefined && run.why !== null && <p>{run.why}</p>}
      {ending === null && run?.solo === true && <Stop run={run} now={now} />}
      <div className={css['acts']}>
        {ending !== null ? (
          <Button small chord="Alt+Shift+R" onPress={() => showFront({ name: 'after-action' })}>
            Report
          </Button>
        ) : run === undefined ? null : run.solo ? (
          <Alone run={run} />
        ) : (
          <Button small chord="Alt+Shift+F" onPress={() => showFront({ name: 'facilitate' })}>
            Lead
          </Button>
        )}
      </div>
    </div>
  );
}

function Alone({ run }: { run: ExerciseRun }) {
  return (
    <>
      <Button small chord="Alt+Shift+H" disabled={run.hints === 0} onPress={() => void askForHint()}>
        Hint
      </Button>
      <Button small onPress={() => void pauseOrGoOn()}>
        {run.state === 'paused' ? 'Go on' : 'Pause'}
      </Button>
      <Button small chord="Alt+Shift+E" onPress={() => void endAlone()}>
        End
      </Button>
    </>
  );
}

/** Alone nobody else says that it is over: what its scenario waits for has happened, and when it ends by itself. */
function Stop({ run: { stop }, now }: { run: ExerciseRun; now: Instant }) {
  if (stop === null) return null;
  return (
    <p>
      {stop.words}
      {stop.endsAt !== null && `; it ends by itself at ${stamp(stop.endsAt, now)}`}
    </p>
  );
}
