import { severities } from '../../../shared/incident/vocabulary.ts';
import type { Dot } from '../../../shared/metrics/metrics.ts';
import { LEAST } from './ticks.ts';

/** A dot of a strip: in which column, how far up, and how many values it stands for. */
export type Stacked<T> = { readonly dot: T; readonly column: number; readonly level: number };

/**
 * Stacks the dots of a strip in columns of `pitch` pixels along a logarithmic axis. Where a column would be higher
 * than it may, one dot stands for several values everywhere: `per`.
 */
export function stackDots<T extends { readonly value: number }>(
  dots: readonly T[],
  { from, to, width, pitch, most }: { from: number; to: number; width: number; pitch: number; most: number },
): { readonly stacked: readonly Stacked<T>[]; readonly per: number } {
  const columns = new Map<number, T[]>();
  const scale = width / Math.log(to / from);
  for (const dot of dots) {
    const x = Math.log(Math.min(to, Math.max(from, dot.value, LEAST)) / from) * scale;
    const column = Math.round(x / pitch);
    const held = columns.get(column);
    if (held === undefined) columns.set(column, [dot]);
    else held.push(dot);
  }
  const highest = Math.max(0, ...[...columns.values()].map(({ length }) => length));
  const per = Math.max(1, Math.ceil(highest / most));
  const stacked = [...columns].flatMap(([column, held]) =>
    held.filter((_, index) => index % per === 0).map((dot, level) => ({ dot, column, level })),
  );
  return { stacked, per };
}

/** A dot within its group: `offset` in pixels from the group's middle. */
export type Spread = { readonly dot: Dot; readonly group: number; readonly offset: number };

/**
 * Lays the dots of each group side by side, by severity and then by time, no closer than they must be.
 * @param band the pixels that a group has.
 */
export function spreadDots(
  groups: readonly { readonly dots: readonly Dot[] }[],
  band: number,
): { readonly placed: readonly Spread[]; readonly step: number } {
  const most = Math.max(1, ...groups.map(({ dots }) => dots.length));
  const step = Math.min(15, (band * 0.86) / most);
  const placed = groups.flatMap(({ dots }, group) =>
    dots
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.at - b.at)
      .map((dot, index) => ({ dot, group, offset: (index - (dots.length - 1) / 2) * step })),
  );
  return { placed, step };
}
