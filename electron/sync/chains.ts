import type { WriterId } from '../../shared/ids.ts';
import type { LocalSegment } from './local-files.ts';

/** What is here of one writer's chain in a stream: stretches of sequence numbers, sorted and apart. */
export type Stretches = readonly (readonly [first: number, last: number])[];

/** The stretches of every writer in a stream, from the names of its segments. */
export function stretchesOf(segments: Iterable<LocalSegment>): Map<WriterId, Stretches> {
  const found = new Map<WriterId, [number, number][]>();
  for (const { w, first, last } of segments) {
    const held = found.get(w);
    if (held === undefined) found.set(w, [[first, last]]);
    else held.push([first, last]);
  }
  return new Map([...found].map(([w, stretches]) => [w, joined(stretches)]));
}

function joined(stretches: [number, number][]): Stretches {
  const apart: [number, number][] = [];
  for (const [first, last] of stretches.sort((a, b) => a[0] - b[0])) {
    const before = apart.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else apart.push([first, last]);
  }
  return apart;
}

/** The last sequence number that nothing before is missing of. */
export function unbroken(stretches: Stretches): number {
  const first = stretches[0];
  return first?.[0] === 1 ? first[1] : 0;
}

/**
 * How many events are not here of those that must exist: all up to `expected`, which others have told of, and all
 * before the last one that is here.
 */
export function missing(stretches: Stretches, expected: number): number {
  const here = stretches.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return Math.max(expected, stretches.at(-1)?.[1] ?? 0) - here;
}
