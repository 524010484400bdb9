import { textPlace, textSlice } from '../../../shared/incident/events/text-edited.ts';
import { textOf } from '../../../shared/incident/text.ts';
import { useProjections } from '../../state/projections.ts';

/**
 * Puts the texts of the incident on screen together while nobody waits, a part at a time: ten thousand edits take a third
 * of the time in which a post-mortem opens.
 */
export function readAhead(): void {
  const incident = useProjections.getState().opened?.incident;
  if (incident === undefined) return;
  const places = [...textSlice.of(incident).keys()];
  const next = (): void => {
    const place = places.shift();
    if (place === undefined || useProjections.getState().opened?.incident !== incident) return;
    textOf(incident, place.slice(textPlace('').length));
    requestIdleCallback(next);
  };
  requestIdleCallback(next);
}
