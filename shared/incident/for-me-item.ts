import type { Instant } from '../ids.ts';

/** What all kinds of things have in common that are asked of one person. */
export type ForMeItem = {
  /** Stays the same as long as it is about the same thing. */
  readonly key: string;
  /** Since when it waits. */
  readonly at: Instant;
  readonly by: string;
  /** What is asked, in a sentence. */
  readonly text: string;
  /** It was heard, and its end is still owed: what nobody has heard stands before it. */
  readonly heard: boolean;
};
