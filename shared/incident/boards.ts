import type { EntityId, Instant } from '../ids.ts';
import { compareLogOrder } from './envelope.ts';
import { entrySlice, waitingSlice, type Entry, type Marking } from './events/entry-logged.ts';
import { comesBack, isSettledMark, marksOf, waits, type EntryMark } from './marks.ts';
import { winner, type Write } from './register.ts';
import type { Incident } from './state.ts';
import type { EntryKind } from './vocabulary.ts';

/** An entry that waits for something, as a board at the side shows it. */
export type BoardItem = {
  readonly entry: EntityId;
  /** Its number among those of its kind, in log order: “hypothesis 2”; 0 where one entry is looked at by itself. */
  readonly number: number;
  readonly kind: EntryKind;
  readonly text: string;
  readonly at: Instant;
  readonly by: string;
  readonly to: string | null;
  /** When it comes back: as it was said, or as it was given more time. */
  readonly dueAt: Instant | null;
  readonly mark: EntryMark;
  readonly open: boolean;
  /** Who marked it and when, with the answer, the evidence or the reason. */
  readonly marked: { readonly by: string; readonly at: Instant; readonly note: string | null } | null;
};

/** What became of an entry. What was said of it as another kind does not fit what it was corrected to. */
export function markingOf(held: Entry, kind: EntryKind): Write<Marking> | undefined {
  const marking = winner(held.marking);
  return marking !== undefined && marksOf(kind).includes(marking.value.mark) ? marking : undefined;
}

/** One entry as a board shows it; undefined when it was taken back, or has not arrived yet. */
export function boardItem(entry: EntityId, held: Entry, number: number): BoardItem | undefined {
  const { first } = held;
  if (first === undefined || winner(held.removed)?.value === true) return undefined;
  const { kind, text, at, to, dueAt } = winner(held.body)?.value ?? first;
  const marking = markingOf(held, kind);
  const mark = marking?.value.mark ?? 'open';
  return {
    entry,
    number,
    kind,
    text,
    at,
    by: first.event.u,
    to,
    dueAt: comesBack(kind) ? (marking?.value.dueAt ?? dueAt) : null,
    mark,
    open: !isSettledMark(mark),
    marked: marking === undefined ? null : { by: marking.u, at: marking.at, note: marking.value.note },
  };
}

/** Everything of one kind that waits or waited, in log order. */
export function boardOf(incident: Incident, kind: EntryKind): readonly BoardItem[] {
  if (!waits(kind)) return [];
  const entries = entrySlice.of(incident);
  const found: {
    readonly key: { at: Instant; h: readonly [number, number]; id: string };
    readonly item: BoardItem;
  }[] = [];
  for (const id of waitingSlice.of(incident)) {
    const held = entries.get(id);
    const item = held === undefined ? undefined : boardItem(id, held, 0);
    const first = held?.first?.event;
    if (item === undefined || first === undefined || item.kind !== kind) continue;
    found.push({ key: { at: item.at, h: first.h, id: first.id }, item });
  }
  return found
    .sort((a, b) => compareLogOrder(a.key, b.key))
    .map(({ item }, index) => ({ ...item, number: index + 1 }));
}
