import { phaseLabel } from '../../../shared/incident/phases.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { clock } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import type { FormerRun } from './former-run.ts';
import { groupsOf } from './groups.ts';
import { How } from './item-words.tsx';
import { runBefore, runName, standingOf } from './words.ts';
import css from './checklist.module.css';

type Props = { former: FormerRun; shown: boolean; onShow: (shown: boolean) => void };

/** After a reopening: the list begins again, and the ticks of the run before no longer count. */
export function RunNote({ former: { number, endedAt, items }, shown, onShow }: Props) {
  const done = items.filter((i) => i.done).length;
  return (
    <p className={css['run']}>
      {shown
        ? `${runName(number)}, until ${clock(endedAt)}: its ticks no longer count. `
        : `${runName(number + 1)} since ${clock(endedAt)}; ${runBefore(number)} had ${done} of ${items.length}. `}
      <Button look="link" onPress={() => onShow(!shown)}>
        {shown ? 'Back to this run' : 'Show it'}
      </Button>
    </p>
  );
}

/** The run that ended, to be read only. */
export const FormerItems = ({ former, incident }: { former: FormerRun; incident: Incident }) =>
  groupsOf(former.items).map(({ phase, items, done }) => (
    <div key={phase}>
      <h3 className={css['group']}>
        <b>{phaseLabel[phase]}</b>
        <span className={css['count']}>
          {done} of {items.length}
        </span>
      </h3>
      <ul>
        {items.map((state) => {
          const standing = standingOf(state);
          return (
            <li key={state.item.id} className={cx(css['item'], css[standing], css['former'])}>
              <span className={css['box']}>
                {standing === 'skipped' ? <Icon name="x" /> : state.done && <Icon name="check" />}
              </span>
              <span className={css['words']}>
                <span className={css['text']}>{state.item.text}</span>
                <small>
                  {state.done ? <How state={state} incident={incident} self="" next={false} /> : 'was open'}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  ));
