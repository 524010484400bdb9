import { create } from 'zustand';
import { useProjections } from '../../state/projections.ts';
import { everything, filterKey, filterRows, type Filter } from './filters.ts';

/** How the log is looked at: nothing of this is in the record. */
export type LogView = {
  readonly filter: Filter;
  /** How many rows the filter left out when it was chosen: what came since is said. */
  readonly hiddenThen: number;
  /** What is looked for; null where nothing is. */
  readonly query: string | null;
  /** The match that is being looked at, by its row. */
  readonly match: string | null;
  /** Grows when the field of the find bar shall have the focus. */
  readonly asked: number;
  /** The row whose details are open. */
  readonly details: string | null;
  /** The attached file that is being looked at: its entry, and its place among the entry's files. */
  readonly viewer: { readonly entry: string; readonly index: number } | null;
};

const initial: LogView = {
  filter: everything,
  hiddenThen: 0,
  query: null,
  match: null,
  asked: 0,
  details: null,
  viewer: null,
};

export const useLogView = create<LogView>(() => initial);

// Another incident is another log.
useProjections.subscribe((now, before) => {
  if (now.opened?.incident.id !== before.opened?.incident.id) useLogView.setState(initial);
});

export function showOnly(filter: Filter): void {
  const rows = useProjections.getState().opened?.rows ?? [];
  const same = filterKey(filter) === filterKey(useLogView.getState().filter);
  const chosen = same ? everything : filter;
  useLogView.setState({ filter: chosen, hiddenThen: rows.length - filterRows(rows, chosen).length });
}
export const showAll = (): void => useLogView.setState({ filter: everything, hiddenThen: 0 });

export const beginFind = (): void =>
  useLogView.setState((s) => ({ query: s.query ?? '', asked: s.asked + 1 }));
export const changeQuery = (query: string): void => useLogView.setState({ query, match: null });
export const showMatch = (match: string | null): void => useLogView.setState({ match });
export const endFind = (): void => useLogView.setState({ query: null, match: null });

export const toggleDetails = (row: string): void =>
  useLogView.setState((s) => ({ details: s.details === row ? null : row }));
export const openViewer = (viewer: LogView['viewer']): void => useLogView.setState({ viewer });
