import type { IncidentId } from '../../shared/ids.ts';
import { comesLate } from '../../shared/incident/minute-late.ts';
import { wallClock } from '../state/clock.ts';
import { useComposer } from '../state/composer.ts';
import { useProjections } from '../state/projections.ts';
import { request } from './bridge.ts';

/**
 * Whether the person at this desktop comes late to the incident that was just opened, and has not seen its minute here:
 * it is shown to them once. Whoever has left a half-typed line in it has been here.
 */
export async function isFirstLate(id: IncidentId): Promise<boolean> {
  const { opened, settings } = useProjections.getState();
  if (opened === null || !settings.minuteWhenLate) return false;
  if (!comesLate(opened.incident, settings.person, wallClock())) return false;
  const { text, pending, files } = useComposer.getState();
  if (text !== '' || pending.length > 0 || files.length > 0) return false;
  const answer = await request('draft:load', { place: `${id}.minute` });
  return answer.ok && answer.value === null;
}

/** Remembers on this desktop that the minute of an incident was shown; where the disk refuses, it is shown again. */
export async function noteMinuteSeen(id: IncidentId): Promise<void> {
  await request('draft:save', { place: `${id}.minute`, draft: { text: 'seen', unsaved: [] } });
}
