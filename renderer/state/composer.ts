import { create } from 'zustand';
import type { EntityId, Instant } from '../../shared/ids.ts';
import type { EntryKind } from '../../shared/incident/vocabulary.ts';

/** A line that was entered and is not in the record yet. */
export type Pending = {
  readonly entry: EntityId;
  readonly text: string;
  readonly kind: EntryKind;
  readonly at: Instant;
};

export type Composer = {
  readonly text: string;
  readonly kind: EntryKind;
  /** The time that was typed as the first word, out of the text and in the column of times. */
  readonly time: { readonly at: Instant; readonly token: string } | null;
  /** The person said that what looks like a time is prose. */
  readonly prose: boolean;
  /** The entry that is being corrected. */
  readonly correcting: EntityId | null;
  /** What was being typed when a correction began; it comes back afterwards. */
  readonly aside: string;
  /** Lines that were entered and not acknowledged, oldest first. */
  readonly pending: readonly Pending[];
  /** The sentence of the last attempt to save; the lines are kept and wait for Retry. */
  readonly notSaved: string | null;
  /** Why a line was refused; its text is back in the composer. */
  readonly refused: string | null;
  /** Grows when the log shall show its end: the person added a line. */
  readonly follow: number;
};

const initial: Composer = {
  text: '',
  kind: 'note',
  time: null,
  prose: false,
  correcting: null,
  aside: '',
  pending: [],
  notSaved: null,
  refused: null,
  follow: 0,
};

export const useComposer = create<Composer>(() => initial);

/** An empty line, ready for the next entry; pending lines stay. */
export const emptyLine = {
  text: '',
  kind: 'note',
  time: null,
  prose: false,
  correcting: null,
  aside: '',
  refused: null,
} as const;

export const resetComposer = (): void => useComposer.setState(initial);
export const changeComposer = (change: Partial<Composer>): void => useComposer.setState(change);
export const addPending = (line: Pending): void =>
  useComposer.setState((s) => ({ pending: [...s.pending, line], follow: s.follow + 1 }));
export const removePending = (entry: EntityId): void =>
  useComposer.setState((s) => ({ pending: s.pending.filter((line) => line.entry !== entry) }));
