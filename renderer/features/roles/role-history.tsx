import type { Role } from '../../../shared/incident/vocabulary.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { Moment } from '../../incident-parts/moment.tsx';
import { stamp } from '../../incident-parts/zone.ts';
import { stintsOf } from './history.ts';
import css from './roles.module.css';

const SHOWN = 5;

/** Who held the role from when to when. */
export function RoleHistory({ incident, role, now }: { incident: Incident; role: Role; now: number }) {
  const stints = stintsOf(incident, role);
  if (stints.length === 0) return null;
  return (
    <ul className={css['history']} aria-label="Who held it">
      {stints.slice(0, SHOWN).map(({ person, area, from, until, by }) => (
        <li key={`${person} ${from} ${area ?? ''}`}>
          <b>{person}</b>
          {area !== null && ` ${area}`} <Moment at={from} words={stamp(from, now)} />
          {until === null ? ' until now' : ' to '}
          {until !== null && <Moment at={until} words={stamp(until, now)} />}
          {by !== person && `, set by ${by}`}
        </li>
      ))}
      {stints.length > SHOWN && <li>{stints.length - SHOWN} more in the log</li>}
    </ul>
  );
}
