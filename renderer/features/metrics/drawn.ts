import type { PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';

/** The class of every plot of this page: its rules are in `plot.module.css`. */
const CLASS = 'plot';

/**
 * Draws with Observable Plot. The style element that it brings is taken out before the drawing is put on screen: the
 * page's Content-Security-Policy refuses it, and its rules are shipped.
 */
export function drawn(options: PlotOptions): SVGSVGElement {
  const svg = plot({ className: CLASS, ...options });
  if (!(svg instanceof SVGSVGElement)) throw new Error('a plot without a legend is one svg element');
  svg.querySelector('style')?.remove();
  // “dot”, “rule”: nothing to a screen reader, which has the table.
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return svg;
}

/** The elements of a mark that was given this class, in the order of its data. */
export const elementsOf = (svg: SVGSVGElement, className: string): readonly Element[] => [
  ...(svg.querySelector(`g.${className}`)?.children ?? []),
];

export const small = { fontSize: 11, fill: 'var(--color-text-3)' } as const;
