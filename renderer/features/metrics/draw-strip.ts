import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import { severityLabel } from '../../../shared/incident/vocabulary.ts';
import type { Dot, Figure } from '../../../shared/metrics/metrics.ts';
import { valueWords } from '../../../shared/metrics/words.ts';
import { MEDIAN_FROM } from '../../../shared/metrics/spread.ts';
import { drawn, elementsOf, small } from './drawn.ts';
import { stackDots } from './place-dots.ts';
import type { Drawing } from './plot-view.tsx';
import { LEAST, type Tick } from './ticks.ts';

const PITCH = 4;
const RISE = 3.3;
const MOST = 12;

/** “SEV2 Checkout is slow, Fri 20 Nov 2026, 1 h 37”: what a dot says. */
export const dotWords = (
  { severity, title, at, value }: Dot,
  id: Figure['id'],
  day: (at: number) => string,
): string => `${severityLabel[severity]} ${title}, ${day(at)}, ${valueWords(value, id)}`;

/** Every value of a figure as a dot on a logarithmic line, with the median as a rule and p90 as a tick below the line. */
export function drawStrip(
  { id, dots, spread }: Figure,
  ticks: readonly [Tick, ...Tick[]],
  width: number,
  day: (at: number) => string,
): Drawing & { readonly per: number } {
  const last = ticks.at(-1) ?? ticks[0];
  const domain = { from: ticks[0].ms, to: last.ms };
  const inner = width - 6;
  const { stacked, per } = stackDots(dots, { ...domain, width: inner, pitch: PITCH, most: MOST });
  const scale = inner / Math.log(domain.to / domain.from);
  const xOf = (ms: number): number =>
    3 + Math.log(Math.min(domain.to, Math.max(domain.from, ms, LEAST)) / domain.from) * scale;
  const mid = spread.n >= MEDIAN_FROM ? [spread.median ?? 0] : [];
  const high = spread.n >= MEDIAN_FROM ? [spread.p90 ?? 0] : [];
  const svg = drawn({
    ...{ width, height: 60, margin: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      ruleY([41.5], { stroke: 'var(--color-line-strong)' }),
      text([ticks[0].label], {
        ...small,
        x: [0],
        y: [54],
        text: (words: string) => words,
        textAnchor: 'start',
      }),
      text([last.label], {
        ...small,
        x: [width],
        y: [54],
        text: (words: string) => words,
        textAnchor: 'end',
      }),
      dot(stacked, {
        x: ({ column }: { column: number }) => 3 + column * PITCH,
        y: ({ level }: { level: number }) => 39 - level * RISE,
        ...{ r: 1.65, fill: 'var(--color-text-3)', className: 'values' },
      }),
      ruleX(mid, { x: xOf, y1: 0, y2: 45, stroke: 'var(--color-text)', strokeWidth: 2 }),
      ruleX(high, { x: xOf, y1: 38, y2: 46, stroke: 'var(--color-text)', strokeWidth: 1.5 }),
    ],
  });
  const elements = elementsOf(svg, 'values');
  return {
    svg,
    per,
    dots: stacked.flatMap(({ dot: each }, index) => {
      const element = elements[index];
      return element === undefined
        ? []
        : [{ element, incident: each.incident, words: dotWords(each, id, day) }];
    }),
  };
}
