import { RELIEF_LATER_MINUTES, withLater } from '../../shared/duty/relief.ts';
import { isSamePerson } from '../../shared/incident/people.ts';
import { runIn } from '../bridge/incidents.ts';
import { changeSettings } from '../bridge/start.ts';
import { wallClock } from '../state/clock.ts';
import { focusComposer } from '../state/focus.ts';
import { useProjections } from '../state/projections.ts';
import { offerUndo, showTrouble } from '../state/ui.ts';
import { onDutyAt } from './duty.ts';
import { stamp } from './zone.ts';
import { breaksNow } from '../../shared/incident/breaks.ts';

/** The incident that knows of a person's break: where it was recorded, or the one on screen. */
function placeOf(person: string): { readonly id: string; readonly on: boolean } | null {
  const { opened } = useProjections.getState();
  if (opened === null) return null;
  const now = wallClock();
  const here = breaksNow(opened.incident, person, now).length > 0;
  const elsewhere = here ? null : (onDutyAt(person, now)?.onBreak ?? null);
  return { id: elsewhere?.incident ?? opened.incident.id, on: here || elsewhere !== null };
}

const isSelf = (person: string): boolean => isSamePerson(person, useProjections.getState().settings.person);

/** Takes back what was said last of a break, in the incident that has it. */
const takingBack = (id: string, person: string) => async (): Promise<string | null> =>
  (await runIn(id, { name: 'break', fields: { person, undo: true } }))?.message ?? null;

/** Somebody goes on a break. @param minutes null where nobody says for how long. @returns null, or why not. */
export async function takeBreak(person: string, minutes: number | null): Promise<string | null> {
  const place = placeOf(person);
  if (place === null) return null;
  const who = isSelf(person) ? 'You are' : `${person} is`;
  if (place.on && minutes === null) return `${who} on a break already.`;
  const fields = { person, ...(minutes === null ? {} : { minutes }) };
  const failure = await runIn(place.id, { name: 'break', fields });
  if (failure !== null) return failure.message;
  const until = minutes === null ? '' : ` until ${stamp(wallClock() + minutes * 60_000, wallClock())}`;
  offerUndo(`${who} on a break${until}`, takingBack(place.id, person));
  return null;
}

/** Somebody is back from a break. @returns null, or why not. */
export async function comeBack(person: string): Promise<string | null> {
  const place = placeOf(person);
  if (place === null) return null;
  const who = isSelf(person) ? 'You are' : `${person} is`;
  if (!place.on) return `${who} not on a break.`;
  const failure = await runIn(place.id, { name: 'break', fields: { person, back: true } });
  if (failure !== null) return failure.message;
  offerUndo(`${who} back from the break`, takingBack(place.id, person));
  return null;
}

/** Ends a break by a button; why it was not done is said above the composer. */
export async function comeBackOrSay(person: string): Promise<void> {
  showTrouble(await comeBack(person));
  focusComposer();
}

/** “Not now”: this desktop calls for somebody's relief again in half an hour. */
export async function reliefNotNow(person: string): Promise<void> {
  const now = wallClock();
  const until = now + RELIEF_LATER_MINUTES * 60_000;
  const put = (to: number | null): Promise<string | null> =>
    changeSettings({
      reliefLater: { ...withLater(useProjections.getState().settings.reliefLater, person, to, wallClock()) },
    });
  const refused = await put(until);
  showTrouble(refused);
  if (refused === null)
    offerUndo(`Relief of ${person} is put off until ${stamp(until, now)}`, () => put(null));
  focusComposer();
}
