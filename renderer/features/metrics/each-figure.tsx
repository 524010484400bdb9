import { useCallback, useMemo } from 'react';
import { severities, severityLabel } from '../../../shared/incident/vocabulary.ts';
import { groupings, type GroupBy } from '../../../shared/metrics/groups.ts';
import { MEDIAN_FROM } from '../../../shared/metrics/spread.ts';
import { Select } from './select.tsx';
import { useShown } from './context.ts';
import { drawGroups, MOST_GROUPS } from './draw-groups.ts';
import { headingOf } from './each-heading.ts';
import { FigureFrame } from './figure-frame.tsx';
import { look, useLook } from './look.ts';
import css from './metrics.module.css';
import { PlotView } from './plot-view.tsx';
import { edgeOf, fillOf, pathOf } from './shapes.ts';
import { Terms } from './stat-tile.tsx';
import { DotTable, SpreadTable } from './tables.tsx';

const byWords: Record<GroupBy, string> = {
  month: 'By month',
  service: 'By service',
  severity: 'By severity',
  cause: 'By cause',
};

/** Every value of the figure that was picked above, by month or whatever else it is told apart by. */
export function EachFigure() {
  const { metrics, day, by } = useShown();
  const id = useLook((s) => s.each);
  const grouping = useLook((s) => s.by);
  const asTable = useLook((s) => s.tables.has('each'));
  const figure = metrics.figures[id];
  const groups = useMemo(
    () => (grouping === 'month' ? figure.groups : figure.groups.filter((group) => group.spread.n > 0)),
    [grouping, figure],
  );
  const draw = useCallback(
    (width: number) => drawGroups({ id: figure.id, groups }, width, day),
    [figure, groups, day],
  );
  const more = groups.length - MOST_GROUPS;
  return (
    <FigureFrame
      id="each"
      title={headingOf(id)}
      right={
        <>
          <Legend />
          <Select
            label="What the figures are told apart by"
            small
            value={grouping}
            options={groupings.map((value) => ({ value, label: byWords[value] }))}
            onPick={(value) => look({ by: value })}
          />
        </>
      }
      formula={
        <>
          <Terms figure={figure} />
          {(grouping === 'service' || grouping === 'cause') &&
            ' An incident of several stands in each of them.'}
        </>
      }
      table={
        <div className={css['two']}>
          <SpreadTable figure={figure} by={by} />
          {asTable && <DotTable figure={figure} day={day} />}
        </div>
      }
    >
      {figure.spread.n === 0 ? (
        <p className={css['none']}>
          No incident of this time gives a value. ƒ says what was left out, and why.
        </p>
      ) : (
        <PlotView draw={draw} label={`${headingOf(id)}: ${figure.spread.n} values`} reachable />
      )}
      {more > 0 && <p className={css['take']}>{more} more are in the table (T).</p>}
    </FigureFrame>
  );
}

/** The marks of the severities with how many there are of each, and what the rule is. */
function Legend() {
  const { metrics } = useShown();
  return (
    <div className={css['legend']}>
      {severities.map((severity) => (
        <span key={severity}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <path
              d={pathOf(severity)}
              fill={fillOf(severity)}
              stroke={edgeOf(severity)}
              strokeLinejoin="round"
            />
          </svg>
          {severityLabel[severity]} <i>{metrics.severities[severity]}</i>
        </span>
      ))}
      <span>
        <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true">
          <rect y="5" width="18" height="2" rx="1" fill="var(--color-text)" />
        </svg>
        median, from n {MEDIAN_FROM} up
      </span>
    </div>
  );
}
