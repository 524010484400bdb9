import * as z from 'zod';
import type { EntryKind } from './vocabulary.ts';

/**
 * What became of an entry that waits for something. Which ones fit depends on its kind: `marksOf`. A decision that is
 * `changed` is followed by another one; a proposal that is `objected` to stays open, the objection is an entry.
 */
export const entryMarks = [
  'open',
  'acknowledged',
  'done',
  'confirmed',
  'ruled-out',
  'verified',
  'cleared',
  'dropped',
  'changed',
  'objected',
] as const;
export const entryMarkSchema = z.enum(entryMarks);
export type EntryMark = (typeof entryMarks)[number];

/** What an entry of each kind can become, and the word for it. Kinds that wait for nothing have none. */
const words: Readonly<Partial<Record<EntryKind, Readonly<Partial<Record<EntryMark, string>>>>>> = {
  ask: { open: 'open', acknowledged: 'acknowledged', done: 'answered', dropped: 'dropped' },
  action: { open: 'open', done: 'done', dropped: 'dropped' },
  hypothesis: { open: 'open', confirmed: 'confirmed', 'ruled-out': 'ruled out' },
  criterion: { open: 'not verified', verified: 'verified', dropped: 'dropped' },
  roadblock: { open: 'open', cleared: 'cleared' },
  risk: { open: 'open', cleared: 'dealt with', dropped: 'accepted' },
  proposal: { open: 'open', done: 'decided', dropped: 'dropped', objected: 'objected to' },
  decision: { open: 'stands', done: 'revisited', dropped: 'reversed', changed: 'changed' },
};

/** The marks that fit a kind, `open` first; none where there is nothing to wait for. */
export const marksOf = (kind: EntryKind): readonly EntryMark[] =>
  entryMarks.filter((mark) => words[kind]?.[mark] !== undefined);

/** Whether an entry of this kind waits for something. Asked for every entry that is folded: one look-up. */
export const waits = (kind: EntryKind): boolean => words[kind] !== undefined;

/** The word for a mark on an entry of a kind: an ask is “answered”, a hypothesis “ruled out”. */
export const markWord = (kind: EntryKind, mark: EntryMark): string => words[kind]?.[mark] ?? mark;

/** The words for what waits again after it was settled. */
export const openAgainWord = (kind: EntryKind): string =>
  kind === 'criterion' ? 'to be verified again' : `${markWord(kind, 'open')} again`;

/** Whether entries of a kind have a time of their own: asks come back, decisions are looked at again. */
export const comesBack = (kind: EntryKind): boolean => kind === 'ask' || kind === 'decision';

/** Whether minutes can be said with an entry of a kind: a proposal's count from when it is decided. */
export const takesMinutes = (kind: EntryKind): boolean => comesBack(kind) || kind === 'proposal';

/** Whether it no longer waits: answered, ruled out, verified, cleared, dropped. */
export const isSettledMark = (mark: EntryMark): boolean =>
  mark !== 'open' && mark !== 'acknowledged' && mark !== 'objected';
