import { request } from '../../bridge/bridge.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { doInExercise } from '../../bridge/exercise.ts';
import { saveFile } from '../../bridge/save-file.ts';
import { emptyAction, readAction } from '../../incident-parts/action-draft.ts';
import { addAction } from '../../incident-parts/action-writing.ts';
import { zone } from '../../incident-parts/zone.ts';
import { dayAt } from '../../../shared/time/days.ts';
import { exportName } from '../../../shared/exchange/export/kinds.ts';
import type { Gap } from '../../../shared/exercise/strengths-and-gaps.ts';
import { wallClock } from '../../state/clock.ts';
import { runOf, useExercises } from '../../state/exercise.ts';
import { useProjections } from '../../state/projections.ts';
import { sayDone, showFront, showTrouble, useUi } from '../../state/ui.ts';
import { gapMeant, reportText, reportNow, selectGap, useGap } from './reading.ts';

/** Whether the report is in the place of the columns, and there is one. */
export const isReading = (): boolean =>
  useUi.getState().front?.name === 'after-action' && reportNow() !== null;

/** The gaps whose action item is under way: a second press is not a second item. */
const taking = new Set<string>();

/** Makes a gap an action item of this exercise; the next gap is meant then. Ctrl+Z takes it back. */
export async function takeUp(gap: Gap | undefined): Promise<void> {
  const { opened } = useProjections.getState();
  if (opened === null) return;
  if (gap === undefined || gap.taken) {
    showTrouble('Every gap is an action item already. Alt Shift I writes another one.');
    return;
  }
  const { text, category } = gap.action;
  const read = readAction({ ...emptyAction, text, category }, [], dayAt(wallClock(), zone));
  if (!read.ok || taking.has(gap.key)) return;
  taking.add(gap.key);
  showTrouble(await addAction(opened.incident.id, read.value));
  taking.delete(gap.key);
  selectGap(null);
}

export const takeUpMeant = (): Promise<void> =>
  takeUp(gapMeant(reportNow()?.gaps ?? [], useGap.getState().selected));

/** Selects the gap before or after the one that is meant, among those that wait. */
export function selectGapBeside(by: 1 | -1): void {
  const waiting = (reportNow()?.gaps ?? []).filter(({ taken }) => !taken);
  const at = waiting.findIndex(({ key }) => key === gapMeant(waiting, useGap.getState().selected)?.key);
  const to = waiting[Math.min(waiting.length - 1, Math.max(0, at + by))];
  if (to === undefined) return;
  selectGap(to.key);
  document.getElementById(`gap-${to.key}`)?.scrollIntoView({ block: 'nearest' });
}

export async function copyReport(): Promise<void> {
  const text = reportText();
  if (text !== null) await copyWords(text, 'the after-action report as Markdown');
}

/** Its name says that it is of an exercise, where files are listed. */
const fileName = (): string =>
  exportName(useProjections.getState().opened?.incident.id ?? '', 'after-action', true);

export async function saveMarkdown(): Promise<void> {
  const text = reportText();
  if (text !== null) await saveFile(fileName(), text);
}

/** As one file with its pictures, as the exports and `ic` make it. */
export async function saveHtml(): Promise<void> {
  const { opened } = useProjections.getState();
  if (opened === null || reportNow() === null) return;
  const answer = await request('export:save', { id: opened.incident.id, format: 'after-action-html' });
  if (!answer.ok) showTrouble(answer.error.message);
  else if (answer.value !== null) sayDone(`Saved ${answer.value}`);
}

/** It was ended by mistake: it goes on where it was. */
export async function reopen(): Promise<void> {
  const { opened } = useProjections.getState();
  const run = runOf(useExercises.getState().runs, opened?.incident.id);
  if (run === undefined) return;
  const answer = await doInExercise(run.id, { do: 'reopen' });
  showTrouble(answer.ok ? null : answer.error.message);
  if (answer.ok && !run.solo) showFront({ name: 'facilitate' });
}
