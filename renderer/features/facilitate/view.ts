import { create } from 'zustand';
import type { IncidentId } from '../../../shared/ids.ts';

/** Where there is no room for three columns, the one that is shown beside the log, or in its place. */
export type Column = 'injects' | 'log' | 'promises';

/** What is looked at on the facilitator's front; the run itself is main's. */
type View = {
  /** The exercise that this is about: another one begins anew. */
  readonly of: IncidentId | null;
  /** The inject that the keys are about; null: the next one. */
  readonly selected: string | null;
  /** The inject whose text is open below it. */
  readonly open: string | null;
  /** An inject is being written. */
  readonly adding: boolean;
  readonly column: Column;
  /** The players' view is looked at from here: the same key leads back. */
  readonly away: boolean;
};

const fresh: Omit<View, 'of'> = {
  selected: null,
  open: null,
  adding: false,
  column: 'injects',
  away: false,
};

export const useView = create<View>(() => ({ of: null, ...fresh }));

export const changeView = (change: Partial<Omit<View, 'of'>>): void => useView.setState(change);

/** Another exercise is led now: nothing of the one before stays selected. */
export function viewOf(id: IncidentId): void {
  if (useView.getState().of !== id) useView.setState({ of: id, ...fresh });
}
