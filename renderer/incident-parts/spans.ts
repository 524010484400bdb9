import { transitionsOf, declarationOf } from '../../shared/incident/facts.ts';
import type { Instant } from '../../shared/ids.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { stretchesOf } from '../../shared/incident/times.ts';

/** How long each step of a stretch took, in milliseconds; null where a time is missing or the step is not done yet. */
export type Spans = {
  readonly from: Instant;
  readonly to: Instant | null;
  /** Impact to detected; a reopening has no such step. */
  readonly detect: number | null;
  /** Detected to acknowledged. */
  readonly acknowledge: number | null;
  /** Impact, or reopened, to mitigated. */
  readonly mitigate: number | null;
  /** Impact, or reopened, to resolved. */
  readonly resolve: number | null;
};

const between = (from: Instant | null, to: Instant | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from);

/** The durations of every stretch: a reopened incident has several, and each begins where it was reopened. */
export function spansOf(incident: Incident): readonly Spans[] {
  const detected = declarationOf(incident)?.detectedAt ?? null;
  const acknowledged = transitionsOf(incident).find(({ verb }) => verb === 'acknowledge')?.at ?? null;
  return stretchesOf(incident).map(({ from, mitigatedAt, to }, i) => ({
    from,
    to,
    detect: i === 0 ? between(from, detected) : null,
    acknowledge: i === 0 ? between(detected, acknowledged) : null,
    mitigate: between(from, mitigatedAt),
    resolve: between(from, to),
  }));
}
