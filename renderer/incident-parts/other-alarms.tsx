import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { dueState } from '../../shared/time/format.ts';
import { openIncident } from '../bridge/incidents.ts';
import { useNow } from '../state/clock.ts';
import { useAlarms, useOpened } from '../state/projections.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { Due } from './due.tsx';
import { otherIncidents } from './other-alarms-order.ts';
import css from './other-alarms.module.css';

/** What is over or nearly so in the other live incidents: the worst of it, and a way there. */
export function OtherAlarms() {
  const alarms = useAlarms();
  const opened = useOpened();
  const now = useNow(alarms.map((each) => each.alarms[0]?.dueAt));
  const others = otherIncidents(alarms, opened?.incident.id, now).filter(
    (each) => each.alarms[0] !== undefined && dueState(each.alarms[0].dueAt, now).state !== 'rest',
  );
  const [first, ...rest] = others;
  const alarm = first?.alarms[0];
  if (first === undefined || alarm === undefined) return null;
  const severity = `${first.exercise ? 'EXERCISE ' : ''}${severityLabel[first.severity]}`;
  const due = dueState(alarm.dueAt, now);
  const more = rest.length === 0 ? '' : `, and ${rest.length} more`;
  return (
    <button
      type="button"
      className={css['other']}
      aria-keyshortcuts="Alt+O"
      title={`${first.title}: ${alarm.what}${more}`}
      onClick={() => void openIncident(first.id)}
    >
      <span className={css['title']}>
        {severity} {first.title}
      </span>{' '}
      <span className={css['what']}>{alarm.what}</span> <Due due={due} />{' '}
      {rest.length > 0 && <span className={css['more']}>and {rest.length} more</span>}
      <KeyCap chord="Alt+O" small />
    </button>
  );
}
