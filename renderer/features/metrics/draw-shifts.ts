import { dot, ruleY, text } from '@observablehq/plot';
import type { PageShift, PageShifts } from '../../../shared/metrics/page-shifts.ts';
import type { Period } from '../../../shared/metrics/periods.ts';
import { drawn, elementsOf, small } from './drawn.ts';
import type { Drawing } from './plot-view.tsx';

const LEFT = 18;
const HEIGHT = 104;

/** Each shift with a page: how many there were, against how many one shift bears. */
export function drawShifts(
  { shifts, limit, spread }: PageShifts,
  { from, to }: Period,
  [first, last]: readonly [string, string],
  width: number,
): Drawing {
  const most = Math.max(limit + 2, spread.most ?? 0);
  const step = Math.max(1, Math.ceil(most / 4));
  const lines = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  const xOf = ({ at }: PageShift): number =>
    LEFT + 4 + ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * (width - LEFT - 8);
  const many = ({ pages }: PageShift): boolean => pages > limit;
  const mark = (data: readonly PageShift[], r: number, fill: string, className: string) =>
    dot(data, { x: xOf, y: 'pages', r, fill, className });
  const [over, fine] = [shifts.filter(many), shifts.filter((shift) => !many(shift))];
  const svg = drawn({
    ...{ width, height: HEIGHT, margin: 0, marginTop: 8, marginBottom: 24 },
    x: { type: 'identity', axis: null },
    y: { domain: [0, most], axis: null },
    marks: [
      text(lines, { ...small, x: () => 0, y: (n: number) => n, text: String, textAnchor: 'start' }),
      ruleY([limit + 0.5], {
        ...{ x1: LEFT, x2: width, stroke: 'var(--color-line-control)', strokeDasharray: '3 3' },
      }),
      mark(fine, 2, 'var(--color-text-3)', 'fine'),
      mark(over, 3, 'var(--color-text)', 'over'),
      text([first], {
        ...small,
        x: () => LEFT,
        text: String,
        textAnchor: 'start',
        frameAnchor: 'bottom',
        dy: 16,
      }),
      text([last], {
        ...small,
        x: () => width,
        text: String,
        textAnchor: 'end',
        frameAnchor: 'bottom',
        dy: 16,
      }),
    ],
  });
  for (const [data, label] of [
    [fine, 'fine'],
    [over, 'over'],
  ] as const)
    elementsOf(svg, label).forEach((element, index) => {
      const shift = data[index];
      if (shift === undefined) return;
      const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
      title.textContent = shiftWords(shift);
      element.append(title);
    });
  return { svg, dots: [] };
}

/** `2026-11-20 night: 4 pages`. */
export const shiftWords = ({ date, night, pages }: PageShift): string =>
  `${date} ${night ? 'night' : 'day'}: ${pages} ${pages === 1 ? 'page' : 'pages'}`;
