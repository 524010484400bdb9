import type { Instant } from '../../../shared/ids.ts';
import { longModeOf, usualMinutes } from '../../../shared/incident/cadence.ts';
import { longModeOfferedAt } from '../../../shared/incident/due.ts';
import { severityOf } from '../../../shared/incident/facts.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { Playbook } from '../../../shared/playbook/playbook.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { useNow } from '../../state/clock.ts';
import { focusComposer } from '../../state/focus.ts';
import { usePlaybook, type Opened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { setLongMode } from './actions.ts';
import { offerLater, useLater } from './later.ts';
import css from './next.module.css';

const HOUR = 60 * 60_000;

/** What slower updates would mean; null where there is nothing to slow down. */
export function slowerPace(
  incident: Incident,
  playbook: Playbook,
): { readonly minutes: number | null } | null {
  const force = severityOf(incident);
  const usual = force === undefined ? null : usualMinutes(force);
  if (force === undefined || usual === null) return null;
  const minutes = playbook.severities[force.severity].longMinutes;
  return minutes !== null && minutes <= usual ? null : { minutes };
}

/** `Two hours in`: how long it has lasted when the offer comes. */
export const hoursIn = (minutes: number): string =>
  minutes === 60 ? 'One hour in' : minutes === 120 ? 'Two hours in' : `${formatSpan(minutes * 60_000)} in`;

const every = (minutes: number | null): string =>
  minutes === null ? 'only at the times that are promised' : `every ${minutes} min`;

/** Long-incident mode: the offer once it has lasted long enough, and the way back while it is on. */
export function LongMode({ opened: { incident } }: { opened: Opened }) {
  const playbook = usePlaybook();
  const offered = longModeOfferedAt(incident, playbook);
  const later = useLater((s) => s.until[incident.id]) ?? 0;
  const from: Instant | null = offered === null ? null : Math.max(offered, later);
  const now = useNow([from]);
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
