/** What was run from the palette, the latest first; for as long as the window is open. */
let recent: readonly string[] = [];

export const recentRuns = (): readonly string[] => recent;
export const noteRun = (id: string): void => {
  recent = [id, ...recent.filter((each) => each !== id)].slice(0, 20);
};
