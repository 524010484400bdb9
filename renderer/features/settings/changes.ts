import { create } from 'zustand';
import type { Settings } from '../../../shared/ipc/contract.ts';
import { changeSettings } from '../../bridge/start.ts';
import { useProjections } from '../../state/projections.ts';

/** What was changed on this screen: how it was before, and what the disk refused. */
type Changes = {
  readonly before: readonly Partial<Settings>[];
  /** Why the last change was not saved, as a sentence. */
  readonly refused: string | null;
};

export const useChanges = create<Changes>(() => ({ before: [], refused: null }));

export const forgetChanges = (): void => useChanges.setState({ before: [], refused: null });
export const sayRefused = (refused: string | null): void => useChanges.setState({ refused });

/** Applies a change and saves it at once; the way back is kept while this screen is open. */
export async function change(part: Partial<Settings>): Promise<void> {
  const before = valuesOf(part);
  if (JSON.stringify(before) === JSON.stringify(part)) return;
  const refused = await changeSettings(part);
  useChanges.setState((s) => ({ refused, before: refused === null ? [...s.before, before] : s.before }));
}

export const canUndoChange = (): boolean => useChanges.getState().before.length > 0;

/** Takes the last change back. */
export async function undoChange(): Promise<void> {
  const last = useChanges.getState().before.at(-1);
  if (last === undefined) return;
  const refused = await changeSettings(last);
  useChanges.setState((s) => ({ refused, before: refused === null ? s.before.slice(0, -1) : s.before }));
}

/** The values in force of the same settings. */
function valuesOf(part: Partial<Settings>): Partial<Settings> {
  const { settings } = useProjections.getState();
  return Object.fromEntries(Object.keys(part).map((name) => [name, settings[name as keyof Settings]])); // its own keys
}
