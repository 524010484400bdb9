import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { canCorrect } from '../../../shared/incident/policy.ts';
import { entryKinds } from '../../../shared/incident/vocabulary.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { zone } from '../../incident-parts/zone.ts';
import { changeComposer, useComposer } from '../../state/composer.ts';
import { draftWords } from '../../state/words.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, selectRow, showTrouble, useUi } from '../../state/ui.ts';
import { rowAsText } from './row-words.ts';

/** Opens an entry in the composer. What was being typed is put aside and comes back afterwards. */
export function correctRow(row: TimelineRow): void {
  const { opened } = useProjections.getState();
  if (opened === null) return;
  const verdict = canCorrect(opened.incident, row.key);
  if (verdict !== true) {
    showTrouble(`Not corrected: ${verdict}.`);
    return;
  }
  const now = useComposer.getState();
  const aside = now.correcting === null ? draftWords(now, zone) : now.aside;
  const kind = entryKinds.find((each) => each === row.kind) ?? 'note';
  changeComposer({
    text: row.text,
    kind,
    time: null,
    prose: true,
    correcting: row.key,
    aside,
    refused: null,
  });
  selectRow(null);
  focusComposer();
}

/** My latest entry that can still be corrected. */
export function correctMyLast(): void {
  const { opened, settings } = useProjections.getState();
  if (opened === null) return;
  const { incident, rows } = opened;
  let last: TimelineRow | undefined;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (row === undefined || row.by !== settings.person || canCorrect(incident, row.key) !== true) continue;
    if (last === undefined || row.recordedAt > last.recordedAt) last = row;
    if (rows.length - i > 500) break; // further up it is found by eye
  }
  if (last !== undefined) correctRow(last);
}

export async function takeBackRow(row: TimelineRow): Promise<void> {
  if (!(await runOrSay({ name: 'remove', fields: { entry: row.key } }))) return;
  offerUndo('Entry taken back', { name: 'restore', fields: { entry: row.key } });
}

export async function restoreRow(row: TimelineRow): Promise<void> {
  if (!(await runOrSay({ name: 'restore', fields: { entry: row.key } }))) return;
  offerUndo('Entry restored', { name: 'remove', fields: { entry: row.key } });
}

export function copyRow(row: TimelineRow): void {
  void navigator.clipboard.writeText(rowAsText(row, zone));
}

/** The row that is selected, if it is still there. */
export function selectedRow(): TimelineRow | undefined {
  const key = useUi.getState().selectedRow;
  return key === null ? undefined : useProjections.getState().opened?.rows.find((row) => row.key === key);
}

/** Selects the row above or below the selected one; from nowhere, the last one. Past the end the composer has the focus. */
export function moveSelection(step: 1 | -1): void {
  const rows = useProjections.getState().opened?.rows ?? [];
  const key = useUi.getState().selectedRow;
  const at = key === null ? rows.length : rows.findIndex((row) => row.key === key);
  const to = rows[Math.max(0, at + step)];
  if (to === undefined) {
    selectRow(null);
    focusComposer();
  } else selectRow(to.key);
}
