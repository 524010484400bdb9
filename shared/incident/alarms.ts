import type { Instant } from '../ids.ts';

/** Something with a clock on it that people are called for when its time comes. Plain data: it crosses IPC. */
export type Alarm = {
  /** What it is about: the same thing keeps its key, and rings at most once in five minutes. */
  readonly key: string;
  readonly dueAt: Instant;
  /** What is due: “Stakeholder update 4”. */
  readonly what: string;
  /** For whom: a person or a role; null when it is for everybody. */
  readonly who: string | null;
  /** What was promised or asked, in a few words: “promised for 14:14”. Without a clock time: those depend on the zone. */
  readonly why: string;
  /** What answers it, each with its key: “Alt U writes”. The chord is as the window's registry writes it. */
  readonly answers: readonly { readonly words: string; readonly chord: string }[];
};
