import { dot, ruleY, text } from '@observablehq/plot';
import { severities } from '../../../shared/incident/vocabulary.ts';
import type { Figure } from '../../../shared/metrics/metrics.ts';
import { drawn, elementsOf, small } from './drawn.ts';
import { dotWords } from './draw-strip.ts';
import { spreadDots } from './place-dots.ts';
import type { Drawing } from './plot-view.tsx';
import { edgeOf, fillOf, symbolOf } from './shapes.ts';
import { LEAST, thinned, ticksFor } from './ticks.ts';

const LEFT = 52;
const TOP = 8;
const BOTTOM = 36;
const HEIGHT = 284;
/** So many groups have room beside each other; the others stand in the table. */
export const MOST_GROUPS = 14;

/** Every value of a figure by its group on a logarithmic scale, in the mark of its severity, with the group's median. */
export function drawGroups(
  { id, groups: all }: Pick<Figure, 'id' | 'groups'>,
  width: number,
  day: (at: number) => string,
): Drawing {
  const groups = all.slice(0, MOST_GROUPS);
  const ticks = ticksFor(
    groups.flatMap(({ dots }) => dots.map(({ value }) => value)),
    4,
  );
  const [bottom, top] = [ticks[0].ms, ticks.at(-1)?.ms ?? ticks[0].ms * 2];
  const band = (width - LEFT) / Math.max(1, groups.length);
  const { placed, step } = spreadDots(groups, band);
  const r = Math.max(1.5, Math.min(5, step * 0.45));
  const labels = groups.map(({ label, spread }, index) => ({ label, n: spread.n, index }));
  const xOf = (group: number): number => LEFT + (group + 0.5) * band;
  const lines = thinned(ticks, 8);
  const lineY = lines.map(({ ms }) => ms);
  const medians = groups.flatMap(({ spread: { median } }, index) =>
    median === null ? [] : [{ median, index }],
  );
  const half = Math.min(26, band * 0.36);
  const svg = drawn({
    ...{ width, height: HEIGHT, margin: 0, marginTop: TOP, marginBottom: BOTTOM },
    x: { type: 'identity', axis: null },
    y: { type: 'log', domain: [bottom, top], axis: null },
    marks: [
      ruleY(lineY, { x1: LEFT, x2: width, stroke: 'var(--color-line)' }),
      text(lines, { ...small, x: () => 0, y: 'ms', text: 'label', textAnchor: 'start' }),
      ruleY(medians, {
        x1: ({ index }: { index: number }) => xOf(index) - half,
        x2: ({ index }: { index: number }) => xOf(index) + half,
        y: ({ median }: { median: number }) => Math.max(LEAST, median),
        ...{ stroke: 'var(--color-text)', strokeWidth: 2, strokeLinecap: 'round' },
      }),
      ...severities.map((severity) =>
        dot(
          placed.filter((each) => each.dot.severity === severity),
          {
            x: ({ group, offset }: { group: number; offset: number }) => xOf(group) + offset,
            y: ({ dot: { value } }: { dot: { value: number } }) => Math.max(LEAST, value),
            ...{ symbol: symbolOf(severity), r, fill: fillOf(severity), stroke: edgeOf(severity) },
            ...{ strokeWidth: 1, strokeLinejoin: 'round', className: severity },
          },
        ),
      ),
      text(labels, {
        ...small,
        fill: 'var(--color-text-2)',
        x: ({ index }: { index: number }) => xOf(index),
        ...{ text: ({ label }: { label: string }) => cut(label, band), frameAnchor: 'bottom', dy: 18 },
      }),
      text(labels, {
        ...small,
        x: ({ index }: { index: number }) => xOf(index),
        ...{ text: ({ n }: { n: number }) => `n ${n}`, frameAnchor: 'bottom', dy: 32 },
      }),
    ],
  });
  const dots = severities.flatMap((severity) => {
    const elements = elementsOf(svg, severity);
    return placed
      .filter((each) => each.dot.severity === severity)
      .flatMap(({ dot: each }, index) => {
        const element = elements[index];
        return element === undefined
          ? []
          : [{ element, incident: each.incident, words: dotWords(each, id, day) }];
      });
  });
  return { svg, dots };
}

/** A label as long as its group is wide: about six pixels a letter; the table has all of it. */
function cut(label: string, band: number): string {
  const most = Math.max(3, Math.floor(band / 6.2));
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}
