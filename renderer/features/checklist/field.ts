import { create } from 'zustand';

/** What is being asked within the panel: a new item, why one is skipped, whose one is. */
export type Field =
  | { readonly kind: 'add' }
  | { readonly kind: 'skip'; readonly item: string }
  | { readonly kind: 'assign'; readonly item: string };

type Asked = {
  readonly field: Field | null;
  /** What was typed of a new item: kept through Esc. */
  readonly added: string;
};

export const useField = create<Asked>(() => ({ field: null, added: '' }));

export const askFor = (field: Field): void => useField.setState({ field });
export const closeField = (): void => useField.setState({ field: null });
export const writeAdded = (added: string): void => useField.setState({ added });
/** The incident was left: what was asked in it is over. */
export const forgetField = (): void => useField.setState({ field: null, added: '' });
