/** A line of a menu: what it is called, what it is about, and what stands at its far end. */
export type MenuItem = {
  readonly id: string;
  readonly word: string;
  readonly about: string;
  readonly far?: string;
};
