import { create } from 'zustand';
import type { EntityId, Instant } from '../../shared/ids.ts';
import type { AttachedFile } from '../../shared/incident/files.ts';
import type { EntryMark } from '../../shared/incident/marks.ts';
import type { EntryKind } from '../../shared/incident/vocabulary.ts';

/** A line that was entered and is not in the record yet. */
export type Pending = {
  readonly entry: EntityId;
  readonly text: string;
  readonly kind: EntryKind;
  readonly at: Instant;
  readonly to?: string | undefined;
  readonly minutes?: number | undefined;
  readonly files?: readonly AttachedFile[] | undefined;
};

/** A file of the line: on its way into the store (`share` of it is there), or in it. */
export type LineFile = {
  readonly id: number;
  readonly name: string;
  readonly share: number;
  readonly file: AttachedFile | null;
};

export type Composer = {
  readonly text: string;
  readonly kind: EntryKind;
  /**
   * The time that was typed as the first word, out of the text and in the column of times. `kept` is the time of an
   * entry that is being corrected: a new one replaces it.
   */
  readonly time: { readonly at: Instant; readonly token: string; readonly kept?: true } | null;
  /** The person said that what looks like a time is prose. */
  readonly prose: boolean;
  /** Who is asked, who does it, who clears it: the first word after the kind, as `@to` was typed. */
  readonly to: string | null;
  /** How long an ask may take: the word after the person. */
  readonly wait: { readonly minutes: number; readonly token: string } | null;
  /** The person said that what looks like a person or minutes is prose. */
  readonly plain: boolean;
  /** The entry that is being corrected. */
  readonly correcting: EntityId | null;
  /** The entry of which the line says what became of it: the answer, the evidence, why. */
  readonly marking: { readonly entry: EntityId; readonly mark: EntryMark } | null;
  /** What was being typed when a correction began; it comes back afterwards. */
  readonly aside: string;
  /** Files that the line will bring along; they wait while another entry is corrected. */
  readonly files: readonly LineFile[];
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
  to: null,
  wait: null,
  plain: false,
  correcting: null,
  marking: null,
  aside: '',
  files: [],
  pending: [],
  notSaved: null,
  refused: null,
  follow: 0,
};

export const useComposer = create<Composer>(() => initial);

/** An empty line, ready for the next entry; pending lines and files stay. */
export const emptyLine = {
  text: '',
  kind: 'note',
  time: null,
  prose: false,
  to: null,
  wait: null,
  plain: false,
  correcting: null,
  marking: null,
  aside: '',
  refused: null,
} as const;

export const resetComposer = (): void => useComposer.setState(initial);
export const changeComposer = (change: Partial<Composer>): void => useComposer.setState(change);
export const addPending = (line: Pending): void =>
  useComposer.setState((s) => ({ pending: [...s.pending, line], follow: s.follow + 1 }));
export const removePending = (entry: EntityId): void =>
  useComposer.setState((s) => ({ pending: s.pending.filter((line) => line.entry !== entry) }));
export const changeFile = (id: number, change: Partial<LineFile>): void =>
  useComposer.setState((s) => ({ files: s.files.map((f) => (f.id === id ? { ...f, ...change } : f)) }));
export const removeFile = (id: number): void =>
  useComposer.setState((s) => ({ files: s.files.filter((file) => file.id !== id) }));

/** Whether the line is about an entry that is in the log already, so that what was typed before stands aside. */
export const isAboutEntry = ({ correcting, marking }: Composer): boolean =>
  correcting !== null || marking !== null;
