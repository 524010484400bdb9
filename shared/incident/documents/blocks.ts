import type { AttachedFile } from '../files.ts';

/**
 * A piece of a document, which every format writes in its own way. Strings are words as they are in the record, never
 * markup: whoever writes a format escapes them. Only `markdown` is markup that people wrote.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** The console's own words, or one text of a person's. */
  | { readonly kind: 'words'; readonly text: string }
  /** People's Markdown; its highest heading comes below `level`. */
  | { readonly kind: 'markdown'; readonly text: string; readonly level: number }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, words: string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'timeline'; readonly items: readonly TimelineItem[] };

export type ListItem = {
  /** What is said first and stands out: a category, a verdict. Empty for nothing. */
  readonly lead: string;
  readonly text: string;
  /** Lines below it. */
  readonly details: readonly string[];
};

export type TimelineItem =
  | { readonly kind: 'day'; readonly text: string }
  | {
      readonly kind: 'entry';
      /** `13:05 (14:05)`. */
      readonly clock: string;
      readonly who: string;
      /** `decision`; empty for a plain note. */
      readonly what: string;
      readonly text: string;
      readonly details: readonly string[];
      /** What the review says of it, in Markdown. */
      readonly note: string;
      /** Where it can be seen. */
      readonly evidence: string;
      readonly files: readonly AttachedFile[];
    }
  /** A run of rows that were left out: nothing is hidden. */
  | { readonly kind: 'left-out'; readonly text: string };

/** A post-mortem, ready to be written in a format. */
export type PostmortemDocument = {
  readonly id: string;
  /** `SEV1: Films do not start`. */
  readonly title: string;
  readonly exercise: boolean;
  /** `Draft`: said at its beginning until it is published. null once it is. */
  readonly unfinished: string | null;
  readonly blocks: readonly Block[];
};

/** By what a picture is found again: its bytes. */
export const pictureKey = ({ chunks }: AttachedFile): string => chunks.join('.');
