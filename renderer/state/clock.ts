import { useEffect } from 'react';
import { create } from 'zustand';
import type { Instant } from '../../shared/ids.ts';
import { lookAtZone, zone } from '../incident-parts/zone.ts';
import { stillness } from './stillness.ts';

const useClock = create<{ readonly now: Instant; readonly zone: string }>(() => ({ now: Date.now(), zone }));
const watched = new Map<symbol, readonly Instant[]>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Looks at the clock now. The window's timers stand still while the machine sleeps and know nothing of a clock that is
 * set: main says so (`alarms:state`), and every showing and focusing of the window is an occasion too.
 */
export function lookAtClock(): void {
  clearTimeout(timer);
  const now = Date.now();
  lookAtZone();
  useClock.setState({ now, zone });
  timer = setTimeout(lookAtClock, stillness(now, [...watched.values()].flat()) + 5);
}

/** Starts the one clock of the window. */
export function startClock(): void {
  lookAtClock();
  document.addEventListener('visibilitychange', lookAtClock);
  window.addEventListener('focus', lookAtClock);
}

/** Counts towards or from these instants too, until the function that is returned is called. */
export function watchClock(dues: readonly Instant[]): () => void {
  const key = Symbol('watch');
  watched.set(key, dues);
  lookAtClock();
  return () => {
    watched.delete(key);
  };
}

/** The time now, for whoever shows time. `dues` are the instants that are counted towards or from. */
export function useNow(dues: readonly (Instant | null | undefined)[] = []): Instant {
  const counted = dues.filter((due) => due !== null && due !== undefined).join(' ');
  useEffect(() => (counted === '' ? undefined : watchClock(counted.split(' ').map(Number))), [counted]);
  return useClock((s) => s.now);
}

/** The zone of all times on screen: whoever has drawn some draws them anew when it changes. */
export const useZone = (): string => useClock((s) => s.zone);

/** The time on screen, for whoever is told of its changes outside React. */
export const shownTime = (): Instant => useClock.getState().now;

/** The wall clock, for what happens at this moment rather than for what is shown. */
export const wallClock = (): Instant => Date.now();
