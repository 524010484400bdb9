import { useCallback, useMemo } from 'react';
import { definitions, type MeasureId } from '../../../shared/metrics/definitions.ts';
import type { Figure } from '../../../shared/metrics/metrics.ts';
import { MEDIAN_FROM } from '../../../shared/metrics/spread.ts';
import { besideWords, formulaOf, leftOutWords, valueWords } from '../../../shared/metrics/words.ts';
import { useShown } from './context.ts';
import { drawStrip } from './draw-strip.ts';
import { FigureFrame } from './figure-frame.tsx';
import { look } from './look.ts';
import css from './metrics.module.css';
import { PlotView } from './plot-view.tsx';
import { SpreadTable } from './tables.tsx';
import { ticksFor } from './ticks.ts';

/** The median of a figure in large, and every value that it is made of as a dot. */
export function StatTile({ id }: { id: MeasureId }) {
  const { metrics, ticks: shared, day, by } = useShown();
  const figure = metrics.figures[id];
  const { title, short, each } = definitions[id];
  const own = id === 'work' || id === 'fill';
  const ticks = useMemo(
    () => (own ? ticksFor(figure.dots.map(({ value }) => value)) : shared),
    [own, figure, shared],
  );
  const draw = useCallback((width: number) => drawStrip(figure, ticks, width, day), [figure, ticks, day]);
  const shows = (): void => {
    look({ each: id });
    document.querySelector('[data-figure="each"]')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <FigureFrame
      tile
      id={id}
      title={
        <button
          type="button"
          className={css['pick']}
          tabIndex={-1}
          title={`Show ${each} below (Enter)`}
          onClick={shows}
        >
          {title}
        </button>
      }
      beside={short}
      value={<Value figure={figure} />}
      formula={<Terms figure={figure} />}
      table={<SpreadTable figure={figure} by={by} />}
      onEnter={shows}
    >
      {figure.spread.n > 0 && <PlotView draw={draw} label={`${title}, ${each}`} />}
    </FigureFrame>
  );
}

function Value({ figure: { id, spread, dots } }: { figure: Figure }) {
  if (spread.median === null)
    return (
      <>
        <p className={css['big']}>–</p>
        <p className={css['sm']}>nothing to tell yet</p>
      </>
    );
  const few = dots.length < MEDIAN_FROM;
  return (
    <>
      <p className={css['big']}>
        {few ? (
          dots.map(({ value }) => valueWords(value, id)).join(', ')
        ) : (
          <>
            {valueWords(spread.median, id)} <span>median</span>
          </>
        )}
      </p>
      <p className={css['sm']}>
        {besideWords(spread, id)}
        {id === 'work' && `, ${valueWords(spread.total, id)} in all`}
      </p>
    </>
  );
}

/** How it is reckoned, and what was left out and why. */
export const Terms = ({ figure: { id, leftOut } }: { figure: Figure }) => (
  <>
    <Formula words={formulaOf(id)} /> Exercises apart.
    {leftOut.length > 0 && ` Left out: ${leftOutWords(leftOut)}.`}
  </>
);

/** A formula whose first part stands out: what is taken from what. */
export function Formula({ words }: { words: string }) {
  const end = words.search(/[,;:.]/);
  return (
    <>
      <b>{words.slice(0, end)}</b>
      {words.slice(end)}
    </>
  );
}
