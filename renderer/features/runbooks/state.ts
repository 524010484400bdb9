import { create } from 'zustand';

type RunbookView = {
  /** What the list is narrowed by. */
  readonly words: string;
  /** On the page: only those for this service. */
  readonly service: string | null;
  /** The file that is selected; null for the first of the list. */
  readonly at: string | null;
  /** It is being said where the runbook was wrong. */
  readonly saying: boolean;
  /** What was done here last, or why it was not. */
  readonly said: { readonly words: string; readonly trouble: boolean } | null;
};

const initial: RunbookView = { words: '', service: null, at: null, saying: false, said: null };

/** What somebody looks at among the runbooks: gone when they leave. */
export const useRunbookView = create<RunbookView>(() => initial);

export const forgetRunbookView = (): void => useRunbookView.setState(initial);
/** Other words show other runbooks: the first of them is selected. */
export const narrowTo = (words: string): void => useRunbookView.setState({ words, at: null });
export const onlyService = (service: string | null): void => useRunbookView.setState({ service, at: null });
export const selectRunbook = (at: string | null): void => useRunbookView.setState({ at, saying: false });
export const saySomething = (saying: boolean): void => useRunbookView.setState({ saying });
export const sayHere = (words: string): void => useRunbookView.setState({ said: { words, trouble: false } });
export const refuseHere = (words: string): void =>
  useRunbookView.setState({ said: { words, trouble: true } });
