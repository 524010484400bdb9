import { parseInstant } from '../../../shared/time/words.ts';
import { declare } from '../../bridge/declare.ts';
import { leaveIncident } from '../../bridge/incidents.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { allServices, changeDeclareForm, useDeclareForm } from '../../state/declaration.ts';

/** Declares what stands in the form; what is missing or can't be read is said instead. */
export async function submitDeclaration(exercise: boolean): Promise<void> {
  const form = useDeclareForm.getState();
  const { title, began, severity, foundBy, takeCommand } = form;
  if (title.trim() === '') {
    changeDeclareForm({ refused: 'A title is needed: say in a few words what customers see.' });
    document.getElementById('declare')?.querySelector('input')?.focus();
    return;
  }
  const started = began.trim() === '' ? null : parseInstant(began, { now: wallClock(), zone, side: 'past' });
  if (started?.ok === false) {
    changeDeclareForm({ refused: started.error });
    return;
  }
  await declare({
    title,
    severity,
    foundBy,
    takeCommand,
    exercise,
    services: [...allServices(form)],
    ...(started === null ? {} : { started: started.value }),
  });
}

/** Leaves the form; its title is kept for the next time. */
export const cancelDeclaration = (): Promise<void> => leaveIncident();
