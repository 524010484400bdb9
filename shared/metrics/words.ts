import { severityLabel, type Severity } from '../incident/vocabulary.ts';
import { formatSpan } from '../time/format.ts';
import { definitions, measureIds, type MeasureId } from './definitions.ts';
import type { Figure, LeftOut, MetricsFilter } from './metrics.ts';
import type { CauseSeen } from './seen-before.ts';
import { MEDIAN_FROM, type Spread } from './spread.ts';

const MINUTE = 60_000;

/** “To detect”, “At SEV1”: what a figure is called. */
export const titleOf = (id: Figure['id']): string =>
  isMeasure(id) ? definitions[id].title : `At ${severityLabel[id]}`;

/** How it is reckoned, in words. */
export const formulaOf = (id: Figure['id']): string =>
  isMeasure(id)
    ? definitions[id].formula
    : `Time that an incident was open at ${severityLabel[id]}, of the resolved ones that were at it. Reopened ones count only while open.`;

const isMeasure = (id: Figure['id']): id is MeasureId => measureIds.some((each) => each === id);

/** `5 min`, `1 h 04`, `under 1 min`: to the nearest minute. Engineer-hours are hours: `12.5 h`. */
export function valueWords(ms: number, id: Figure['id']): string {
  if (id === 'work') return `${number(ms / (60 * MINUTE))} h`;
  if (ms > 0 && ms < MINUTE / 2) return 'under 1 min';
  return formatSpan(Math.round(ms / MINUTE) * MINUTE);
}

/** One decimal where it says something: `2`, `2.5`, `37`. */
export const number = (value: number): string =>
  value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);

/** `n 37, p90 15 min, mean 8 min`: what stands below a median; that there is none, where there are too few. */
export function besideWords({ n, p90, mean }: Spread, id: Figure['id']): string {
  if (p90 === null || mean === null) return 'n 0';
  if (n < MEDIAN_FROM) return `n ${n}: no median below ${MEDIAN_FROM}`;
  return `n ${n}, p90 ${valueWords(p90, id)}, mean ${valueWords(mean, id)}`;
}

/** `3 without a detected time, 1 still open`; empty where every incident gave a value. */
export const leftOutWords = (left: readonly LeftOut[]): string =>
  left.map(({ why, n }) => `${n} ${why}`).join(', ');

/** `89 %`; null where so few were counted that a share of them says nothing. */
export const percentWords = (k: number, n: number): string | null =>
  n < MEDIAN_FROM ? null : `${Math.round((k / n) * 100)} %`;

/** `Came back, 28 Oct`: whether what was done against a cause held. */
export function fixWords(
  { fix, last }: Pick<CauseSeen, 'fix' | 'last'>,
  day: (at: number) => string,
): string {
  switch (fix) {
    case 'came-back':
      return `Came back, ${day(last)}`;
    case 'not-since':
      return `Not since ${day(last)}`;
    case 'did-not-work':
      return 'Did not work';
    case 'no-fix':
      return `No fix yet, ${day(last)}`;
  }
}

/** What the figures are over, beside the period: `checkout, SEV1`; and that severities are mixed, where they are. */
export function scopeWords(
  { service, severity, cause }: Omit<MetricsFilter, 'from' | 'to'>,
  severities: Readonly<Record<Severity, number>>,
  causeLabel: (id: string) => string,
): string {
  const only = [
    ...(service === null ? [] : [service]),
    ...(severity === null ? [] : [severityLabel[severity]]),
    ...(cause === null ? [] : [causeLabel(cause)]),
  ];
  const mixed = Object.entries(severities).flatMap(([id, n]) =>
    n > 0 ? [severityLabel[id as Severity]] : [],
  ); // its keys
  const together = severity === null && mixed.length > 1 ? [`${andWords(mixed)} together`] : [];
  return [...only, ...together].join(', ');
}

const andWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
