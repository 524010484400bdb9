import type { LifeOptions } from './life.ts';
import type { consoleWithout } from './switches.ts';

/** One mechanism of the console, and what becomes of the simulation without it. */
export type Switch = {
  readonly off: string;
  readonly module: Parameters<typeof consoleWithout>[0];
  readonly replace: Parameters<typeof consoleWithout>[1];
  /** What the simulation says when it notices. */
  readonly says: RegExp;
  readonly life?: LifeOptions;
};
