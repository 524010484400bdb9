import { takesMinutes } from '../../../shared/incident/marks.ts';
import { canCorrect } from '../../../shared/incident/policy.ts';
import { canRedact } from '../../../shared/incident/redaction.ts';
import type { TimelineRow } from '../../../shared/incident/timeline.ts';
import { entryKinds } from '../../../shared/incident/vocabulary.ts';
import { leadingTime } from '../../../shared/time/words.ts';
import { runOrSay } from '../../bridge/incidents.ts';
import { correctionOf } from '../../bridge/lines.ts';
import { giveMoreTime } from '../../incident-parts/ask-actions.ts';
import { markFor, markOrAsk, waitingEntry, type Outcome } from '../../incident-parts/marking.ts';
import { markedCopy } from '../../incident-parts/marked-copy.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { changeComposer, emptyLine, isAboutEntry, useComposer } from '../../state/composer.ts';
import { focusComposer } from '../../state/focus.ts';
import { isRecorded, useProjections } from '../../state/projections.ts';
import { offerUndo, openSheet, selectRow, showTrouble, useUi } from '../../state/ui.ts';
import { draftWords } from '../../state/words.ts';
import { filterRows } from './filters.ts';
import { copyText, rowAsText } from './row-copy.ts';
import { isEntry } from './row-words.ts';
import { useLogView } from './view.ts';

/** Opens an entry in the composer, an update in its sheet. What was being typed is put aside and comes back afterwards. */
export function correctRow(row: TimelineRow): void {
  const { opened } = useProjections.getState();
  if (opened === null) return;
  if (row.kind === 'update') {
    openSheet({ name: 'update', correct: row.key });
    return;
  }
  const verdict = canCorrect(opened.incident, row.key);
  if (verdict !== true) {
    showTrouble(`Not corrected: ${verdict}.`);
    return;
  }
  const now = useComposer.getState();
  const aside = isAboutEntry(now) ? now.aside : draftWords(now, zone);
  const kind = entryKinds.find((each) => each === row.kind) ?? 'note';
  const { to = null, dueAt = null } = row.waits ?? {};
  changeComposer({
    ...emptyLine,
    ...correctionOf({ at: row.at, to, dueAt: takesMinutes(kind) ? dueAt : null }),
    text: row.text,
    kind,
    // Words that would be read as a time or a person if they were typed stay words.
    prose: leadingTime(row.text, { now: wallClock(), zone }) !== null,
    plain: true,
    correcting: row.key,
    aside,
  });
  selectRow(null);
  focusComposer();
}

/** My latest entry that can still be corrected; one that is being saved is waited for. */
export function correctMyLast(): void {
  const { opened, settings } = useProjections.getState();
  if (opened === null) return;
  const { pending, notSaved } = useComposer.getState();
  if (pending.length > 0) {
    if (notSaved === null) correctOnceSaved();
    return;
  }
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

/** Waits until what was entered last is a row of the log; typing, or a failure to save, ends the waiting. */
function correctOnceSaved(): void {
  const entry = useComposer.getState().pending.at(-1)?.entry ?? '';
  const look = (): void => {
    const now = useComposer.getState();
    if (now.pending.length > 0 && now.notSaved === null) return;
    const over = now.notSaved !== null || now.text !== '' || isAboutEntry(now);
    if (!over && !isRecorded(entry)) return;
    for (const end of ends) end();
    if (!over) correctMyLast();
  };
  const ends = [useComposer.subscribe(look), useProjections.subscribe(look)];
}

/** Whether a row can be taken back: what a person entered or sent. */
export const canTakeBack = (row: TimelineRow): boolean =>
  (isEntry(row) || row.kind === 'update') && row.takenBackBy === undefined;

export async function takeBackRow(row: TimelineRow): Promise<void> {
  const update = row.kind === 'update';
  const [back, again] = takingBack(row);
  if (!(await runOrSay(back))) return;
  offerUndo(update ? 'Update taken back' : 'Entry taken back', again);
}

export async function restoreRow(row: TimelineRow): Promise<void> {
  const update = row.kind === 'update';
  const [back, again] = takingBack(row);
  if (!(await runOrSay(again))) return;
  offerUndo(update ? 'Update restored' : row.kind === 'console' ? 'Import restored' : 'Entry restored', back);
}

/** What the console said of an import was taken back with it, and comes back with it: the one that is named, or the latest. */
function takingImportBack(key: string) {
  const is = useProjections.getState().opened?.incident.events.get(key)?.t;
  const source = is === 'source-imported/1' ? key : 'last';
  return [
    { name: 'undo-import', fields: { source, undo: false } },
    { name: 'undo-import', fields: { source, undo: true } },
  ] as const;
}

const takingBack = ({ kind, key }: TimelineRow) =>
  kind === 'console'
    ? takingImportBack(key)
    : kind === 'update'
      ? ([
          { name: 'withdraw-update', fields: { update: key } },
          { name: 'withdraw-update', fields: { update: key, undo: true } },
        ] as const)
      : ([
          { name: 'remove', fields: { entry: key } },
          { name: 'restore', fields: { entry: key } },
        ] as const);

export function copyRow(row: TimelineRow): void {
  copyText(markedCopy(rowAsText(row, zone)));
}

/** Whether an outcome means something for a row, and is not what became of it already. */
export function fits(row: TimelineRow, outcome: Outcome): boolean {
  if (row.waits === undefined || row.takenBackBy !== undefined) return false;
  const mark = markFor(row.waits.kind, outcome);
  // What was decided or dropped takes nothing more, unless it is opened again.
  if (row.kind === 'proposal' && !row.waits.open && outcome !== 'again') return false;
  return mark !== undefined && mark !== row.waits.mark;
}

/** Says what became of the entry of a row. */
export function markRow(row: TimelineRow, outcome: Outcome): void {
  const item = waitingEntry(row.key);
  const mark = item === undefined ? undefined : markFor(item.kind, outcome);
  if (item !== undefined && mark !== undefined) markOrAsk(item, mark);
}

/** Whether a row is an ask that waits: it can be given more time. */
export const waitsForAnswer = ({ kind, waits, takenBackBy }: TimelineRow): boolean =>
  kind === 'ask' && waits?.open === true && takenBackBy === undefined;

export function moreTime(row: TimelineRow, minutes: 5 | 10): void {
  const item = waitingEntry(row.key);
  if (item !== undefined) void giveMoreTime(item, minutes);
}

/** Whether the words of a row can be taken out for good. */
export function canRedactRow(row: TimelineRow): boolean {
  const { opened } = useProjections.getState();
  return opened !== null && canRedact(opened.incident, row.key) === true;
}

/** Asks why, and says what goes and what stays. */
export const redactRow = ({ key }: TimelineRow): void => openSheet({ name: 'redact', entry: key });

/** The row that is selected, if it is still there. */
export function selectedRow(): TimelineRow | undefined {
  const key = useUi.getState().selectedRow;
  return key === null ? undefined : useProjections.getState().opened?.rows.find((row) => row.key === key);
}

/** Selects the row above or below the selected one; from nowhere, the last one. Past the end the composer has the focus. */
export function moveSelection(step: 1 | -1): void {
  const rows = filterRows(useProjections.getState().opened?.rows ?? [], useLogView.getState().filter);
  const key = useUi.getState().selectedRow;
  const at = key === null ? rows.length : rows.findIndex((row) => row.key === key);
  const to = rows[Math.max(0, at + step)];
  if (to === undefined) {
    selectRow(null);
    focusComposer();
    return;
  }
  selectRow(to.key);
  // At once, so that the next key is the row's; where it is not on screen yet, the log takes it until it is.
  const element =
    document.getElementById(`row-${to.key}`) ?? document.querySelector<HTMLElement>('[role="log"]');
  element?.focus({ preventScroll: true });
}
