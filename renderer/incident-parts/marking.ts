import { boardItem, type BoardItem } from '../../shared/incident/boards.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import { entrySlice } from '../../shared/incident/events/entry-logged.ts';
import { isSettledMark, marksOf, markWord, type EntryMark } from '../../shared/incident/marks.ts';
import { winner } from '../../shared/incident/register.ts';
import { canMark } from '../../shared/incident/policy.ts';
import { entryKindLabel, type EntryKind } from '../../shared/incident/vocabulary.ts';
import { runOrSay } from '../bridge/incidents.ts';
import { wallClock } from '../state/clock.ts';
import { changeComposer, emptyLine, isAboutEntry, useComposer } from '../state/composer.ts';
import { focusComposer } from '../state/focus.ts';
import { useProjections } from '../state/projections.ts';
import { offerUndo, selectRow, showTrouble } from '../state/ui.ts';
import { draftWords } from '../state/words.ts';
import { objectTo } from './objecting.ts';
import { zone } from './zone.ts';

/** What a key asks for on any entry that waits: the good end, the other end, heard, something else, open again. */
export type Outcome = 'settled' | 'dropped' | 'heard' | 'other' | 'again';

/** The mark that an outcome means for a kind: A on an ask is “answered”, on a hypothesis “confirmed”. */
export function markFor(kind: EntryKind, outcome: Outcome): EntryMark | undefined {
  const marks = marksOf(kind);
  const settled = marks.filter((mark) => isSettledMark(mark));
  if (outcome === 'settled') return settled[0];
  if (outcome === 'dropped') return settled[1];
  if (outcome === 'other') return marks.find((mark) => mark === 'changed' || mark === 'objected');
  return marks.find((mark) => mark === (outcome === 'heard' ? 'acknowledged' : 'open'));
}

/** What is asked for beside the mark, in the line: the answer, the evidence, why. null where the mark says it all. */
export function noteAsked(kind: EntryKind, mark: EntryMark): string | null {
  if (mark === 'dropped') return 'Why? Enter records it';
  if (mark === 'changed') return 'What holds now? Enter records it as the new decision';
  if (mark === 'objected') return 'What is the strong objection? Enter records it';
  if (kind === 'hypothesis' && mark !== 'open') return 'What is the evidence? Enter records it';
  if (kind === 'ask' && mark === 'done') return 'What was the answer? Enter records it';
  return kind === 'decision' && mark === 'done' ? 'What came of it? Enter records it' : null;
}

/** An entry that waits, as it stands now; undefined when it was taken back. */
export function waitingEntry(entry: string): BoardItem | undefined {
  const { opened } = useProjections.getState();
  const held = opened === null ? undefined : entrySlice.of(opened.incident).get(entry);
  return opened === null || held === undefined ? undefined : boardItem(opened.incident, entry, held, 0);
}

/** Minutes that are left of the time that an entry was given beyond its own; none where it was given none. */
function keptMinutes({ entry, dueAt }: BoardItem): number | undefined {
  const { opened } = useProjections.getState();
  const held = opened === null ? undefined : entrySlice.of(opened.incident).get(entry);
  const given = winner(held?.marking)?.value.dueAt ?? null;
  const left = dueAt === null ? 0 : Math.ceil((dueAt - wallClock()) / 60_000);
  return given === null || left < 1 ? undefined : left;
}

function marking(
  { entry }: Pick<BoardItem, 'entry'>,
  mark: EntryMark,
  note: string | null,
  minutes: number | undefined,
): CommandInput {
  const said = {
    ...(note === null || note === '' ? {} : { note }),
    ...(minutes === undefined ? {} : { minutes }),
  };
  return { name: 'mark', fields: { entry, mark, ...said } };
}

/**
 * Says what became of an entry; Ctrl+Z makes it what it was.
 * @returns whether it was recorded; why not is said above the composer.
 */
export async function markItem(
  item: BoardItem,
  mark: EntryMark,
  said: { readonly note?: string; readonly minutes?: number } = {},
): Promise<boolean> {
  if (mark === 'objected') return objectTo(item.entry, said.note ?? '');
  const kept = keptMinutes(item);
  const minutes = said.minutes ?? (isSettledMark(mark) ? undefined : kept);
  if (!(await runOrSay(marking(item, mark, said.note ?? null, minutes)))) return false;
  const words =
    said.minutes === undefined
      ? `${entryKindLabel[item.kind]} ${markWord(item.kind, mark)}`
      : `${entryKindLabel[item.kind]} given ${said.minutes} min from now`;
  const back = marking(item, item.mark, item.marked?.note ?? null, kept);
  // More time is taken back to the very moment at which it was due before.
  const until =
    said.minutes === undefined || item.dueAt === null ? {} : { minutes: undefined, until: item.dueAt };
  offerUndo(words, back.name === 'mark' ? { ...back, fields: { ...back.fields, ...until } } : back);
  return true;
}

/**
 * Marks an entry, or asks in the line for the words that belong to the mark. What was being typed stands aside until
 * Enter or Esc.
 */
export function markOrAsk(item: BoardItem, mark: EntryMark): void {
  const { opened } = useProjections.getState();
  if (opened === null || item.mark === mark) return;
  const verdict = canMark(opened.incident, item.entry, mark);
  if (verdict !== true) {
    showTrouble(`Nothing changed: ${verdict}.`);
    return;
  }
  if (noteAsked(item.kind, mark) === null) {
    void markItem(item, mark);
    return;
  }
  const now = useComposer.getState();
  const aside = isAboutEntry(now) ? now.aside : draftWords(now, zone);
  changeComposer({
    ...emptyLine,
    kind: item.kind,
    prose: true,
    plain: true,
    marking: { entry: item.entry, mark },
    aside,
  });
  selectRow(null);
  focusComposer();
}
