/** What the page does for its keys while figures are on screen: its code stays out of what is fetched first. */
export type MetricsKeys = {
  readonly formula: () => void;
  readonly table: () => void;
  readonly tables: () => void;
  readonly copyFigure: () => void;
  readonly copyAll: () => void;
  readonly exportCsv: () => void;
  readonly exportSvg: () => void;
};

let held: MetricsKeys | null = null;

export const metricsKeys = (): MetricsKeys | null => held;
export const holdMetricsKeys = (keys: MetricsKeys | null): void => {
  held = keys;
};
