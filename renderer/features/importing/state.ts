import { create } from 'zustand';
import type { IncidentId, Instant } from '../../../shared/ids.ts';
import type { ImportOutcome, ImportPreview } from '../../../shared/exchange/imported.ts';

export type PreviewDocument = ImportPreview['documents'][number];

/** How far reading or taking over is, as main tells it. */
export type Progress = { readonly done: number; readonly total: number | null; readonly words: string };

export type Stage =
  | { readonly name: 'empty' }
  | { readonly name: 'reading'; readonly token: string | null; readonly progress: Progress | null }
  | { readonly name: 'preview' }
  | {
      readonly name: 'running';
      readonly token: string;
      readonly progress: Progress | null;
      readonly stopped: boolean;
    }
  | {
      readonly name: 'done';
      readonly outcome: ImportOutcome;
      readonly takenBack: boolean;
      /** It was called off before its end. */
      readonly stopped: boolean;
      /** When it began. */
      readonly since: Instant;
    };

type View = {
  readonly stage: Stage;
  readonly paths: readonly string[];
  /** The zone that somebody named for clock times without one. */
  readonly zone: string | null;
  /** The day that somebody named for clock times without one. */
  readonly day: string | null;
  /** The incident whose log the documents shall join; null where each becomes one. */
  readonly into: IncidentId | null;
  readonly preview: ImportPreview | null;
  /** The keys of the documents that will be taken over. */
  readonly ticked: ReadonlySet<string>;
  /** The document that is shown, by its key. */
  readonly at: string | null;
  /** Why something was not done, as a sentence. */
  readonly trouble: string | null;
  /** What was done, as a sentence. */
  readonly said: string | null;
};

const initial: View = {
  ...{ stage: { name: 'empty' }, paths: [], zone: null, day: null, into: null, preview: null },
  ...{ ticked: new Set<string>(), at: null, trouble: null, said: null },
};

export const useView = create<View>(() => initial);

export const changeView = (change: Partial<View>): void => useView.setState(change);
/** What was read is forgotten with the page; what is being taken over goes on, and is told when the page is there again. */
export function forgetView(): void {
  if (useView.getState().stage.name !== 'running') useView.setState(initial);
}

export const documents = ({ preview }: Pick<View, 'preview'>): readonly PreviewDocument[] =>
  preview?.documents ?? [];
/** The document that is shown: the one that was pointed at, or the first. */
export const documentAt = ({ preview, at }: Pick<View, 'preview' | 'at'>): PreviewDocument | undefined =>
  preview?.documents.find(({ key }) => key === at) ?? preview?.documents[0];
export const chosen = ({ preview, ticked }: Pick<View, 'preview' | 'ticked'>): readonly PreviewDocument[] =>
  documents({ preview }).filter(({ key }) => ticked.has(key));

export const selectDocument = (at: string): void => changeView({ at, said: null });
export function tick(key: string): void {
  const ticked = new Set(useView.getState().ticked);
  if (!ticked.delete(key)) ticked.add(key);
  changeView({ ticked, trouble: null });
}
/** All of them, or none where all are ticked already. */
export function tickAll(): void {
  const view = useView.getState();
  const all = documents(view).map(({ key }) => key);
  changeView({ ticked: new Set(view.ticked.size === all.length ? [] : all), trouble: null });
}
