import { declarationOf, phaseOf, transitionsOf } from '../../../shared/incident/facts.ts';
import { phaseLabel, phases } from '../../../shared/incident/phases.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { SyncLine } from '../../incident-parts/sync-line.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, useStore } from '../../state/projections.ts';
import { showFront } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { endAndScore, setSpeed, speeds, togglePause, toPlayersView } from './actions.ts';
import { useLedRun } from './led.ts';
import css from './strip.module.css';

/** The players' phase, and what moves the exercise itself. */
export function FacilitateStrip() {
  const opened = useOpened();
  const run = useLedRun();
  const { notSaved } = useStore();
  const now = useNow();
  if (opened === null) return null;
  const phase = phaseOf(opened.incident);
  const at = transitionsOf(opened.incident).at(-1)?.at ?? declarationOf(opened.incident)?.startedAt;
  const reached = phases.indexOf(phase);
  return (
    <section className={css['strip']} aria-label="Phase and controls">
      <ol className={css['phases']} aria-label="Phase of the players">
        {phases.map((each, i) =>
          each === phase ? (
            <li key={each} className={css['phase']} aria-current="step">
              <b className={css['now']}>{phaseLabel[each]}</b>
              {at !== undefined && (
                <span className={css['since']}>
                  since <Moment at={at} words={stamp(at, now)} />
                </span>
              )}
            </li>
          ) : (
            <li key={each} className={cx(css['phase'], i < reached ? css['done'] : css['later'])}>
              {i < reached && <Icon name="check" small />}
              {phaseLabel[each]}
            </li>
          ),
        )}
      </ol>
      <div className={css['state']}>
        {notSaved !== null && (
          <b className={css['held']} title={notSaved}>
            Not saved
          </b>
        )}
        <SyncLine />
      </div>
      {run !== null && run.state !== 'ended' && (
        <div className={css['controls']}>
          <div className={css['speed']} role="group" aria-label="Speed" title="Speed (Alt X)">
            {speeds.map((times) => (
              <button
                key={times}
                type="button"
                aria-pressed={run.speed === times}
                onClick={() => void setSpeed(times)}
              >
                {times}x
              </button>
            ))}
          </div>
          <Button small chord="Alt+P" onPress={() => void togglePause()}>
            <Icon name={run.state === 'paused' ? 'play' : 'pause'} small />
            {run.state === 'paused' ? 'Go on' : 'Pause'}
          </Button>
          <Button small chord="Alt+V" onPress={toPlayersView}>
            <Icon name="eye" small /> Players’ view
          </Button>
          <Button small look="plain" onPress={() => void endAndScore()}>
            End and score
          </Button>
        </div>
      )}
      {run?.state === 'ended' && (
        <div className={css['controls']}>
          <Button small chord="Alt+V" onPress={toPlayersView}>
            <Icon name="eye" small /> Players’ view
          </Button>
          <Button small chord="Alt+Shift+R" onPress={() => showFront({ name: 'after-action' })}>
            Report
          </Button>
        </div>
      )}
    </section>
  );
}
