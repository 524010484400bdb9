import { create } from 'zustand';

/** Whether only the reviews of the person at this desktop are listed; for as long as the window is open. */
export const useMine = create<{ readonly mine: boolean }>(() => ({ mine: false }));

export const setMine = (mine: boolean): void => useMine.setState({ mine });
