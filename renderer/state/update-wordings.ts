import { create } from 'zustand';
import type { EventId, Instant } from '../../shared/ids.ts';
import type { UpdateFactName } from '../../shared/incident/update-facts.ts';
import { audiences, type Audience, type PageStatus } from '../../shared/incident/vocabulary.ts';

/** Whose words they are: one audience's, or everybody's where all get the same. */
export type Whose = Audience | 'all';
export const everyWhose: readonly Whose[] = [...audiences, 'all'];

/** A wording that was shared, as it was when it was taken over here. */
export type TakenDraft = { readonly id: EventId; readonly text: string };

/** The stakeholder update that is being written at this desktop, before any of it is in the record. */
export type UpdateWordings = {
  /** What was typed; null where nothing was, and the words come from the facts. */
  readonly typed: Readonly<Record<Whose, string | null>>;
  /** Whether all get the same words. */
  readonly together: boolean;
  /** Who gets them then; null for those who wait. */
  readonly to: readonly Audience[] | null;
  /** The time of the next update that was chosen by hand, for everybody. */
  readonly next: Instant | null;
  /** When it was sent, if not now. */
  readonly sentAt: Instant | null;
  /** Both times as they stand in their fields: what will be recorded is always seen there. */
  readonly times: TypedTimes;
  /** A time was typed that can't be read: nothing is sent with another one in its place. */
  readonly wrongTime: boolean;
  /** The shared words that stand in the editor as long as nothing is typed; undefined until somebody looked. */
  readonly taken: Readonly<Partial<Record<Audience, TakenDraft | null>>>;
  /** Shared words of others that were looked at, and not taken. */
  readonly passed: ReadonlySet<EventId>;
  readonly status: Readonly<Partial<Record<Whose, PageStatus>>>;
  readonly channel: Readonly<Partial<Record<Whose, string>>>;
  /** What the facts said when somebody's words were begun: what changes after that is shown beside them. */
  readonly seen: Readonly<Partial<Record<Whose, FactsSeen>>>;
};

/** Words of a time each, as they are typed. */
export type TypedTimes = { readonly next: string; readonly sent: string };

/** The words of each fact as somebody saw it; none for one that nobody had stated. */
export type FactsSeen = Readonly<Partial<Record<UpdateFactName, string>>>;

const initial: UpdateWordings = {
  typed: { executives: null, product: null, support: null, customers: null, all: null },
  together: false,
  to: null,
  next: null,
  sentAt: null,
  times: { next: '', sent: '' },
  wrongTime: false,
  taken: {},
  passed: new Set(),
  status: {},
  channel: {},
  seen: {},
};

export const useWordings = create<UpdateWordings>(() => initial);

export const changeWordings = (change: Partial<UpdateWordings>): void => useWordings.setState(change);

/** Keeps what is typed for somebody; null gives the words back to the facts. */
export const writeWords = (whose: Whose, text: string | null): void =>
  useWordings.setState(({ typed }) => ({ typed: { ...typed, [whose]: text } }));

/** Forgets what was chosen and typed: another incident has its own. */
export const resetWordings = (typed: Partial<UpdateWordings['typed']> = {}, together = false): void =>
  useWordings.setState({ ...initial, typed: { ...initial.typed, ...typed }, together });
