const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Spans that a person counts in, each about twice the one before: the lines of a logarithmic axis. */
const all = [
  ...[1, 2, 4, 8, 15, 30].map((n) => ({ ms: n * MINUTE, label: `${n} min` })),
  ...[1, 2, 4, 8, 16].map((n) => ({ ms: n * HOUR, label: `${n} h` })),
  ...[1, 2, 4, 8, 16, 32, 64, 128, 256].map((n) => ({ ms: n * DAY, label: `${n} d` })),
];
export type Tick = (typeof all)[number];

/** The span below which nothing is told apart: it stands on the first line. */
export const LEAST = MINUTE;

/** The lines from below the least value to above the most, at least so many of them. */
export function ticksFor(values: readonly number[], fewest = 2): readonly [Tick, ...Tick[]] {
  let [least, most] = [Infinity, LEAST];
  for (const value of values) {
    least = Math.min(least, Math.max(LEAST, value));
    most = Math.max(most, value);
  }
  let from = Math.max(
    0,
    all.findLastIndex(({ ms }) => ms <= least),
  );
  const above = all.findIndex(({ ms }) => ms >= most);
  let to = above === -1 ? all.length - 1 : above;
  // What lies close together stands in the middle.
  while (to - from + 1 < fewest) {
    if (from > 0) from -= 1;
    if (to - from + 1 < fewest) to += 1;
  }
  const [first = { ms: LEAST, label: '1 min' }, ...rest] = all.slice(from, to + 1);
  return [first, ...rest];
}

/** Every second line, and so on, where there are more than fit; the last one stays. */
export function thinned(ticks: readonly Tick[], most: number): readonly Tick[] {
  const step = Math.ceil(ticks.length / most);
  return ticks.filter((_, index) => (ticks.length - 1 - index) % step === 0);
}
