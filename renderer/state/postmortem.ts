import { create } from 'zustand';
import type { Finding } from '../../shared/wording/finding.ts';

/** Whether all that was typed is in the record, on its way there, or was not taken. */
export type TextsSaved =
  | { readonly name: 'saved' }
  | { readonly name: 'waiting' }
  | { readonly name: 'failed'; readonly why: string };

/** What stands in the middle of the post-mortem. */
export type PostmortemView = 'text' | 'meeting' | 'versions';
/** Which side stands beside the text where there is room for one; or the text, where there is room for it only. */
export type PostmortemFold = 'text' | 'check' | 'parts';
/** Words that are to go from a part for good, while somebody is asked why. */
export type Redacting = { readonly part: string; readonly words: string };

/** The post-mortem that is on screen. */
export type PostmortemState = {
  /** The part at hand, by its id. */
  readonly part: string;
  readonly view: PostmortemView;
  readonly fold: PostmortemFold;
  /** Whether the ways to publish it are offered. */
  readonly publishing: boolean;
  readonly redacting: Redacting | null;
  readonly saved: TextsSaved;
  /** What the check found in each part, without what was kept; a part that is missing was not read yet. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** The finding that is raised in the part at hand. */
  readonly raised: number;
  /** The words of a part as they stand on the screen, for what prints them; null while no post-mortem is there. */
  readonly words: ((part: string) => string) | null;
  /** How far the check before the meeting is; null while nobody has looked. */
  readonly preRead: { readonly done: number; readonly of: number } | null;
};

const initial: PostmortemState = {
  part: '',
  view: 'text',
  fold: 'text',
  publishing: false,
  redacting: null,
  saved: { name: 'saved' },
  findings: new Map(),
  raised: 0,
  words: null,
  preRead: null,
};

export const usePostmortem = create<PostmortemState>(() => initial);

export const changePostmortem = (change: Partial<PostmortemState>): void => usePostmortem.setState(change);
/** Another post-mortem is opened, at one of its parts. */
export const beginPostmortem = (part: string): void => usePostmortem.setState({ ...initial, part });
