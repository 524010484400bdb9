import { create } from 'zustand';
import type { ProbeReport } from '../../shared/sync/state.ts';
import { DEFAULT_BRANCH } from '../../shared/sync/connection.ts';

/** What was done on the screen of what is shared, and what takes it back. @returns null, or why it was not. */
type Done = { readonly words: string; readonly back: () => Promise<string | null> };

export type Sharing = {
  /** The step that connects is open. */
  readonly connecting: boolean;
  /** Grows when its field shall have the focus. */
  readonly asked: number;
  /** The place as it was typed; kept while the window is open. */
  readonly typed: string;
  readonly branch: string;
  /** The test of the place that is typed: under way, done, or not begun. */
  readonly test: 'none' | 'running' | 'done';
  readonly report: ProbeReport | null;
  /** Connecting is under way. */
  readonly busy: boolean;
  /** Why the last thing was not done, as a sentence. */
  readonly refused: string | null;
  /** What was done here, the latest last. */
  readonly done: readonly Done[];
};

const initial: Sharing = {
  connecting: false,
  asked: 0,
  typed: '',
  branch: DEFAULT_BRANCH,
  test: 'none',
  report: null,
  busy: false,
  refused: null,
  done: [],
};

export const useSharing = create<Sharing>(() => initial);

const untested = { test: 'none', report: null, refused: null } as const;

export const beginConnecting = (): void =>
  useSharing.setState((s) => ({ connecting: true, asked: s.asked + 1, refused: null }));
/** Leaves the step; what was typed stays for the next time. */
export const endConnecting = (): void => useSharing.setState({ connecting: false, ...untested });
/** Another place: what is known of the one before says nothing of it. */
export const writePlace = (change: { readonly typed?: string; readonly branch?: string }): void =>
  useSharing.setState({ ...change, ...untested });
export const beginTest = (): void => useSharing.setState({ test: 'running', report: null, refused: null });
export const showReport = (report: ProbeReport, test: 'running' | 'done'): void =>
  useSharing.setState({ report, test });
export const failTest = (refused: string): void => useSharing.setState({ test: 'none', refused });
export const setBusy = (busy: boolean): void => useSharing.setState({ busy });
/** It is connected: the place is no longer a question. */
export const isConnected = (): void => useSharing.setState({ connecting: false, typed: '', ...untested });
export const sayRefused = (refused: string | null): void => useSharing.setState({ refused });
/** Something was done, with the way back. */
export const noteDone = (done: Done): void =>
  useSharing.setState((s) => ({ done: [...s.done, done], refused: null }));
/** The last thing that was done, taken off the way back. */
export function takeLastDone(): Done | undefined {
  const { done } = useSharing.getState();
  useSharing.setState({ done: done.slice(0, -1) });
  return done.at(-1);
}
/** The screen is left: the step is closed, the way back ends, what was typed is kept. */
export const leaveSharing = (): void => useSharing.setState({ connecting: false, done: [], ...untested });
