import type { DueState } from '../../shared/time/format.ts';
import { cx } from '../ui/cx.ts';
import css from './due.module.css';

const looks: Record<DueState['state'], string | undefined> = {
  rest: undefined,
  soon: css['soon'],
  over: css['over'],
};

/** The one way in which time pressure is shown: ink, not hue. At rest the clock time stands beside the span. */
export const Due = ({ due, clock }: { due: DueState; clock?: string }) => (
  <span className={cx(css['due'], looks[due.state])}>
    {due.state === 'rest' && clock !== undefined ? `${due.text}, ${clock}` : due.text}
  </span>
);
