import { create } from 'zustand';
import type { EntityId, IncidentId } from '../../../shared/ids.ts';
import type { ActionItem, ListedAction } from '../../../shared/incident/action-items.ts';
import type { ActionFilter } from '../../../shared/actions/action-list.ts';
import type { ActionChange } from '../../incident-parts/action-writing.ts';
import type { ActionPlace } from '../../state/ui.ts';

/** An item among those of all incidents: an id is one item within its incident only. */
export const keyOf = ({
  id,
  incident,
}: Pick<ListedAction, 'id'> & { readonly incident: { readonly id: IncidentId } }): string =>
  `${incident.id}.${id}`;

/** What is being typed into a line of the list; `item` is its key. */
export type Editing = { readonly item: string; readonly field: 'text' | 'due' | 'owner' | 'link' | 'drop' };

/** What was done on this page, with what brings it back. */
export type Step = {
  readonly words: string;
  readonly incident: IncidentId;
  readonly action: EntityId;
  readonly back: ActionChange;
};

/** The page of the action items as it was left; it is so again when one comes back. */
export type ActionsState = {
  readonly view: 'list' | 'board';
  readonly filter: ActionFilter;
  /** Whether what was done more than a few weeks ago is shown. */
  readonly earlier: boolean;
  /** The key of the item that is selected. */
  readonly at: string | null;
  /** The item that somebody was sent to last. */
  readonly pointed: ActionPlace | null;
  readonly editing: Editing | null;
  readonly saving: boolean;
  /** What was changed here and is not in what the index told yet, by the keys of the items. */
  readonly ahead: ReadonlyMap<string, ActionChange>;
  readonly steps: readonly Step[];
  /** What was done last, in words; and whether it can be taken back. */
  readonly said: { readonly words: string; readonly back: boolean } | null;
  readonly trouble: string | null;
};

export const useActions = create<ActionsState>(() => ({
  view: 'list',
  filter: {},
  earlier: false,
  at: null,
  pointed: null,
  editing: null,
  saving: false,
  ahead: new Map(),
  steps: [],
  said: null,
  trouble: null,
}));

const set = (change: Partial<ActionsState>): void => useActions.setState(change);

export const select = (at: string | null): void => set({ at });
export const turnView = (): void =>
  useActions.setState(({ view }) => ({ view: view === 'list' ? 'board' : 'list', editing: null }));
/** Narrows the page; undefined stands for “all” of that kind. */
export const narrow = (change: { readonly [K in keyof ActionFilter]: ActionFilter[K] | undefined }): void =>
  useActions.setState(({ filter }) => ({
    filter: Object.fromEntries(
      Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined),
    ), // only what narrows stays
    editing: null,
  }));
export const showAll = (): void => set({ filter: {}, editing: null });
export const showEarlier = (earlier: boolean): void => set({ earlier, editing: null });
/** Selects an item in the list, whatever would have hidden it. @param earlier it was done weeks ago. */
export const pointAt = (pointed: ActionPlace, earlier: boolean): void =>
  useActions.setState((s) => ({
    ...{ pointed, at: keyOf({ id: pointed.id, incident: { id: pointed.incident } }) },
    ...{ view: 'list', filter: {}, earlier: s.earlier || earlier, editing: null },
  }));
export const startEditing = (editing: Editing): void => set({ editing, at: editing.item, trouble: null });
export const endEditing = (): void => set({ editing: null });
export const showSaving = (saving: boolean): void => set({ saving });
export const say = (words: string, back = false): void => set({ said: { words, back }, trouble: null });
export const refuse = (trouble: string): void => set({ trouble, said: null });

/** A change shows at once: the index hears of it a moment later. */
export const goAhead = (key: string, change: ActionChange): void =>
  useActions.setState(({ ahead }) => ({ ahead: new Map(ahead).set(key, { ...ahead.get(key), ...change }) }));
/** A change was refused, or the index has it. */
export const fallBack = (key: string): void =>
  useActions.setState(({ ahead }) => {
    const rest = new Map(ahead);
    rest.delete(key);
    return { ahead: rest };
  });

const isSo = (item: ActionItem, change: ActionChange): boolean =>
  Object.entries(change).every(([field, value]) => item[field as keyof ActionChange] === value); // its own fields

/** What the index told, with what was changed here since. */
export function withAhead(
  items: readonly ListedAction[],
  ahead: ReadonlyMap<string, ActionChange>,
  now: number,
): readonly ListedAction[] {
  if (ahead.size === 0) return items;
  return items.map((item) => {
    const change = ahead.get(keyOf(item));
    if (change === undefined || isSo(item, change)) return item;
    const state = change.state ?? item.state;
    const ended = state === 'done' || state === 'dropped';
    const endedAt = ended ? (state === item.state ? item.endedAt : now) : null;
    return { ...item, ...change, endedAt };
  });
}
