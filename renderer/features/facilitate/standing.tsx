import type { ExerciseRun } from '../../../shared/exercise/run.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { showFront } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { endAndScore, reopen, togglePause } from './actions.ts';
import css from './facilitate.module.css';

/** What has to be known of the run beyond its minutes: paused and why, a stop condition that is met, that it is over. */
export function Standing({ run: { state, why, stop, ended } }: { run: ExerciseRun }) {
  const now = useNow();
  if (state === 'ended')
    return (
      <div className={css['standing']} role="status">
        <p>
          The exercise is over{ended === null ? '' : ` since ${stamp(ended, now)}`}. The players have your
          observations in their report.
        </p>
        <Button small onPress={() => void reopen()}>
          It goes on
        </Button>
        <Button small look="primary" chord="Alt+Shift+R" onPress={() => showFront({ name: 'after-action' })}>
          Report
        </Button>
      </div>
    );
  if (state === 'paused')
    return (
      <div className={css['standing']} role="status" data-strong>
        <p>
          <b>Paused.</b> {why ?? 'All clocks stand, for the players as well; nothing comes by itself.'}
        </p>
        <Button small chord="Alt+P" onPress={() => void togglePause()}>
          Go on
        </Button>
      </div>
    );
  if (stop === null) return null;
  return (
    <div className={css['standing']} role="status">
      <p>
        <b>Time to stop since {stamp(stop.met, now)}:</b> {stop.words} It goes on until you end it.
      </p>
      <Button small chord="Alt+Shift+E" onPress={() => void endAndScore()}>
        End and score
      </Button>
    </div>
  );
}
