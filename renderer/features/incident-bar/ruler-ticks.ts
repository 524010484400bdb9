import type { Instant } from '../../../shared/ids.ts';

const MOST = 15;

type Tick = { readonly kind: 'gone' | 'left' | 'mark' | 'over' };

/** One tick a minute up to the time that was promised, a mark there, taller ticks after it; at most fifteen of each. */
export function ticksOf(dueAt: Instant, now: Instant, interval: number | null): readonly Tick[] {
  const shown = Math.min(MOST, Math.round(interval ?? MOST));
  const left = Math.min(shown, Math.max(0, Math.ceil((dueAt - now) / 60_000)));
  const over = Math.max(0, Math.floor((now - dueAt) / 60_000));
  if (over > MOST) return [];
  const before = Array.from({ length: shown }, (_, i): Tick => ({
    kind: i < shown - left ? 'gone' : 'left',
  }));
  return [...before, { kind: 'mark' }, ...Array.from({ length: over }, (): Tick => ({ kind: 'over' }))];
}
