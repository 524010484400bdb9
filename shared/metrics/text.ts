import { formatDay } from '../time/format.ts';
import type { Zone } from '../time/zones.ts';
import { commonTerms, measureIds } from './definitions.ts';
import type { GroupBy } from './groups.ts';
import type { Figure, GroupSpread, Metrics, MetricsAsked } from './metrics.ts';
import { PAGES_FORMULA } from './csv.ts';
import { periodWords } from './periods.ts';
import { shareDefinitions, shareIds } from './shares.ts';
import { MEDIAN_FROM } from './spread.ts';
import {
  fixWords,
  formulaOf,
  leftOutWords,
  number,
  percentWords,
  scopeWords,
  titleOf,
  valueWords,
} from './words.ts';

const byLabel: Record<GroupBy, string> = {
  month: 'month',
  service: 'service',
  severity: 'severity',
  cause: 'category of causes',
};

/** What else is measured, beside the incidents: its lines, its name and how it is reckoned. */
export type Beside = {
  readonly lines: readonly string[];
  readonly title: string;
  readonly formula: string;
};

/** Every figure as plain text, the formulas at the foot: for a terminal, and to paste. */
export function metricsText(
  metrics: Metrics,
  { filter, by, zone, playbook }: MetricsAsked,
  beside: Beside | null = null,
): string {
  const labels = new Map(playbook.postmortem.causes.map(({ id, label }) => [id, label]));
  const scope = scopeWords(filter, metrics.severities, (id) => labels.get(id) ?? id);
  const figures = [...measureIds.map((id) => metrics.figures[id]), ...metrics.atSeverity];
  const heading = [periodWords(filter, zone), ...(scope === '' ? [] : [scope])].join(', ');
  return [
    `Metrics, ${heading}: ${counted(metrics.n, 'incident')}${
      metrics.exercises === 0 ? '' : `, ${counted(metrics.exercises, 'exercise')} left out`
    }`,
    '',
    ...table([['', 'median', 'p90', 'mean', 'n', 'left out'], ...figures.map(figureRow)]),
    '',
    ...table([['', '', '', 'left out'], ...shareRows(metrics)]),
    ...pageLines(metrics),
    ...(beside?.lines ?? []),
    '',
    ...groupLines(metrics, by),
    ...causeLines(metrics, zone),
    'Formulas',
    ...figures.map(({ id }) => `  ${titleOf(id)}: ${formulaOf(id)}`),
    ...shareIds.map((id) => `  ${shareDefinitions[id].title}: ${shareDefinitions[id].formula}`),
    `  Pages per shift: ${PAGES_FORMULA}`,
    ...(beside === null ? [] : [`  ${beside.title}: ${beside.formula}`]),
    `  ${commonTerms}`,
    `  By ${byLabel[by]}, a median stands from n ${MEDIAN_FROM} up; a mean over few says little.`,
  ].join('\n');
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** One figure with its groups and its dots, to paste. */
export function figureText({ id, spread, groups, leftOut }: Figure, by: GroupBy): string {
  return [
    `${titleOf(id)}, by ${byLabel[by]}`,
    ...table([
      ['', 'median', 'p90', 'mean', 'n'],
      ...groups.map((group) => spreadRow(group.label, group, id)),
    ]),
    spreadRow('All', { spread: told(spread) }, id).join(', '),
    ...(leftOut.length === 0 ? [] : [`Left out: ${leftOutWords(leftOut)}.`]),
    formulaOf(id),
  ].join('\n');
}

const figureRow = ({ id, spread, dots, leftOut }: Figure): readonly string[] => [
  ...spreadRow(titleOf(id), { spread: told(spread) }, id),
  [
    ...(spread.n > 0 && spread.n < MEDIAN_FROM
      ? [`too few for a median: ${dots.map(({ value }) => valueWords(value, id)).join(' and ')}`]
      : []),
    ...(leftOut.length === 0 ? [] : [leftOutWords(leftOut)]),
  ].join('; '),
];

/** A median of two is a guess with a decimal: below three, each stands for itself. */
const told = (spread: Figure['spread']): Figure['spread'] =>
  spread.n < MEDIAN_FROM ? { ...spread, median: null, p90: null, mean: null } : spread;

function spreadRow(
  label: string,
  { spread }: Pick<GroupSpread, 'spread'>,
  id: Figure['id'],
): readonly string[] {
  const words = (value: number | null): string => (value === null ? '–' : valueWords(value, id));
  return [label, words(spread.median), words(spread.p90), words(spread.mean), String(spread.n)];
}

const shareRows = ({ shares }: Metrics): readonly (readonly string[])[] =>
  shareIds.map((id) => {
    const { k, n, leftOut } = shares[id];
    return [shareDefinitions[id].title, percentWords(k, n) ?? '–', `${k} of ${n}`, leftOutWords(leftOut)];
  });

function pageLines({ pages: { shifts, over, limit, spread }, updates, shares }: Metrics): readonly string[] {
  const late = shares.updates.n - shares.updates.k;
  return [
    ...(late === 0 || updates.lateUnfilled === 0
      ? []
      : [`Late updates: ${updates.lateUnfilled} of ${late} while the communications lead was unfilled.`]),
    ...(shifts.length === 0
      ? ['Nobody was paged.']
      : [
          `Pages per shift: more than ${limit} in ${over} of ${counted(shifts.length, 'shift')} with a page; ${spread.n < MEDIAN_FROM ? '' : `median ${number(spread.median ?? 0)}, `}most ${number(spread.most ?? 0)}.`,
        ]),
  ];
}

function groupLines({ figures, perMonth }: Metrics, by: GroupBy): readonly string[] {
  const { detect, acknowledge, mitigate, resolve } = figures;
  const columns = [detect, acknowledge, mitigate, resolve];
  const cell = (figure: Figure, index: number): string => {
    const spread = figure.groups[index]?.spread;
    if (spread === undefined || spread.n === 0) return '–';
    return spread.median === null
      ? `n ${spread.n}`
      : `${valueWords(spread.median, figure.id)} (n ${spread.n})`;
  };
  if (resolve.groups.length === 0) return [];
  const counts = by === 'month' ? perMonth.months.map(({ n }) => String(n)) : null;
  return [
    ...table([
      [
        `By ${byLabel[by]}, medians`,
        ...columns.map(({ id }) => titleOf(id)),
        ...(counts === null ? [] : ['Incidents']),
      ],
      ...resolve.groups.map(({ label }, index) => [
        label,
        ...columns.map((figure) => cell(figure, index)),
        ...(counts === null ? [] : [counts[index] ?? '0']),
      ]),
    ]),
    '',
  ];
}

const causeLines = ({ causes }: Metrics, zone: Zone): readonly string[] =>
  causes.length === 0
    ? []
    : [
        ...table([
          ['Category', 'n', 'Did the fix work?'],
          ...causes.map((cause) => [
            cause.label,
            String(cause.n),
            fixWords(cause, (at) => `${formatDay(at, zone)} ${new Date(at).getUTCFullYear()}`),
          ]),
        ]),
        '',
      ];

/** Columns with two spaces between them, as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
