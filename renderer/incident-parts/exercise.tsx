import type { Instant } from '../../shared/ids.ts';
import { endingOf, stoodSince } from '../../shared/incident/exercise.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { useNow } from '../state/clock.ts';
import { stamp } from './zone.ts';
import css from './exercise.module.css';

/** The word that marks a game day wherever it is named. */
export const Exercise = () => <span className={css['word']}>EXERCISE</span>;

/** The band over the full width, on every screen of an exercise; it says since when its clocks stand. */
export function ExerciseBand({ incident }: { incident?: Incident }) {
  const now = useNow();
  const stands = incident === undefined ? null : standsWords(incident, now);
  return (
    <div className={css['band']} role="status" aria-label="Exercise">
      <span>EXERCISE</span>
      <span>
        <span aria-hidden="true">EXERCISE</span>
        {stands !== null && <b>{stands}</b>}
      </span>
      <span aria-hidden="true">EXERCISE</span>
    </div>
  );
}

/** `paused since 14:20`, `over since 15:02`; null while its clocks run. */
export function standsWords(incident: Incident, now: Instant): string | null {
  const since = stoodSince(incident);
  if (since === null) return null;
  return `${endingOf(incident) === null ? 'paused' : 'over'} since ${stamp(since, now)}`;
}
