import { useCallback } from 'react';
import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { PAGES_FORMULA } from '../../../shared/metrics/csv.ts';
import { shareDefinitions } from '../../../shared/metrics/shares.ts';
import { formatDay } from '../../../shared/time/format.ts';
import { fixWords, leftOutWords, number, percentWords } from '../../../shared/metrics/words.ts';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { useSome } from '../../ui/some.tsx';
import { useShown } from './context.ts';
import { drawShifts, shiftWords } from './draw-shifts.ts';
import { FigureFrame } from './figure-frame.tsx';
import css from './metrics.module.css';
import lists from './kept.module.css';
import { PlotView } from './plot-view.tsx';
import { Formula } from './stat-tile.tsx';
import { CountTable, ShareTable } from './tables.tsx';

/** Updates by the promised clock time, for each severity, and why some were late where it is known. */
export function UpdatesKept() {
  const { metrics, by } = useShown();
  const share = metrics.shares.updates;
  const { bySeverity, lateUnfilled } = metrics.updates;
  const late = share.n - share.k;
  return (
    <FigureFrame
      id="updates"
      title={shareDefinitions.updates.title}
      beside={shareDefinitions.updates.of}
      formula={
        <>
          <Formula words={shareDefinitions.updates.formula} /> Exercises apart.
          {share.leftOut.length > 0 && ` Left out: ${leftOutWords(share.leftOut)}.`}
        </>
      }
      table={<ShareTable share={share} by={by} />}
    >
      {share.n === 0 && <p className={css['none']}>No update fell due in this time.</p>}
      <ul className={lists['kept']}>
        {severities.flatMap((severity) => {
          const { k, n } = bySeverity.find((each) => each.severity === severity) ?? { k: 0, n: 0 };
          if (n === 0) return [];
          return [
            <li key={severity}>
              <span className={lists['who']}>
                <SeverityMark severity={severity} size={16} decorative />
                {severityLabel[severity]}
              </span>
              <Bar share={k / n} />
              <b>{percentWords(k, n)}</b>
              <span className={lists['of']}>
                {k} of {n}
              </span>
            </li>,
          ];
        })}
      </ul>
      {late > 0 && (
        <p className={css['take']}>
          {lateUnfilled > 0
            ? `Late ones: ${lateUnfilled} of ${late} while the communications lead was unfilled.`
            : `Late ones: ${late}, none while a required communications lead was unfilled.`}
        </p>
      )}
    </FigureFrame>
  );
}

/** A share as a line on a line. Nothing in it says good or bad. */
export const Bar = ({ share }: { share: number }) => (
  <svg className={lists['bar']} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect className={lists['track']} width="100" height="4" />
    <rect className={lists['filled']} width={share * 100} height="4" />
  </svg>
);

/** How many pages there were in a shift, of those with one. Whose shift it was is not said. */
export function PagesPerShift() {
  const { metrics, asked, day } = useShown();
  const { pages } = metrics;
  const { filter } = asked;
  const draw = useCallback(
    (width: number) =>
      drawShifts(pages, filter, [day(filter.from).slice(4), day(filter.to - 1).slice(4)], width),
    [pages, filter, day],
  );
  const { shifts, limit, over, spread } = pages;
  return (
    <FigureFrame
      id="pages"
      title="Pages per shift"
      beside={shifts.length === 0 ? undefined : `${limit + 1} or more: ${over} of ${shifts.length} shifts`}
      formula={
        <>
          <Formula words={PAGES_FORMULA} />
          {spread.median !== null &&
            ` n ${spread.n}, median ${number(spread.median)}, p90 ${number(spread.p90 ?? 0)}, mean ${number(spread.mean ?? 0)}.`}{' '}
          The playbook’s limit is {limit}.
        </>
      }
      table={
        <CountTable
          head={['Shift', 'Pages']}
          rows={shifts
            .toReversed()
            .map((shift) => [shiftWords(shift).split(':')[0] ?? '', String(shift.pages)])}
        />
      }
    >
      {shifts.length === 0 ? (
        <p className={css['none']}>
          Nobody was paged in this time. Pages are recorded in an incident with Alt+F, and count here.
        </p>
      ) : (
        <PlotView draw={draw} label={`Pages per shift, ${shifts.length} shifts`} />
      )}
    </FigureFrame>
  );
}

/** Categories of causes that were met before, and whether what was done against them held. */
export function SeenBefore() {
  const { metrics, asked, by } = useShown();
  const { causes, shares } = metrics;
  const { k, n, leftOut } = shares.known;
  const { shown, more } = useSome(causes, 6);
  const year = new Date(asked.now).getUTCFullYear();
  const short = (at: number): string => {
    const own = new Date(at).getUTCFullYear();
    return `${formatDay(at, asked.zone).slice(4)}${own === year ? '' : ` ${own}`}`;
  };
  return (
    <FigureFrame
      id="causes"
      title={shareDefinitions.known.title}
      beside={n === 0 ? undefined : `${k} of ${n} ${shareDefinitions.known.of}`}
      formula={
        <>
          <Formula words={shareDefinitions.known.formula} />
          {leftOut.length > 0 && ` Left out: ${leftOutWords(leftOut)}.`} A fix is an action item that is done;
          it came back where a later incident has the category.
        </>
      }
      table={<ShareTable share={shares.known} by={by} />}
    >
      {causes.length === 0 ? (
        <p className={css['none']}>
          No incident has a category of causes yet. Tag it in its post-mortem, or with /tag-cause, and repeats
          show here.
        </p>
      ) : (
        <table className={lists['seen']}>
          <thead>
            <tr>
              <th scope="col">Category</th>
              <th scope="col">n</th>
              <th scope="col">Did the fix work?</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((cause) => {
              const [first = '', ...rest] = fixWords(cause, short).split(',');
              return (
                <tr key={cause.cause}>
                  <td title={cause.label}>{cause.label}</td>
                  <td>{cause.n}</td>
                  <td>
                    {cause.fix === 'came-back' || cause.fix === 'did-not-work' ? <b>{first}</b> : first}
                    {rest.length > 0 && `,${rest.join(',')}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {more}
    </FigureFrame>
  );
}
