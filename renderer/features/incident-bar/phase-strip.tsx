import { phaseLabel, phases } from '../../../shared/incident/phases.ts';
import { phaseOf, transitionsOf, declarationOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { OtherAlarms } from '../../incident-parts/other-alarms.tsx';
import { SyncLine } from '../../incident-parts/sync-line.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Saved } from './saved.tsx';
import css from './phase-strip.module.css';

/** Since when the incident has been in its phase. */
const since = (incident: Incident): number | undefined =>
  transitionsOf(incident).at(-1)?.at ?? declarationOf(incident)?.startedAt;

/** The phases with the current one, whether everything is saved, and how things stand with the other desktops. */
export function PhaseStrip() {
  const opened = useOpened();
  const now = useNow();
  if (opened === null) return null;
  const phase = phaseOf(opened.incident);
  const at = since(opened.incident);
  const reached = phases.indexOf(phase);
  return (
    <section className={css['strip']} aria-label="Phase and saving">
      <ol className={css['phases']} aria-label="Phase">
        {phases.map((each, i) =>
          each === phase ? (
            <li key={each} className={css['phase']} aria-current="step">
              <button
                type="button"
                className={css['now']}
                aria-keyshortcuts="Alt+P"
                onClick={() => openSheet({ name: 'phase' })}
              >
                {phaseLabel[each]}
              </button>
              {at !== undefined && (
                <span className={css['since']}>
                  since <Moment at={at} words={stamp(at, now)} />
                </span>
              )}
              <KeyCap chord="Alt+P" small />
            </li>
          ) : (
            <li key={each} className={cx(css['phase'], i < reached ? css['done'] : css['later'])}>
              {i < reached && <Icon name="check" small />}
              {phaseLabel[each]}
              {i < reached && <span className={css['hidden']}>, done</span>}
            </li>
          ),
        )}
      </ol>
      <OtherAlarms />
      <div className={css['state']}>
        <Saved />
        <SyncLine />
      </div>
    </section>
  );
}
