import { parseInstant } from '../../../shared/time/words.ts';
import { declare, leaveDeclaring } from '../../bridge/declare.ts';
import { changeSettings } from '../../bridge/start.ts';
import { zone } from '../../incident-parts/zone.ts';
import { allServices, changeDeclareForm, useDeclareForm } from '../../state/declaration.ts';
import { useProjections } from '../../state/projections.ts';

const inForm = (selector: string): HTMLElement | null =>
  document.getElementById('declare')?.querySelector<HTMLElement>(selector) ?? null;

/** Declares what stands in the form; what is missing is asked for, and what can't be read is said instead. */
export async function submitDeclaration(): Promise<void> {
  const form = useDeclareForm.getState();
  const { title, began, beganTypedAt, severity, foundBy, takeCommand, exercise } = form;
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
  const started = began.trim() === '' ? null : parseInstant(began, { now: beganTypedAt, zone, side: 'past' });
  if (started?.ok === false) {
    changeDeclareForm({ refused: started.error });
    return;
  }
  await savePerson(form.person);
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

/** The name is said by declaring. A disk that refuses it stops nobody: the name is asked again then. */
async function savePerson(typed: string | null): Promise<void> {
  const { person, personKnown } = useProjections.getState().settings;
  if (!personKnown) await changeSettings({ person: typed?.trim() || person });
}

/** It is an exercise: declared at once where nothing is missing, and marked so until it is. */
export async function submitExercise(): Promise<void> {
  changeDeclareForm({ exercise: true });
  await submitDeclaration();
}

/** Leaves the form; title and severity are kept for the next time. What is being declared at this moment is declared. */
export async function cancelDeclaration(): Promise<void> {
  if (!useDeclareForm.getState().busy) await leaveDeclaring();
}
