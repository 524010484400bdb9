import { createContext, useContext } from 'react';
import type { Metrics, MetricsAsked } from '../../../shared/metrics/metrics.ts';
import type { ReliabilityShare } from '../../../shared/readiness/reliability-share.ts';
import type { Tick } from './ticks.ts';

/** What all figures of the page are drawn from. */
export type Shown = {
  readonly metrics: Metrics;
  readonly asked: MetricsAsked;
  /** null while what the team has stated is on its way. */
  readonly share: ReliabilityShare | null;
  /** The lines of all four strips: they are compared with each other. */
  readonly ticks: readonly [Tick, ...Tick[]];
  /** “Fri 20 Nov 2026”. */
  readonly day: (at: number) => string;
  /** What the figures are told apart by, as a heading: “Month”. */
  readonly by: string;
};

const Context = createContext<Shown | null>(null);
export const ShownMetrics = Context.Provider;

/** What is shown; only below the page. */
export function useShown(): Shown {
  const shown = useContext(Context);
  if (shown === null) throw new Error('a figure stands on the page of metrics');
  return shown;
}
