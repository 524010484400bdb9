import type { Severity } from '../../../shared/incident/vocabulary.ts';

type Point = readonly [x: number, y: number];

/** The outlines of the severity marks, in a square from -6 to 6: octagon 1, triangle 2, diamond 3; the circle has none. */
const outlines: Partial<Record<Severity, readonly Point[]>> = {
  sev1: [
    ...([
      [-2.2, -5],
      [2.2, -5],
      [5, -2.2],
      [5, 2.2],
    ] as const),
    ...([
      [2.2, 5],
      [-2.2, 5],
      [-5, 2.2],
      [-5, -2.2],
    ] as const),
  ],
  sev2: [
    [0, -5.4],
    [5.8, 4.6],
    [-5.8, 4.6],
  ],
  sev3: [
    [0, -5.8],
    [5.8, 0],
    [0, 5.8],
    [-5.8, 0],
  ],
};

/** A symbol as Observable Plot draws one: into a path, at a size that is an area. */
type PlotSymbol = {
  readonly draw: (context: Pick<CanvasPath, 'arc' | 'moveTo' | 'lineTo' | 'closePath'>, size: number) => void;
};

/** The mark of a severity as a symbol of a plot: at a radius of 5 it is as large as in the mark itself. */
export const symbolOf = (severity: Severity): PlotSymbol => ({
  draw(context, size) {
    const scale = Math.sqrt(size / Math.PI) / 5;
    const points = outlines[severity];
    if (points === undefined) {
      context.arc(0, 0, 4.6 * scale, 0, 2 * Math.PI);
      return;
    }
    points.forEach(([x, y], index) => {
      if (index === 0) context.moveTo(x * scale, y * scale);
      else context.lineTo(x * scale, y * scale);
    });
    context.closePath();
  },
});

/** The same as the path of an element, for a legend. */
export const pathOf = (severity: Severity): string => {
  const points = outlines[severity];
  if (points === undefined) return 'M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0 -9.2 0z';
  return `M${points.map((point) => point.join(' ')).join('L')}z`;
};

/** Fill and edge of a severity: yellow alone is too faint on white. */
export const fillOf = (severity: Severity): string => `var(--${severity}-fill)`;
export const edgeOf = (severity: Severity): string =>
  severity === 'sev3' ? 'var(--sev3-edge)' : fillOf(severity);
