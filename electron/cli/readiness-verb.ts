import { severityLabel } from '../../shared/incident/vocabulary.ts';
import { planLabel } from '../../shared/readiness/calendar.ts';
import { quarterLabel } from '../../shared/readiness/quarters.ts';
import { readinessOf, type Readiness } from '../../shared/readiness/readiness.ts';
import { listedRunbook } from '../../shared/runbooks/listed.ts';
import { formatDay } from '../../shared/time/format.ts';
import { TeamRunbooks } from '../playbook/team-runbooks.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import { playbookOf } from './escalation-verbs.ts';
import { withIndex } from './index-verb.ts';
import { teamOf } from './team-verb.ts';
import { UsageError, type Verb } from './verb.ts';

/** `ic readiness`: how ready the team is for the next incident. */
export const readinessVerb: Verb = {
  usage: '',
  summary:
    'Say how ready the team is: pages per shift, alerts to audit, what is planned, runbooks, who is alone',
  details: [
    'Exercises are in none of it but the calendar, and where they show that somebody else can do it.',
  ],
  options: [],
  flags: [],
  async run(context) {
    const { words, storePath, zone, now: clock } = context;
    if (words.length > 0) throw new UsageError(`readiness does not understand “${words.join(' ')}”.`);
    const { facts, used } = await withIndex(context, (index) => ({
      facts: index.facts(),
      used: index.runbooks(),
    }));
    const team = await teamOf(context);
    const files = await new TeamRunbooks(nodeFileSystem, storePath).list();
    const runbooks = files.map(({ runbook }) => listedRunbook({ runbook, problems: [] }, used, team));
    const playbook = await playbookOf(storePath);
    const readiness = readinessOf({ facts, team, runbooks, playbook, now: clock(), zone });
    return { text: linesOf(readiness, zone).join('\n'), json: readiness };
  },
};

const block = (title: string, lines: readonly string[], otherwise: string): readonly string[] => [
  '',
  title,
  ...(lines.length === 0 ? [`  ${otherwise}`] : lines.map((line) => `  ${line}`)),
];

function linesOf(
  { load, audit, calendar, reading, runbooks, alone, share, asks }: Readiness,
  zone: string,
): readonly string[] {
  const day = (at: number | null): string => (at === null ? 'never' : formatDay(at, zone));
  return [
    ...(asks.length === 0
      ? ['Nothing waits.']
      : asks.map((ask) => `${ask.charAt(0).toUpperCase()}${ask.slice(1)}.`)),
    ...block(
      `Pages per shift, at most ${load.target}`,
      load.quarters
        .filter(({ shifts }) => shifts > 0)
        .map(
          ({ quarter, pages, shifts, over }) =>
            `${quarterLabel(quarter)}: ${pages} pages in ${shifts} shifts, ${over === 0 ? 'none' : over} with more`,
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
      calendar.lines.map(({ what, state, day: on, why }) => `${planLabel[what]}: ${state}, ${on} (${why})`),
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
          `${file}: ${state}, reviewed ${day(reviewedAt)}${wrongSince.length === 0 ? '' : `, wrong ${wrongSince.length} times since`}`,
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
  ];
}
