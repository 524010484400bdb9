import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { shareDefinitions } from '../../../shared/metrics/shares.ts';
import { MEDIAN_FROM } from '../../../shared/metrics/spread.ts';
import { formulaOf, leftOutWords, number, percentWords, valueWords } from '../../../shared/metrics/words.ts';
import { openIncident } from '../../bridge/incidents.ts';
import { SeverityMark } from '../../incident-parts/severity-mark.tsx';
import { useShown } from './context.ts';
import { FigureFrame } from './figure-frame.tsx';
import { Bar } from './kept-blocks.tsx';
import css from './metrics.module.css';
import tables from './tables.module.css';
import more from './more-tiles.module.css';
import { Formula } from './stat-tile.tsx';
import { CountTable, ShareTable } from './tables.tsx';

/** More than this many are a bar, not dots. */
const MOST_DOTS = 120;

/** So many of so many: the share in large, and every incident of it as a dot, hollow where it was missed. */
export function ShareTile({ id }: { id: 'filled' | 'reviews' | 'actions' | 'customers' }) {
  const { metrics, by, day } = useShown();
  const share = metrics.shares[id];
  const { title, of, formula } = shareDefinitions[id];
  const { k, n, dots, leftOut } = share;
  return (
    <FigureFrame
      tile
      id={id}
      title={title}
      value={
        <>
          <p className={css['big']}>{percentWords(k, n) ?? (n === 0 ? '–' : `${k} of ${n}`)}</p>
          <p className={css['sm']}>
            {n === 0
              ? leftOutWords(leftOut) || 'nothing to tell yet'
              : `${n < MEDIAN_FROM ? 'too few for a share' : `${k} of ${n}`}, ${of}`}
          </p>
        </>
      }
      formula={
        <>
          <Formula words={formula} /> Exercises apart.
          {leftOut.length > 0 && ` Left out: ${leftOutWords(leftOut)}.`}
        </>
      }
      table={<ShareTable share={share} by={by} />}
    >
      {n > 0 && dots.length > MOST_DOTS && <Bar share={k / n} />}
      {n > 0 && dots.length <= MOST_DOTS && (
        <div className={more['dots']} aria-hidden="true">
          {dots.map((dot) => (
            <i
              key={dot.incident}
              className={dot.k === dot.n ? more['whole'] : dot.k === 0 ? more['hollow'] : more['part']}
              title={`${severityLabel[dot.severity]} ${dot.title}, ${day(dot.at)}, ${dot.k} of ${dot.n}`}
              onClick={() => void openIncident(dot.incident)}
            />
          ))}
        </div>
      )}
    </FigureFrame>
  );
}

/** How many incidents there were in each month. */
export function MonthsTile() {
  const { metrics } = useShown();
  const { spread, months } = metrics.perMonth;
  const most = Math.max(1, spread.most ?? 0);
  const few = months.length < MEDIAN_FROM;
  return (
    <FigureFrame
      tile
      id="months"
      title="How often"
      beside="incidents"
      value={
        <>
          <p className={css['big']}>
            {few ? (
              months.map(({ n }) => n).join(', ')
            ) : (
              <>
                {number(spread.median ?? 0)} <span>a month, median</span>
              </>
            )}
          </p>
          <p className={css['sm']}>
            {metrics.n} in {months.length} {months.length === 1 ? 'month' : 'months'}, p90{' '}
            {number(spread.p90 ?? 0)}, mean {number(spread.mean ?? 0)}
          </p>
        </>
      }
      formula={
        <>
          <b>Incidents by the month of declaring</b>, months without one included; a month that is not over
          counts as it stands. Exercises apart{metrics.exercises > 0 && ` (${metrics.exercises})`}.
        </>
      }
      table={
        <CountTable head={['Month', 'Incidents']} rows={months.map(({ label, n }) => [label, String(n)])} />
      }
    >
      <svg
        className={more['columns']}
        viewBox={`0 0 ${months.length * 18} 60`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {months.map(({ key, label, n }, index) => (
          <rect key={key} x={index * 18 + 3} y={58 - (n / most) * 54} width="12" height={(n / most) * 54 + 1}>
            <title>{`${label}: ${n}`}</title>
          </rect>
        ))}
      </svg>
    </FigureFrame>
  );
}

/** How long incidents were at each severity. */
export function SeverityTimes() {
  const { metrics } = useShown();
  const rows = metrics.atSeverity.flatMap((figure, index) => {
    const severity = severities[index];
    return severity === undefined ? [] : [{ severity, ...figure }];
  });
  const shown = rows.filter(({ spread }) => spread.n > 0);
  return (
    <FigureFrame
      tile
      id="at-severity"
      title="At each severity"
      beside="time open"
      formula={
        <>
          <Formula words={formulaOf('sev1').replace(' at SEV1', ' at each severity')} /> Exercises apart.
        </>
      }
      table={<SeverityTable />}
    >
      {shown.length === 0 && <p className={css['none']}>No incident is over yet.</p>}
      <ul className={more['times']}>
        {shown.map(({ severity, spread }) => (
          <li key={severity}>
            <SeverityMark severity={severity} size={16} />
            <b>
              {spread.n < MEDIAN_FROM
                ? valueWords(spread.total, severity)
                : valueWords(spread.median ?? 0, severity)}
            </b>
            <span>{spread.n < MEDIAN_FROM ? `in all, n ${spread.n}` : `median, n ${spread.n}`}</span>
          </li>
        ))}
      </ul>
    </FigureFrame>
  );
}

function SeverityTable() {
  const { metrics } = useShown();
  const words = (value: number | null): string => (value === null ? '–' : valueWords(value, 'sev1'));
  return (
    <table className={tables['table']}>
      <thead>
        <tr>
          {['Severity', 'n', 'median', 'p90', 'mean', 'in all'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.atSeverity.map(({ spread }, index) => (
          <tr key={index}>
            <th scope="row">{severityLabel[severities[index] ?? 'sev4']}</th>
            <td>{spread.n}</td>
            <td>{words(spread.median)}</td>
            <td>{words(spread.p90)}</td>
            <td>{words(spread.mean)}</td>
            <td>{words(spread.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
