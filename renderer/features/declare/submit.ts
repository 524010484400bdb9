import { parseInstant } from '../../../shared/time/words.ts';
import { declare } from '../../bridge/declare.ts';
import { leaveIncident } from '../../bridge/incidents.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { allServices, changeDeclareForm, useDeclareForm } from '../../state/declaration.ts';

const inForm = (selector: string): HTMLElement | null =>
  document.getElementById('declare')?.querySelector<HTMLElement>(selector) ?? null;

/** Declares what stands in the form; what is missing is asked for, and what can't be read is said instead. */
export async function submitDeclaration(): Promise<void> {
  const form = useDeclareForm.getState();
  const { title, began, severity, foundBy, takeCommand, exercise } = form;
  if (title.trim() === '') {
    changeDeclareForm({ refused: 'A title is needed: say in a few words what customers see.' });
    inForm('input')?.focus();
    return;
  }
  if (severity === null) {
    changeDeclareForm({ severityAsked: true, refused: null });
    inForm('[role="radiogroup"][aria-label="Severity"] input')?.focus();
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

/** It is an exercise: declared at once where nothing is missing, and marked so until it is. */
export async function submitExercise(): Promise<void> {
  changeDeclareForm({ exercise: true });
  await submitDeclaration();
}

/** Leaves the form; its title is kept for the next time. What is being declared at this moment is declared. */
export async function cancelDeclaration(): Promise<void> {
  if (!useDeclareForm.getState().busy) await leaveIncident();
}
