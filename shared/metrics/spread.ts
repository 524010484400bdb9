/** How a set of values lies: always given together, since a mean alone hides what it is made of. */
export type Spread = {
  readonly n: number;
  /** null where there is no value. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly mean: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly total: number;
};

/** From so many values up a month, a service or the like has a median: two are better told one by one. */
export const MEDIAN_FROM = 3;

/** The spread of values, in whatever order they come. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let total = 0;
  for (const value of sorted) total += value;
  return {
    n,
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    mean: n === 0 ? null : total / n,
    least: sorted[0] ?? null,
    most: sorted[n - 1] ?? null,
    total,
  };
}

/**
 * A quantile by linear interpolation between the two values beside it: Hyndman and Fan's type 7, which spreadsheets
 * (`PERCENTILE.INC`), NumPy and R use unless they are told otherwise, so that anybody can check it.
 * @param sorted the values, the least first.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
