import { create } from 'zustand';

type View = {
  /** The line that is selected: `scenario file.yaml`, `run 20261117-…`; null for the first one. */
  readonly at: string | null;
  /** The scenario that is read as its facilitator, by its file: nobody who plays it should. */
  readonly reading: string | null;
  /** Whether how to write a scenario is shown beside the list. */
  readonly teaching: boolean;
  /** What was done here last, or why it was not. */
  readonly said: { readonly words: string; readonly trouble: boolean } | null;
  /** An exercise is being begun: once is enough. */
  readonly beginning: boolean;
};
const initial: View = { at: null, reading: null, teaching: false, said: null, beginning: false };

/** What somebody looks at on the page of exercises: gone when they leave. */
export const useView = create<View>(() => initial);

export const forgetView = (): void => useView.setState(initial);
/** Another line: what was opened of the one before it is closed. */
export const selectLine = (at: string): void =>
  useView.setState({ at, reading: null, teaching: false, said: null });
export const readAsFacilitator = (reading: string | null): void => useView.setState({ reading });
export const teach = (teaching: boolean): void => useView.setState({ teaching });
export const sayHere = (words: string): void => useView.setState({ said: { words, trouble: false } });
export const refuseHere = (words: string): void => useView.setState({ said: { words, trouble: true } });
