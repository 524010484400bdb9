import type { Instant } from '../../../shared/ids.ts';
import css from './ruler.module.css';

const MOST = 15;
const PITCH = 5;

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

/** The minutes of the cadence, readable without the number; past fifteen over, the number stands alone. */
export function Ruler({ dueAt, now, interval }: { dueAt: Instant; now: Instant; interval: number | null }) {
  const ticks = ticksOf(dueAt, now, interval);
  if (ticks.length === 0) return null;
  const width = ticks.length * PITCH - 3;
  return (
    <svg className={css['ruler']} width={width} height="18" viewBox={`0 0 ${width} 18`} aria-hidden="true">
      {ticks.map(({ kind }, i) => {
        const [y, height] = kind === 'mark' ? [1, 16] : kind === 'over' ? [4, 10] : [7, 7];
        return <rect key={i} className={css[kind]} x={i * PITCH} y={y} width="2" height={height} rx="1" />;
      })}
    </svg>
  );
}
