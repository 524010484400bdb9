import { useEffect } from 'react';
import { create } from 'zustand';
import type { Instant } from '../../shared/ids.ts';
import { stillness } from './stillness.ts';

const useClock = create<{ readonly now: Instant }>(() => ({ now: Date.now() }));
const watched = new Map<symbol, readonly Instant[]>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  clearTimeout(timer);
  const now = Date.now();
  useClock.setState({ now });
  timer = setTimeout(tick, stillness(now, [...watched.values()].flat()) + 5);
}

/** Starts the one clock of the window; it also looks again when the window wakes up. */
export function startClock(): void {
  tick();
  document.addEventListener('visibilitychange', tick);
  window.addEventListener('focus', tick);
}

/** The time now, for whoever shows time. `dues` are the instants that are counted towards or from. */
export function useNow(dues: readonly (Instant | null | undefined)[] = []): Instant {
  const counted = dues.filter((due) => due !== null && due !== undefined).join(' ');
  useEffect(() => {
    if (counted === '') return;
    const key = Symbol('watch');
    watched.set(key, counted.split(' ').map(Number));
    tick();
    return () => {
      watched.delete(key);
    };
  }, [counted]);
  return useClock((s) => s.now);
}

/** The wall clock, for what happens at this moment rather than for what is shown. */
export const wallClock = (): Instant => Date.now();
