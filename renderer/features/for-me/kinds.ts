import type { Instant } from '../../../shared/ids.ts';
import type { ForMe } from '../../../shared/incident/for-me.ts';
import { forAsk } from './for-ask.ts';
import { forDraft } from './for-draft.ts';
import { forHandoff } from './for-handoff.ts';
import { forInject } from './for-inject.ts';
import { forPage } from './for-page.ts';
import { forProposal } from './for-proposal.ts';

/** What can be done about something that is asked of the person, in a word. */
export type Answer = { readonly label: string; readonly run: () => void };

/** How one kind of asked thing stands in the strip. */
export type ForMeKind<A extends ForMe> = {
  /** Who asks what, before the words: “marek asks you”. */
  readonly lead: (asked: A) => string;
  /** What else is to be known, in a few words: since when, who objects. */
  readonly about: (asked: A, now: Instant) => string;
  /** When it is due, where it has a clock. */
  readonly dueAt: (asked: A) => Instant | null;
  /** What answers it; the first is what the key does. */
  readonly answers: (asked: A) => readonly [Answer, ...Answer[]];
};

/** The kinds, a file each. */
const kinds: { readonly [K in ForMe['kind']]: ForMeKind<Extract<ForMe, { kind: K }>> } = {
  ask: forAsk,
  draft: forDraft,
  handoff: forHandoff,
  inject: forInject,
  page: forPage,
  proposal: forProposal,
};

export const kindOf = (asked: ForMe): ForMeKind<ForMe> => kinds[asked.kind] as ForMeKind<ForMe>; // its own kind's
