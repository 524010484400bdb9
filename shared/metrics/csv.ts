import { severityLabel } from '../incident/vocabulary.ts';
import { csvOf } from '../shifts/csv.ts';
import { formatIso } from '../time/format.ts';
import { measureIds } from './definitions.ts';
import type { Dot, Figure, Metrics, ShareFigure } from './metrics.ts';
import { shareDefinitions, shareIds } from './shares.ts';
import type { Spread } from './spread.ts';
import { formulaOf, titleOf } from './words.ts';

const MINUTE = 60_000;
const head = [
  ...['row', 'figure', 'group', 'incident', 'title', 'severity', 'declared (UTC)'],
  ...['value', 'of', 'unit', 'n', 'median', 'p90', 'mean', 'least', 'most', 'formula'],
] as const;
type Column = (typeof head)[number];

const line = (cells: Partial<Record<Column, string>>): readonly string[] =>
  head.map((column) => cells[column] ?? '');
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Engineers' hours by quarter, all of them and those for reliability, with what is made of them. */
type Hours = {
  readonly title: string;
  readonly formula: string;
  readonly quarters: readonly {
    readonly quarter: string;
    readonly reliability: number;
    readonly all: number;
  }[];
};

/** Everything as one table for a spreadsheet: a row for each figure, each group of it, each dot, and what was left out. */
export function metricsCsv(metrics: Metrics, hours: Hours | null = null): string {
  const figures = [...measureIds.map((id) => metrics.figures[id]), ...metrics.atSeverity];
  return csvOf([
    head,
    ...figures.flatMap(figureLines),
    ...shareIds.flatMap((id) => shareLines(metrics.shares[id])),
    ...pageLines(metrics),
    ...(hours?.quarters ?? []).map(({ quarter, reliability, all }) =>
      line({
        ...{ row: 'figure', figure: hours?.title ?? '', group: quarter, unit: 'h' },
        ...{ value: rounded(reliability), of: rounded(all), formula: hours?.formula ?? '' },
      }),
    ),
    ...metrics.perMonth.months.map(({ label, n }) =>
      line({ row: 'group', figure: 'Incidents', group: label, value: String(n), unit: 'incidents' }),
    ),
    ...metrics.causes.map(({ label, n, fix, last }) =>
      line({
        ...{ row: 'group', figure: 'Did the fix work?', group: label, n: String(n), value: fix },
        'declared (UTC)': formatIso(last),
      }),
    ),
  ]);
}

function figureLines({ id, spread, dots, groups, leftOut }: Figure): readonly (readonly string[])[] {
  const figure = titleOf(id);
  const scale = id === 'work' ? 60 * MINUTE : MINUTE;
  const unit = id === 'work' ? 'h' : 'min';
  return [
    line({ row: 'figure', figure, unit, ...spreadCells(spread, scale), formula: formulaOf(id) }),
    ...groups.map((group) =>
      line({ row: 'group', figure, group: group.label, unit, ...spreadCells(group.spread, scale) }),
    ),
    ...dots.map((dot) => line({ ...dotCells(dot), figure, value: rounded(dot.value / scale), unit })),
    ...leftOut.map(({ why, n }) => line({ row: 'left out', figure, group: why, n: String(n) })),
  ];
}

function shareLines({ id, k, n, dots, groups, leftOut }: ShareFigure): readonly (readonly string[])[] {
  const { title: figure, formula } = shareDefinitions[id];
  return [
    line({ row: 'figure', figure, value: String(k), of: String(n), formula }),
    ...groups.map((group) =>
      line({ row: 'group', figure, group: group.label, value: String(group.k), of: String(group.n) }),
    ),
    ...dots.map((dot) => line({ ...dotCells(dot), figure, value: String(dot.k), of: String(dot.n) })),
    ...leftOut.map((left) => line({ row: 'left out', figure, group: left.why, n: String(left.n) })),
  ];
}

/** Shifts without who they were: the table goes further than the window. */
const pageLines = ({ pages }: Metrics): readonly (readonly string[])[] => [
  line({
    ...{ row: 'figure', figure: 'Pages per shift', value: String(pages.over), unit: 'pages' },
    ...{ of: String(pages.shifts.length), ...spreadCells(pages.spread, 1) },
    formula: PAGES_FORMULA,
  }),
  ...pages.shifts.map(({ date, night, pages: value }) =>
    line({
      ...{ row: 'dot', figure: 'Pages per shift', value: String(value), unit: 'pages' },
      group: `${date} ${night ? 'night' : 'day'}`,
    }),
  ),
];

/** How pages per shift are reckoned. */
export const PAGES_FORMULA =
  'Pages to one person in a shift of twelve hours, from 08:00 or 20:00 where they are; shifts in which nobody was paged are not known, and not counted.';

function spreadCells(
  { n, median, p90, mean, least, most }: Spread,
  scale: number,
): Partial<Record<Column, string>> {
  const cell = (value: number | null): string => (value === null ? '' : rounded(value / scale));
  return {
    n: String(n),
    ...{ median: cell(median), p90: cell(p90), mean: cell(mean), least: cell(least), most: cell(most) },
  };
}

const dotCells = ({
  incident,
  title,
  severity,
  at,
}: Omit<Dot, 'value'>): Partial<Record<Column, string>> => ({
  ...{ row: 'dot', incident, title, severity: severityLabel[severity], 'declared (UTC)': formatIso(at) },
});
