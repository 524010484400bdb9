import { actionStateLabel, type ActionState } from '../../shared/incident/events/action-item-set.ts';
import { cx } from '../ui/cx.ts';
import css from './state-mark.module.css';

/** How far it is, as a shape: an empty ring, half of it, full with a tick, crossed out. Its word is its label. */
export const StateMark = ({ state }: { state: ActionState }) => (
  <svg
    className={cx(css['mark'], css[state])}
    width="16"
    height="16"
    viewBox="0 0 16 16"
    role="img"
    aria-label={actionStateLabel[state]}
  >
    <circle cx="8" cy="8" r="6.25" />
    {state === 'in-progress' && <path className={css['half']} d="M8 4a4 4 0 0 1 0 8z" />}
    {state === 'done' && <path d="m5.4 8.2 1.9 1.9 3.4-4" />}
    {state === 'dropped' && <path d="M5 8h6" />}
  </svg>
);
