/** Something in a text that is worth a second look. It warns and never blocks. */
export type Finding = {
  /** The rule's id: `next-time-vague`. */
  readonly rule: string;
  /** Where it stands, in UTF-16 units; the same twice where something is missing rather than there. */
  readonly from: number;
  readonly to: number;
  /** A few words as a heading: “Shortly” is not a time. */
  readonly title: string;
  /** Why it is worth a look, in one sentence. */
  readonly reason: string;
  /** The question that leads to better words. */
  readonly ask: string;
  /** Ways to mend it by one key, the best first. */
  readonly fixes: readonly Fix[];
};

/** A replacement: `label` is what the button says, `Use “at 14:33 CET”`. */
export type Fix = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
};
