import { stateDocument } from '../../../shared/incident/documents/state-document.ts';
import { declarationOf } from '../../../shared/incident/facts.ts';
import { forYou } from '../../../shared/incident/minute-for-you.ts';
import { minuteText } from '../../../shared/incident/minute-words.ts';
import { minuteOf } from '../../../shared/incident/minute.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { zone, zoneName } from '../../incident-parts/zone.ts';
import type { Opened } from '../../state/projections.ts';
import { Paper } from './paper.tsx';
import css from './print.module.css';
import { local } from './words.ts';

type Props = { opened: Opened; playbook: Playbook; person: string; now: Instant };

/** The minute on paper: for whoever is on the way to the room. */
export function PrintedMinute({ opened: { incident }, playbook, person, now }: Props) {
  const minute = minuteOf(incident, playbook);
  if (minute === null) return null;
  const reader = { now, zone, zoneName: zoneName(now) };
  return (
    <Paper head={`The minute of ${incident.id}, ${local(now)} ${zoneName(now)}`} exercise={minute.exercise}>
      <div className={css['asItIs']}>{minuteText(minute, forYou(incident, playbook, person), reader)}</div>
    </Paper>
  );
}

/** The incident state document on paper, as it would be copied. */
export const PrintedState = ({ opened: { incident, rows }, playbook, now }: Props) => (
  <Paper
    head={`State of ${incident.id}, ${local(now)} ${zoneName(now)}`}
    exercise={declarationOf(incident)?.exercise === true}
  >
    <div className={css['asItIs']}>{stateDocument(incident, playbook, rows)}</div>
  </Paper>
);
