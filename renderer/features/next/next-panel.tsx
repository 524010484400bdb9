import type { Instant } from '../../../shared/ids.ts';
import { isLive, type Phase } from '../../../shared/incident/phases.ts';
import { phaseOf } from '../../../shared/incident/facts.ts';
import { roleLabel } from '../../../shared/incident/vocabulary.ts';
import { dueState } from '../../../shared/time/format.ts';
import { Due } from '../../incident-parts/due.tsx';
import { clock } from '../../incident-parts/zone.ts';
import { useNow } from '../../state/clock.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import panel from '../../incident-parts/panel.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { intervalOf, sendHeartbeat } from './actions.ts';
import { nextItems, overdue, type NextItem } from './items.ts';
import css from './next.module.css';

/** Everything with a clock, sorted by time: the one list that says what is next. */
export function NextPanel() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const items = opened === null ? [] : nextItems(opened.incident, playbook);
  const now = useNow(items.map((item) => item.dueAt));
  if (opened === null) return null;
  const over = overdue(items, now);
  const firstRole = items.find((item) => item.kind === 'role');
  return (
    <section id="next" aria-labelledby="next-title" tabIndex={-1}>
      <header className={cx(panel['head'], panel['folds'])}>
        <h2 id="next-title">Next</h2>
        <span className={panel['count']}>{over === 0 ? '' : `${over} overdue`}</span>
        <KeyCap chord="Alt+3" className={panel['far']} />
      </header>
      {items.length === 0 && <p className={css['none']}>{nothing(phaseOf(opened.incident))}</p>}
      <ul>
        {items.map((item) =>
          item.kind === 'update' ? (
            <UpdateItem key="update" item={item} now={now} interval={intervalOf(opened.incident)} />
          ) : (
            <RoleItem key={item.role} item={item} now={now} first={item === firstRole} />
          ),
        )}
      </ul>
    </section>
  );
}

const nothing = (phase: Phase): string =>
  isLive(phase)
    ? 'Nothing is due at this severity.'
    : `Nothing is due: it is ${phase === 'prevention' ? 'closed' : 'resolved'}. Reopening starts the clocks again.`;

function UpdateItem({
  item,
  now,
  interval,
}: {
  item: Extract<NextItem, { kind: 'update' }>;
  now: Instant;
  interval: number;
}) {
  return (
    <li className={css['next']}>
      <p>Stakeholder update {item.number}</p>
      <Due due={dueState(item.dueAt, now)} clock={clock(item.dueAt)} />
      <div className={css['acts']}>
        <Button look="primary" small chord="Alt+U" onPress={() => openSheet({ name: 'update' })}>
          Write
        </Button>
        <Button small chord="Alt+N" onPress={() => void sendHeartbeat()}>
          No change, next {clock(now + interval)}
        </Button>
      </div>
    </li>
  );
}

function RoleItem({
  item,
  now,
  first,
}: {
  item: Extract<NextItem, { kind: 'role' }>;
  now: Instant;
  first: boolean;
}) {
  return (
    <li className={css['next']}>
      <p>Fill {roleLabel[item.role].toLowerCase()}</p>
      <Due due={dueState(item.dueAt, now)} clock={clock(item.dueAt)} />
      {first && (
        <div className={css['acts']}>
          <Button small chord="Alt+R" onPress={() => openSheet({ name: 'role', role: item.role })}>
            Assign
          </Button>
        </div>
      )}
    </li>
  );
}
