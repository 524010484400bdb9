import type { IncidentId } from '../../../shared/ids.ts';
import { personKey } from '../../../shared/duty/turns.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { lastTime, phaseOf } from '../../../shared/incident/facts.ts';
import { missingRolesDue } from '../../../shared/incident/roles.ts';
import { roleLabel, type Role } from '../../../shared/incident/vocabulary.ts';
import { useOpened, usePlaybook, useSync } from '../../state/projections.ts';
import { AskingDevices } from '../../incident-parts/asking-devices.tsx';
import { useOnDuty } from '../../incident-parts/duty.ts';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { lookingAt } from '../../incident-parts/presence.ts';
import panel from '../../incident-parts/panel.module.css';
import { cx } from '../../ui/cx.ts';
import { countOf, firstPosts, missingSince, roleBoardOf, type Place } from './board.ts';
import { openRole } from './commands.ts';
import { Span } from './notes.tsx';
import { HeldRole, UnfilledRole } from './role-row.tsx';
import css from './roles.module.css';

/** The role board: required roles, who holds them and for how long; then what people hold beside that. */
export function RolesPanel() {
  const opened = useOpened();
  const playbook = usePlaybook();
  const dues = opened === null ? [] : missingRolesDue(opened.incident, playbook);
  const now = useIncidentNow(dues.map(({ dueAt }) => dueAt));
  const onDuty = useOnDuty(now);
  if (opened === null) return null;
  const { incident } = opened;
  const live = isLive(phaseOf(incident));
  const until = live ? now : (lastTime(incident, 'resolve') ?? now);
  const board = roleBoardOf(incident, playbook);
  const held = [...board.required, ...board.optional].some(({ kind }) => kind === 'held');
  const firsts = firstPosts(board);
  const shown = (place: Place) =>
    place.kind === 'held' ? (
      <HeldRole
        key={place.post.place}
        place={place}
        playbook={playbook}
        on={live ? (onDuty.get(personKey(place.post.person)) ?? null) : null}
        first={firsts.has(place.post.place)}
        live={live}
        now={until}
      />
    ) : (
      <UnfilledRole
        key={place.role}
        place={place}
        playbook={playbook}
        since={missingSince(incident, place.missing)}
        now={now}
      />
    );
  return (
    <section id="roles" aria-labelledby="roles-title" tabIndex={-1}>
      <div className={panel['rule']} />
      <header className={panel['head']}>
        <h2 id="roles-title">Roles</h2>
        <span className={panel['count']}>{countOf(board, live)}</span>
        {held && <span className={cx(panel['count'], panel['far'])}>on duty</span>}
      </header>
      <Span />
      {board.required.length + board.optional.length === 0 && (
        <p className={css['none']}>Nobody holds a role. None is required at this severity.</p>
      )}
      <ul>{board.required.map(shown)}</ul>
      {board.optional.length > 0 && <ul className={css['optional']}>{board.optional.map(shown)}</ul>}
      {live && <Free roles={board.free} />}
      <Looking id={incident.id} />
      <AskingDevices inPanel />
    </section>
  );
}

/** Who has this incident open on another desktop. */
function Looking({ id }: { id: IncidentId }) {
  const names = lookingAt(useSync(), id);
  if (names === null) return null;
  return (
    <p className={css['looking']}>
      {names.length === 0 ? (
        'Nobody else has this open now.'
      ) : (
        <>
          <span>Here now</span> {names.join(', ')}
        </>
      )}
    </p>
  );
}

/** Roles that can be given and are not asked for. */
const Free = ({ roles }: { roles: readonly Role[] }) => (
  <p className={css['free']}>
    Also to give:
    {roles.map((role) => (
      <button key={role} type="button" onClick={() => openRole(role)}>
        {role === 'sme' ? 'expert' : roleLabel[role].toLowerCase()}
      </button>
    ))}
  </p>
);
