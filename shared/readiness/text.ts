import { severityLabel } from '../incident/vocabulary.ts';
import { formatDay } from '../time/format.ts';
import type { Zone } from '../time/zones.ts';
import { planLabel } from './calendar.ts';
import { quarterLabel } from './quarters.ts';
import type { Readiness } from './readiness.ts';
import { disputeText } from './said-words.ts';

const block = (title: string, lines: readonly string[], otherwise: string): readonly string[] => [
  '',
  title,
  ...(lines.length === 0 ? [`  ${otherwise}`] : lines.map((line) => `  ${line}`)),
];

/** How ready the team is, as plain text: for a terminal, and to paste. */
export function readinessText(
  { load, audit, calendar, reading, runbooks, alone, share, disputes, asks }: Readiness,
  zone: Zone,
): string {
  const day = (at: number | null): string => (at === null ? 'never' : formatDay(at, zone));
  return [
    ...(asks.length === 0
      ? ['Nothing is overdue.']
      : asks.map((ask) => `${ask.charAt(0).toUpperCase()}${ask.slice(1)}.`)),
    ...(disputes.length === 0
      ? []
      : block(
          'Said at the same time: whoever says one of them again chooses it',
          disputes.map((each) => disputeText(each)),
          '',
        )),
    ...block(
      `Pages per shift, at most ${load.target}`,
      load.quarters
        .filter(({ shifts }) => shifts > 0)
        .map(
          ({ quarter, pages, shifts, over }) =>
            `${quarterLabel(quarter)}: ${pages} ${pages === 1 ? 'page' : 'pages'} in ${shifts} ${shifts === 1 ? 'shift' : 'shifts'}, ${over === 0 ? 'none' : over} with more`,
        ),
      'Nobody was paged in the last four quarters.',
    ),
    ...block(
      `Alerts of ${quarterLabel(audit.quarter)}`,
      audit.alerts.map(
        ({ alert, pages, noisy, audit: said }) =>
          `${alert}: ${pages} ${pages === 1 ? 'page' : 'pages'}${noisy === null ? '' : `, ${noisy}`}${said === null ? '' : `; ${said.outcome}`}`,
      ),
      'None called anybody.',
    ),
    ...block(
      'Once a quarter',
      [
        ...calendar.lines.map(
          ({ what, state, day: on, why }) => `${planLabel[what]}: ${state}, ${on} (${why})`,
        ),
        ...calendar.ahead.map(({ what, day: on }) => `${planLabel[what]}: also planned, ${on}`),
      ],
      '',
    ),
    ...block(
      'For newcomers',
      [...reading.recommended, ...reading.suggested].map(
        ({ title, worst, why, by }) =>
          `${severityLabel[worst]} ${title}${why === '' ? '' : `: ${why}`}${by === null ? ' (suggested)' : ` (${by})`}`,
      ),
      'No post-mortem is recommended yet.',
    ),
    ...block(
      'Runbooks',
      runbooks.map(
        ({ file, state, reviewedAt, wrongSince }) =>
          `${file}: ${state}, reviewed ${day(reviewedAt)}${wrongSince.length === 0 ? '' : `, wrong ${wrongSince.length === 1 ? 'once' : `${wrongSince.length} times`} since`}`,
      ),
      'There are none.',
    ),
    ...block(
      'Only one person in the last year',
      alone.map(
        ({ what, person, incidents, others }) =>
          `${what}: ${person}, ${incidents.length} incidents; ${others.length === 0 ? 'nobody else on the roster' : `could be ${others.join(', ')}`}`,
      ),
      'Nothing that only one person did.',
    ),
    ...block(
      `Share of time for reliability, at most ${share.limit} %`,
      share.quarters.map(
        ({ quarter, share: percent, over }) =>
          `${quarterLabel(quarter)}: ${Math.round(percent)} %${over ? ', too much' : ''}`,
      ),
      'No hours were stated; ic team capacity does.',
    ),
  ].join('\n');
}
