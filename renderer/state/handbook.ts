import { create } from 'zustand';

/** What of the playbook's files the window has been told. */
export type HandbookState = {
  /** The playbook's folder; null until it was asked for. */
  readonly folder: string | null;
  /** The handbook's own pages, in the order in which they are read. */
  readonly pages: readonly { readonly file: string; readonly markdown: string }[];
  /** How many files were just written; null when nobody has asked for them. */
  readonly written: number | null;
};

export const useHandbook = create<HandbookState>(() => ({ folder: null, pages: [], written: null }));

export const receiveHandbook = (answer: Pick<HandbookState, 'folder' | 'pages'>): void =>
  useHandbook.setState({ folder: answer.folder, pages: answer.pages });
export const receiveWritten = (folder: string, written: number): void =>
  useHandbook.setState({ folder, written });
/** What was said about the files is not said again on the next visit. */
export const forgetWritten = (): void => useHandbook.setState({ written: null });

/** Where the playbook's files are, after they were asked for, as a sentence. */
export function writtenWords(written: number, folder: string): string {
  const files = written === 0 ? 'The files are there already' : `Written: ${written} files`;
  return `${files}, in ${folder}. Edit them with any editor; this window follows when they are saved.`;
}
