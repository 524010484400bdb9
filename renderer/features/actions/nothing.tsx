import { KeyCap } from '../../ui/key-cap.tsx';
import css from './actions.module.css';

/** What action items are, where there is none yet. */
export function Nothing() {
  return (
    <div className={css['empty']}>
      <h2>Nothing is promised yet</h2>
      <p>
        What would make an incident rarer, shorter, or noticed sooner? Open it as an action item while it is
        fresh: in an incident or its post-mortem press <KeyCap chord="Alt+Shift+I" small />, or type{' '}
        <code>/promise Rotate the keyring by a job @marek in 2 weeks #process</code>.
      </p>
      <p>
        The items of all incidents stand here, overdue first. What slips twice stands on top, and what was
        promised is shown again in the next incident of the same service or cause.
      </p>
    </div>
  );
}
