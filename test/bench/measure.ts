import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One figure. Machines differ and are shared, so a limit holds against a yardstick measured in the same run, never
 * against a number of milliseconds.
 */
export type Line = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared to, as it stands in brackets: `1.18 x write+fdatasync of the same bytes`. */
  readonly compared: string;
  readonly limit?: { readonly text: string; readonly held: boolean };
};

export type Bench = { readonly name: string; run(): Promise<Line[]> };

/** `append-acknowledged 0.21 ms (1.18 x write+fdatasync of the same bytes, limit 1.5)` */
export function print({ name, value, unit, compared, limit }: Line): string {
  const bound = limit === undefined ? '' : `, limit ${limit.text}`;
  return `${name} ${figures(value)} ${unit} (${compared}${bound})${limit?.held === false ? ' MISSED' : ''}`;
}

export const figures = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);

/** A line whose subject may take at most `limit` times as long as its yardstick. */
export function atMost(name: string, { subject, ratio }: Compared, yardstick: string, limit?: number): Line {
  const compared = `${figures(ratio)} x ${yardstick}`;
  const line = { name, value: subject, unit: 'ms', compared };
  return limit === undefined ? line : { ...line, limit: { text: String(limit), held: ratio <= limit } };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >>> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error('there is no median of nothing');
  return (low + high) / 2;
}

/** The value that one in twenty is above. */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

/** What is timed, and what to do before each time that does not count. */
export type Timed = { readonly before?: () => void; readonly run: () => unknown };

/** Medians over the rounds, in ms: of the subject, of its yardstick, and of the ratios of each round. */
export type Compared = { readonly subject: number; readonly yardstick: number; readonly ratio: number };

/** Times two things in turn, so that whatever else the machine does falls on both. The first round warms up. */
export async function compare(rounds: number, subject: Timed, yardstick: Timed): Promise<Compared> {
  const times: { subject: number; yardstick: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // The one that goes second finds warmer caches: they take turns at that, too.
    const [a, b] = round % 2 === 0 ? [yardstick, subject] : [subject, yardstick];
    const [x, y] = [await time(a), await time(b)];
    if (round > 0) times.push(round % 2 === 0 ? { subject: y, yardstick: x } : { subject: x, yardstick: y });
  }
  return {
    subject: median(times.map((t) => t.subject)),
    yardstick: median(times.map((t) => t.yardstick)),
    ratio: median(times.map((t) => t.subject / t.yardstick)),
  };
}

async function time({ before, run }: Timed): Promise<number> {
  before?.();
  globalThis.gc?.();
  const began = performance.now();
  let result = run();
  if (result instanceof Promise) result = await result;
  const took = performance.now() - began;
  kept = result;
  return took;
}

/** What was made last: whatever is timed must really be done, and its garbage is no part of the next one's time. */
export let kept: unknown;

const TMPFS = 0x01021994;

/** Runs with a new folder on a real disk, and removes it. */
export async function onDisk<T>(run: (folder: string) => Promise<T>): Promise<T> {
  let base = tmpdir();
  if (statfsSync(base).type === TMPFS) {
    base = join(import.meta.dirname, '../results');
    mkdirSync(base, { recursive: true });
  }
  const folder = mkdtempSync(join(base, 'ic-bench-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
