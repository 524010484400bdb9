import type { Hlc } from '../clock.ts';
import type { EntityId, EventId, Instant } from '../ids.ts';
import { compareLogOrder, compareWritten } from './envelope.ts';
import { entrySlice, waitingSlice, type Entry, type Heard, type Marking } from './events/entry-logged.ts';
import { pacesOf, shiftedBy } from './exercise.ts';
import { lastReopening } from './facts.ts';
import { comesBack, isSettledMark, marksOf, waits, type EntryMark } from './marks.ts';
import { winner, type Write } from './register.ts';
import { derived, entity, type Incident } from './state.ts';
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
  /** The proposal or the decision that it came from. */
  readonly about: EntityId | null;
  readonly mark: EntryMark;
  readonly open: boolean;
  /** Who marked it and when, with the answer, the evidence or the reason. */
  readonly marked: Marked | null;
  /** Who acknowledged it, and when: that stays known when it is given more time, and when it is answered. */
  readonly heard: Heard | null;
  /** A criterion that was verified before the incident was last reopened: it is open again. */
  readonly former: Marked | null;
};

type Marked = { readonly by: string; readonly at: Instant; readonly note: string | null };

/** What was said of an entry last. What was said of it as another kind does not fit what it was corrected to. */
function saidOf(held: Entry, kind: EntryKind): Write<Marking> | undefined {
  const marking = winner(held.marking);
  return marking !== undefined && marksOf(kind).includes(marking.value.mark) ? marking : undefined;
}

/** Whether a criterion was verified before the incident was last reopened: what held then has to be looked at again. */
function isOvertaken(incident: Incident, marking: Write<Marking>): boolean {
  if (marking.value.mark !== 'verified') return false;
  const reopened = lastReopening(incident);
  return reopened !== undefined && compareWritten(marking, reopened) < 0;
}

/** What became of an entry, as far as it still counts. */
export function markingOf(incident: Incident, held: Entry, kind: EntryKind): Write<Marking> | undefined {
  const said = saidOf(held, kind);
  return said === undefined || isOvertaken(incident, said) ? undefined : said;
}

/** One entry as a board shows it; undefined when it was taken back, or has not arrived yet. */
export function boardItem(
  incident: Incident,
  entry: EntityId,
  held: Entry,
  number: number,
): BoardItem | undefined {
  const { first } = held;
  if (first === undefined || winner(held.removed)?.value === true) return undefined;
  const { kind, text, at, to, dueAt, about } = winner(held.body)?.value ?? first;
  const said = saidOf(held, kind);
  const marking = markingOf(incident, held, kind);
  const mark = marking?.value.mark ?? 'open';
  return {
    entry,
    number,
    kind,
    text,
    at,
    by: first.event.u,
    to,
    dueAt: comesBack(kind) ? dueIn(incident, { at, dueAt }, marking) : null,
    about,
    mark,
    open: !isSettledMark(mark),
    marked: marking === undefined ? null : markedBy(marking),
    heard: heardBy(marking),
    former: said === undefined || said === marking ? null : markedBy(said),
  };
}

/** When it comes back: as it was said, or given more time since; the pauses of an exercise are added. */
function dueIn(
  incident: Incident,
  said: { readonly at: Instant; readonly dueAt: Instant | null },
  marking: Write<Marking> | undefined,
): Instant | null {
  const given = marking?.value.dueAt ?? null;
  const [from, due] = given === null || marking === undefined ? [said.at, said.dueAt] : [marking.at, given];
  return due === null ? null : shiftedBy(incident, from, due);
}

/** Who acknowledged an entry, as far as what was said of it last still holds that. */
export const heardBy = (marking: Write<Marking> | undefined): Heard | null =>
  marking === undefined
    ? null
    : (marking.value.heard ??
      (marking.value.mark === 'acknowledged' ? { by: marking.u, at: marking.at } : null));

const markedBy = ({ u, at, value }: Write<Marking>): Marked => ({ by: u, at, note: value.note });

/** Everything of one kind that waits or waited, in log order. The same items until something in them changes. */
export function boardOf(incident: Incident, kind: EntryKind): readonly BoardItem[] {
  return waits(kind) ? (boardsOf(incident).get(kind) ?? none) : none;
}

type Boards = ReadonlyMap<EntryKind, readonly BoardItem[]>;
const none: readonly never[] = [];

type Placed = {
  readonly at: Instant;
  readonly h: Hlc;
  readonly id: EventId;
  readonly entry: EntityId;
  readonly held: Entry;
};

const boardsOf = derived((incident): Boards => {
  const byKind = new Map<EntryKind, Placed[]>();
  const entries = entrySlice.of(incident);
  for (const entry of waitingSlice.of(incident)) {
    const held = entries.get(entry);
    const first = held?.first;
    if (held === undefined || first === undefined || winner(held.removed)?.value === true) continue;
    const { kind, at } = winner(held.body)?.value ?? first;
    const { h, id } = first.event;
    entity(byKind, kind, () => [] as Placed[]).push({ at, h, id, entry, held });
  }
  const boards = new Map<EntryKind, readonly BoardItem[]>();
  for (const [kind, placed] of byKind) {
    const items = placed
      .sort(compareLogOrder)
      .map(({ entry, held }, index) => keptItem(incident, entry, held, index + 1));
    boards.set(
      kind,
      items.filter((item) => item !== undefined),
    );
  }
  return boards;
});

/** What an item was made from: as long as it is this, the item is the same object. */
type Kept = { readonly from: readonly unknown[]; readonly item: BoardItem | undefined };
const kept = new WeakMap<Entry, Kept>();

function keptItem(incident: Incident, entry: EntityId, held: Entry, number: number): BoardItem | undefined {
  const { first, body, removed, marking } = held;
  const reopened = lastReopening(incident)?.id;
  const paces = pacesOf(incident);
  const from = [first, body?.visible, removed?.visible, marking?.visible, number, reopened, paces];
  const before = kept.get(held);
  if (before?.from.every((part, i) => part === from[i]) === true) return before.item;
  const item = boardItem(incident, entry, held, number);
  kept.set(held, { from, item });
  return item;
}
