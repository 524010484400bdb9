import type { Instant } from '../../../../shared/ids.ts';
import { declarationOf } from '../../../../shared/incident/facts.ts';
import type { Impact } from '../../../../shared/incident/review-impact.ts';
import type { Incident } from '../../../../shared/incident/state.ts';
import { severityLabel, type FoundBy } from '../../../../shared/incident/vocabulary.ts';
import type { IncidentFacts } from '../../../../shared/metrics/facts.ts';
import { formatSpan } from '../../../../shared/time/format.ts';

/** How the updates kept their times: “6 of 7”, and “one +5 min”. */
export function keptWords({ updates: { due, onTime, late } }: Impact): readonly [kept: string, late: string] {
  if (due === 0) return ['none due', ''];
  const worst = Math.max(0, ...late.map(({ minutes }) => minutes));
  const words =
    late.length === 0
      ? ''
      : late.length === 1
        ? `one +${worst} min`
        : `${late.length} late, up to ${worst} min`;
  return [`${onTime} of ${due}`, words];
}

/** A line of the impact: what, how much, and from when to when or why. */
export type ImpactLine = { readonly label: string; readonly value: string; readonly about: string };

const foundWords: Record<FoundBy, string> = {
  monitoring: 'Monitoring',
  customer: 'A customer',
  person: 'A person',
};

/** Everything that the record says of the impact in figures, in the order in which it is read. */
export function impactLines(
  incident: Incident,
  impact: Impact,
  facts: IncidentFacts | undefined,
  show: (at: Instant) => string,
): readonly ImpactLine[] {
  const { stretches, openMs, atSeverity, services } = impact;
  const between = (from: Instant, to: Instant | null): string =>
    to === null ? `from ${show(from)}, open now` : `${show(from)} to ${show(to)}`;
  const found = declarationOf(incident)?.foundBy;
  const [kept, late] = keptWords(impact);
  const people = facts?.people ?? [];
  const worked = people.reduce((sum, { ms }) => sum + ms, 0);
  return [
    ...impact.spans.map(({ label, from, to, ms }) => ({
      label,
      value: ms === null ? 'not known' : formatSpan(ms),
      about: from === null || to === null ? missing(from, to) : between(from, to),
    })),
    {
      label: 'Open',
      value: openMs === null ? 'open now' : formatSpan(openMs),
      about: stretches.length > 1 ? stretches.map(({ from, to }) => between(from, to)).join('; ') : '',
    },
    ...atSeverity.map(({ severity, ms }) => ({
      label: `At ${severityLabel[severity]}`,
      value: formatSpan(ms),
      about: '',
    })),
    { label: 'Updates on time', value: kept, about: late },
    ...(found === undefined ? [] : [{ label: 'Found by', value: foundWords[found], about: '' }]),
    ...(services.length === 0 ? [] : [{ label: 'Services', value: services.join(', '), about: '' }]),
    {
      label: 'Engineer-hours',
      value: hours(worked),
      about: people.length === 0 ? 'nobody held a role' : 'of those who held a role, without breaks',
    },
    ...(people.length === 0
      ? []
      : [
          {
            label: 'People',
            value: String(people.length),
            about: people.map(({ person }) => person).join(', '),
          },
        ]),
  ];
}

const missing = (from: Instant | null, to: Instant | null): string =>
  from === null && to === null
    ? 'neither time is set'
    : from === null
      ? 'the time before it is not set'
      : 'its time is not set';

/** Hours with one digit: people's time added up is no clock time. */
const hours = (ms: number): string => `${(ms / 3_600_000).toFixed(1)} h`;

/** The lines as plain text, for wherever they are needed. */
export const impactText = (lines: readonly ImpactLine[]): string =>
  lines.map(({ label, value, about }) => `${label}: ${value}${about === '' ? '' : ` (${about})`}`).join('\n');
