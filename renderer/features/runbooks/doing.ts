import type { RunbookVerdict } from '../../../shared/incident/events/runbook-used.ts';
import { runbooksTakenUp } from '../../../shared/incident/runbooks-used.ts';
import { everythingAnswered, run } from '../../bridge/incidents.ts';
import { readRunbook, sayReviewed } from '../../bridge/runbooks.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo } from '../../state/ui.ts';
import { refuseHere, sayHere, saySomething } from './state.ts';

const takenUp = (file: string) => {
  const { opened } = useProjections.getState();
  return opened === null ? undefined : runbooksTakenUp(opened.incident).find((each) => each.file === file);
};

/** Its steps become items of the checklist, as its file says them now. */
export async function takeUp(file: string): Promise<void> {
  const { opened } = useProjections.getState();
  const read = await readRunbook(file);
  if (!read.ok) {
    refuseHere(read.error.message);
    return;
  }
  // Another incident may be on screen by now.
  if (opened === null || useProjections.getState().opened?.incident.id !== opened.incident.id) return;
  const { title, steps } = read.value;
  if (takenUp(file)?.off === false) {
    sayHere('It is taken up already: its steps are on the checklist.');
    return;
  }
  const fields = { runbook: file, title, steps: [...steps] };
  const failure = await run({ name: 'use-runbook', fields });
  if (failure !== null) {
    refuseHere(failure.message);
    return;
  }
  offerUndo(`Took up “${title}”`, { name: 'use-runbook', fields: { runbook: file, title, undo: true } });
  const many = steps.length === 1 ? '1 step is' : `${steps.length} steps are`;
  sayHere(
    steps.length === 0
      ? 'Taken up. It has no steps that could stand on the checklist.'
      : `Taken up: ${many} on the checklist.`,
  );
}

export async function putAway(file: string): Promise<void> {
  const held = takenUp(file);
  if (held === undefined || held.off) {
    refuseHere('It was not taken up in this incident.');
    return;
  }
  const { title } = held;
  const failure = await run({ name: 'use-runbook', fields: { runbook: file, title, undo: true } });
  if (failure !== null) {
    refuseHere(failure.message);
    return;
  }
  // Without steps its own come back, those that were on the checklist.
  offerUndo(`Put “${title}” away`, { name: 'use-runbook', fields: { runbook: file, title } });
  sayHere('Put away: its steps are off the checklist. What was ticked stays in the log.');
}

const verdictWords: Record<RunbookVerdict, string> = {
  helped: 'Noted: it helped.',
  wrong: 'Noted where it was wrong: whoever opens it next sees that.',
  'not-needed': 'Noted: it was not needed.',
};

/** How it did here. @returns whether it was recorded. */
export async function note(file: string, verdict: RunbookVerdict, words: string): Promise<boolean> {
  await everythingAnswered(); // it may be about to be taken up
  const before = takenUp(file);
  if (before === undefined) {
    refuseHere('Take it up first: then say how it did.');
    return false;
  }
  const failure = await run({ name: 'note-runbook', fields: { runbook: file, verdict, words } });
  if (failure !== null) {
    refuseHere(failure.message);
    return false;
  }
  offerUndo(`Noted how “${before.title}” did`, {
    name: 'note-runbook',
    fields:
      before.note === null
        ? { runbook: file, undo: true }
        : { runbook: file, verdict: before.note.verdict, words: before.note.words },
  });
  saySomething(false);
  sayHere(verdictWords[verdict]);
  return true;
}

/** Somebody went through it, and it is right. */
export async function reviewed(file: string, undo: boolean): Promise<void> {
  const trouble = await sayReviewed(file, undo);
  if (trouble !== null) refuseHere(trouble);
  else sayHere(undo ? 'Taken back: it is as it was reviewed before.' : 'Reviewed today, by you.');
}
