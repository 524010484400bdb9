import type { KeptPromise } from '../../shared/exercise/score.ts';
import { fillTimes } from '../../shared/time/format.ts';
import { cx } from '../ui/cx.ts';
import { Icon } from '../ui/icon.tsx';
import css from './promised.module.css';
import { clock } from './zone.ts';

const stateLabel = { kept: 'kept', missed: 'not kept', open: 'open', none: 'not asked for' } as const;

/** A promise of the process as it stands in an exercise: kept is quiet, missed is ink, open is a ring. */
export const Promised = ({ promise: { words, state, value, detail, times } }: { promise: KeptPromise }) => (
  <li className={cx(css['promise'], css[state])}>
    <span className={css['mark']} role="img" aria-label={stateLabel[state]}>
      {state === 'kept' && <Icon name="check" small />}
      {state === 'missed' && <Icon name="x" small />}
    </span>
    <div>
      <p>{fillTimes(words, times, clock)}</p>
      {detail !== '' && <small>{fillTimes(detail, times, clock)}</small>}
    </div>
    <span className={css['value']}>{value}</span>
  </li>
);
