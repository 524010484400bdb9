import { useOpened, usePlaybook } from '../../state/projections.ts';
import { showHandoff } from '../../incident-parts/handoff-actions.ts';
import { clock } from '../../incident-parts/zone.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { markDone } from './actions.ts';
import { handsOnAt, spanWords } from './board.ts';
import { openRole } from './commands.ts';
import css from './roles.module.css';

/** A commander coordinates and decides: while they work with their own hands, nobody does. */
export function HandsOn() {
  const opened = useOpened();
  const working = opened === null ? null : handsOnAt(opened.incident);
  if (working === null) return null;
  const { since, why, action, role } = working;
  return (
    <p className={css['note']}>
      <Icon name="wrench" />
      <span>
        Hands on since {clock(since)}
        <small className={css['why']} title={why}>
          {why}
        </small>
      </span>
      <span className={css['ways']}>
        {action !== null && (
          <Button look="link" label={`Done: ${why}`} onPress={() => void markDone(action, why)}>
            Done
          </Button>
        )}
        <Button
          look="link"
          label={role === null ? 'Hand over command' : 'Hand over the technical work'}
          onPress={() => (role === null ? showHandoff('commander') : showHandoff(role.role, role.person))}
        >
          Hand over
        </Button>
      </span>
    </p>
  );
}

/** More people report to one person than one person can lead. */
export function Span() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const words = opened === null ? null : spanWords(opened.incident, playbook);
  if (words === null) return null;
  return (
    <p className={cx(css['note'], css['wide'])}>
      <Icon name="person" />
      <span>{words}</span>
      <Button look="link" label="Name a deputy" onPress={() => openRole('deputy')}>
        Deputy
      </Button>
    </p>
  );
}
