import type { Instant } from '../../../shared/ids.ts';
import { ticksOf } from './ruler-ticks.ts';
import css from './ruler.module.css';

const PITCH = 5;

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
