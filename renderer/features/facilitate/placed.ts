import type { RunInject } from '../../../shared/exercise/run.ts';

/** An inject in the line of all of them. */
export type Placed = RunInject & {
  /** Its place among all, from 1. */
  readonly number: number;
  /** How it stands: what waits has no minute of its own. */
  readonly stand: 'given' | 'coming' | 'waits' | 'skipped';
};

/**
 * All injects in one line: what was given where it came, what is to come by its minute, and what waits for a happening
 * or the hand behind what its author put it behind.
 */
export function placedInjects(injects: readonly RunInject[]): readonly Placed[] {
  let after = 0;
  return injects
    .map((held) => {
      if (held.minute !== null) after = held.minute;
      return { held, key: held.minute ?? after };
    })
    .sort((a, b) => a.key - b.key)
    .map(({ held }, index) => ({ ...held, number: index + 1, stand: standOf(held) }));
}

const standOf = ({ state, minute }: RunInject): Placed['stand'] =>
  state === 'coming' ? (minute === null ? 'waits' : 'coming') : state;

/** The one that comes next: by the clock, else the first that waits. */
export const nextOf = (placed: readonly Placed[]): Placed | undefined =>
  placed.find(({ stand }) => stand === 'coming') ?? placed.find(({ stand }) => stand === 'waits');

/** The one that keys are about: what was selected, as long as it is there, else the next. */
export const meantOf = (placed: readonly Placed[], selected: string | null): Placed | undefined =>
  placed.find(({ inject }) => inject.id === selected) ?? nextOf(placed);
