import type { Instant } from '../../../shared/ids.ts';
import { longModeOf } from '../../../shared/incident/cadence.ts';
import { longModeOfferedAt } from '../../../shared/incident/due.ts';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { usePlaybook, type Opened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { setLongMode } from './actions.ts';
import { offerLater, useLater } from './later.ts';
import { hoursIn, slowerPace } from './long-words.ts';
import css from './next.module.css';

const HOUR = 60 * 60_000;

const every = (minutes: number | null): string =>
  minutes === null ? 'only at the times that are promised' : `every ${minutes} min`;

/** Long-incident mode: the offer once it has lasted long enough, and the way back while it is on. */
export function LongMode({ opened: { incident } }: { opened: Opened }) {
  const playbook = usePlaybook();
  const offered = longModeOfferedAt(incident, playbook);
  const later = useLater((s) => s.until[incident.id]) ?? 0;
  const from: Instant | null = offered === null ? null : Math.max(offered, later);
  const now = useIncidentNow([from]);
  const on = longModeOf(incident);
  const slower = slowerPace(incident, playbook);
  if (on !== null) {
    return (
      <p className={css['long']}>
        <span>Long incident: {every(on.minutes)}</span>
        <Button look="link" onPress={() => void setLongMode(true, on.minutes)}>
          Usual pace
        </Button>
      </p>
    );
  }
  if (from === null || now < from || slower === null) return null;
  return (
    <div className={css['long']}>
      <p>
        {hoursIn(playbook.longAfterMinutes)}: slow the updates to {every(slower.minutes)}?
      </p>
      <span className={css['ways']}>
        <Button small onPress={() => void setLongMode(false, null)}>
          Slow down
        </Button>
        <Button
          small
          look="plain"
          onPress={() => {
            offerLater(incident.id, now + HOUR);
            focusComposer();
          }}
        >
          Not now
        </Button>
      </span>
    </div>
  );
}
