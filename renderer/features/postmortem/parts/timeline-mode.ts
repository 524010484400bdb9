import { create } from 'zustand';

/** Whether the entries of the timeline are being chosen. It ends with the front: what is looked at first is the result. */
export const useTimelineMode = create<{ readonly choosing: boolean }>(() => ({ choosing: false }));

export const chooseEntries = (choosing: boolean): void => useTimelineMode.setState({ choosing });
