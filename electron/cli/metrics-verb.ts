import { foldAll } from '../../shared/incident/fold.ts';
import { severities, type Severity } from '../../shared/incident/vocabulary.ts';
import { incidentIdPattern, type IncidentId } from '../../shared/ids.ts';
import { commonTerms, definitions, measureIds } from '../../shared/metrics/definitions.ts';
import { metricsCsv } from '../../shared/metrics/csv.ts';
import { factsOf } from '../../shared/metrics/facts-of.ts';
import type { IncidentFacts } from '../../shared/metrics/facts.ts';
import { groupings, type GroupBy } from '../../shared/metrics/groups.ts';
import { metricsOf, type Metrics, type MetricsAsked } from '../../shared/metrics/metrics.ts';
import { lastMonths, monthStart, periodOfDays, type Period } from '../../shared/metrics/periods.ts';
import { shareDefinitions, shareIds } from '../../shared/metrics/shares.ts';
import type { Spread } from '../../shared/metrics/spread.ts';
import { metricsText } from '../../shared/metrics/text.ts';
import { formulaOf, titleOf } from '../../shared/metrics/words.ts';
import { reliabilityShareOf } from '../../shared/readiness/reliability-share.ts';
import { SHARE_FORMULA, SHARE_TITLE, shareText, sharesIn } from '../../shared/readiness/share-words.ts';
import { formatIso } from '../../shared/time/format.ts';
import { parseInstant } from '../../shared/time/words.ts';
import type { Playbook } from '../../shared/playbook/playbook.ts';
import { playbookOf } from './escalation-verbs.ts';
import { withIndex } from './index-verb.ts';
import { teamOf } from './team-verb.ts';
import { CommandFailure, UsageError, type Verb, type VerbContext } from './verb.ts';

/** `ic metrics`: every figure over a period, with the formulas; exercises are in none of them. */
export const metricsVerb: Verb = {
  usage:
    '[--from DAY] [--to DAY] [--by month|service|severity|cause] [--service NAME] [--severity sev1] [--cause ID] [--csv]',
  summary:
    'Say how long it took to detect, acknowledge, mitigate and resolve, and what was kept of what was promised',
  details: [
    '--from, --to: a day (2026-11-01), a month (2026-11), a quarter (2026-q4) or a year, both included, or a time in words;',
    '  the last twelve months where neither is given',
    '--by: what the medians are told apart by; month unless it is said',
    '--csv: every figure, every group and every dot, for a spreadsheet',
    'The share of capacity that went into reliability is as ic team capacity states it, for each quarter.',
    'Exercises are left out. A median over fewer than three is not given by month, service, severity or cause.',
  ],
  options: ['from', 'to', 'by', 'service', 'severity', 'cause'],
  flags: ['csv'],
  async run(context) {
    const { words, options, storePath, zone, now: clock } = context;
    if (words.length > 0) throw new UsageError(`metrics does not understand “${words.join(' ')}”.`);
    const playbook = await playbookOf(storePath);
    const now = clock();
    const asked: MetricsAsked = {
      filter: { ...periodOf(context, now), ...filterOf(context, playbook) },
      by: oneOf(options.get('by') ?? 'month', groupings, 'by'),
      ...{ now, zone, playbook },
    };
    const facts = await allFacts(context, playbook);
    const metrics = metricsOf(facts, asked);
    checkKnown(asked, metrics);
    const share = reliabilityShareOf(facts, await teamOf(context), playbook.postmortem, { now, zone });
    const quarters = sharesIn(share, asked.filter, zone);
    const of = { title: SHARE_TITLE, formula: SHARE_FORMULA };
    const json = {
      ...jsonOf(metrics, asked),
      reliabilityShare: {
        ...{ ...of, limit: share.limit, twoQuartersAbove: share.flag },
        quarters: quarters.map((each) => ({
          ...each,
          share: round(each.share),
          incidentHours: round(each.incidentHours),
        })),
      },
    };
    if (options.has('csv')) return { text: metricsCsv(metrics, { ...of, quarters }), json };
    const lines = shareText(share, asked.filter, zone);
    return { text: metricsText(metrics, asked, { ...of, lines }), json };
  },
};

/** From the index, brought up to date; from every record where there can be none, or another process is still at it. */
async function allFacts(context: VerbContext, playbook: Playbook): Promise<readonly IncidentFacts[]> {
  const indexed = await withIndex(context, (index) => {
    const { waiting, trouble } = index.state();
    return waiting === 0 && trouble === null ? index.facts() : null;
  });
  if (indexed !== null) return indexed;
  const { store } = await context.service();
  const all: IncidentFacts[] = [];
  for (const id of store.streams().filter(isIncident)) {
    const facts = factsOf(foldAll(id, await store.readOnce(id)), playbook);
    if (facts !== undefined) all.push(facts);
  }
  return all;
}

const isIncident = (stream: string): stream is IncidentId => incidentIdPattern.test(stream);

function filterOf({ options }: VerbContext, { postmortem }: Playbook) {
  const word = (name: string): string | null => {
    const given = options.get(name);
    return typeof given === 'string' ? given.trim() : null;
  };
  const severity = word('severity');
  const cause = word('cause');
  const named = postmortem.causes.find(
    ({ id, label }) => id === cause || label.toLowerCase() === cause?.toLowerCase(),
  );
  return {
    service: word('service'),
    severity: severity === null ? null : oneOf<Severity>(severity.toLowerCase(), severities, 'severity'),
    cause: named?.id ?? cause,
  };
}

/** What nobody ever recorded gives no figures: a slip of the pen is said, with what there is. */
function checkKnown({ filter }: MetricsAsked, { n, known }: Metrics): void {
  if (n > 0) return;
  for (const [what, word, all] of [
    ['service', filter.service, known.services],
    ['cause', filter.cause, known.causes],
  ] as const) {
    if (word === null || all.includes(word)) continue;
    const there = all.length === 0 ? `No incident has a ${what} yet.` : `There are: ${all.join(', ')}.`;
    throw new CommandFailure(`No incident has the ${what} “${word}”. ${there}`);
  }
}

function oneOf<T extends string>(word: string | true, all: readonly T[], option: string): T {
  const found = all.find((each) => each === word);
  if (found === undefined) throw new UsageError(`--${option} is one of ${all.join(', ')}.`);
  return found;
}

function periodOf(context: VerbContext, now: number): Period {
  const { options, zone } = context;
  const usual = lastMonths(12, now, zone);
  const [from, to] = [boundOf(context, 'from', now), boundOf(context, 'to', now)];
  const period = { from: from?.from ?? usual.from, to: to?.to ?? Math.max(usual.to, from?.to ?? 0) };
  if (period.to > period.from) return period;
  throw new UsageError(
    options.has('from') && options.has('to')
      ? '--to lies before --from: nothing is between them.'
      : 'Nothing lies in that period: give both --from and --to.',
  );
}

/** A day, a month, a quarter or a year from its beginning to its end; a time in words is both at once. */
function boundOf({ options, zone }: VerbContext, name: 'from' | 'to', now: number): Period | null {
  const word = options.get(name);
  if (typeof word !== 'string') return null;
  const [, year = '', month, quarter] =
    /^((?:19[7-9]|[2-9]\d\d)\d)-(?:(\d{2})|q([1-4]))$/i.exec(word.trim()) ?? [];
  if (/^(?:19[7-9]|[2-9]\d\d)\d$/.test(word.trim())) return months(Number(word), 0, 12, zone);
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12)
    return months(Number(year), Number(month) - 1, 1, zone);
  if (quarter !== undefined) return months(Number(year), Number(quarter) * 3 - 3, 3, zone);
  const day = word.trim() === 'today' ? null : periodOfDays(word.trim(), word.trim(), zone);
  if (day !== null) return day;
  const at = parseInstant(word, { now, zone, side: 'past' });
  if (!at.ok)
    throw new UsageError(
      `--${name} is a day (2026-11-01), a month (2026-11), a quarter (2026-q4) or a time in words.`,
    );
  return { from: at.value, to: at.value };
}

const months = (year: number, first: number, count: number, zone: string): Period => ({
  from: monthStart(year, first, zone),
  to: monthStart(year, first + count, zone),
});

/** Values in minutes, engineer-hours in hours. */
function jsonOf(metrics: Metrics, { filter, by }: { filter: MetricsAsked['filter']; by: GroupBy }) {
  const figures = [...measureIds.map((id) => metrics.figures[id]), ...metrics.atSeverity].map((figure) => {
    const scale = figure.id === 'work' ? 3_600_000 : 60_000;
    return {
      id: figure.id,
      title: titleOf(figure.id),
      short: figure.id in definitions ? definitions[figure.id as keyof typeof definitions].short : null, // just looked up
      unit: figure.id === 'work' ? 'h' : 'min',
      ...scaled(figure.spread, scale),
      leftOut: figure.leftOut,
      formula: formulaOf(figure.id),
      groups: figure.groups.map(({ key, label, spread }) => ({ key, label, ...scaled(spread, scale) })),
      dots: figure.dots.map(({ at, value, ...dot }) => ({
        ...dot,
        at: formatIso(at),
        value: round(value / scale),
      })),
    };
  });
  return {
    ...{ from: formatIso(filter.from), to: formatIso(filter.to), by },
    ...{ service: filter.service, severity: filter.severity, cause: filter.cause },
    ...{ incidents: metrics.n, severities: metrics.severities, exercisesLeftOut: metrics.exercises },
    perMonth: { ...metrics.perMonth, spread: scaled(metrics.perMonth.spread, 1) },
    figures,
    shares: shareIds.map((id) => {
      const { dots, ...share } = metrics.shares[id];
      const { title, formula } = shareDefinitions[id];
      return {
        ...share,
        title,
        formula,
        dots: dots.map(({ at, ...dot }) => ({ ...dot, at: formatIso(at) })),
      };
    }),
    updates: metrics.updates,
    pages: { ...metrics.pages, spread: scaled(metrics.pages.spread, 1) },
    causes: metrics.causes.map((cause) => ({ ...cause, last: formatIso(cause.last) })),
    terms: commonTerms,
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function scaled({ n, total, ...rest }: Spread, scale: number) {
  const cell = (value: number | null): number | null => (value === null ? null : round(value / scale));
  const { median, p90, mean, least, most } = rest;
  return {
    n,
    ...{ median: cell(median), p90: cell(p90), mean: cell(mean), least: cell(least), most: cell(most) },
    total: round(total / scale),
  };
}
