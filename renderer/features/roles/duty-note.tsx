import { isLongWithoutBreak, RELIEF_AHEAD_MS } from '../../../shared/duty/relief.ts';
import type { OnDuty } from '../../../shared/duty/on-duty.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Post } from '../../../shared/incident/roles.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { comeBackOrSay } from '../../incident-parts/duty-actions.ts';
import { useCouldBe } from '../../incident-parts/duty.ts';
import { showHandoff } from '../../incident-parts/handoff-actions.ts';
import { leavesCommandOpen, WITHOUT_COMMAND } from '../../incident-parts/without-command.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { useOpened, usePlaybook } from '../../state/projections.ts';
import { openSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import css from './roles.module.css';

type Props = { post: Post; on: OnDuty; now: Instant };

/** What the body says: on a break, to be relieved, or without a break for long. Nothing for whoever is fresh. */
export function DutyNote({ post, on, now }: Props) {
  const playbook = usePlaybook();
  const { person } = post;
  const incident = useOpened()?.incident;
  if (on.onBreak !== null) {
    const { from, until } = on.onBreak;
    return (
      <p className={css['note']}>
        <Icon name="cup" />
        <span>
          {until === null ? `On a break since ${stamp(from, now)}` : `Break until ${stamp(until, now)}`}
          {incident !== undefined && leavesCommandOpen(incident, person) && (
            <small className={css['could']}>{WITHOUT_COMMAND}</small>
          )}
        </span>
        <Button look="link" label={`${person} is back`} onPress={() => void comeBackOrSay(person)}>
          Back
        </Button>
      </p>
    );
  }
  if (on.relief !== null && on.relief.at - now <= RELIEF_AHEAD_MS)
    return <ToRelieve post={post} on={on} now={now} />;
  if (!isLongWithoutBreak(on, playbook, now)) return null;
  return (
    <p className={css['note']}>
      <Icon name="cup" />
      <span>No break since {stamp(on.noBreakSince, now)}</span>
      <Button look="link" label={`Break for ${person}`} onPress={() => openSheet({ name: 'break', person })}>
        Break
      </Button>
    </p>
  );
}

function ToRelieve({ post: { role, person }, on: { relief, noBreakSince }, now }: Props) {
  const incident = useOpened()?.incident;
  const left = (relief?.at ?? now) - now;
  return (
    <p className={css['note']}>
      <Icon name="cup" />
      <span>
        {left > 0
          ? `Relief due in ${formatSpan(left + 59_999)}`
          : `No break since ${stamp(noBreakSince, now)}`}
        {incident !== undefined && <CouldBe incident={incident} role={role} now={now} />}
      </span>
      <Button look="link" label={`Relieve ${person}`} onPress={() => showHandoff(role, person)}>
        Relieve
      </Button>
    </p>
  );
}

/** Who of the roster could take over. */
function CouldBe({
  incident,
  role,
  now,
}: {
  incident: Parameters<typeof useCouldBe>[0];
  role: Post['role'];
  now: Instant;
}) {
  const names = useCouldBe(incident, role, now);
  return names === null ? null : <small className={css['could']}>could be {names}</small>;
}
