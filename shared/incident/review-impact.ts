import type { Instant } from '../ids.ts';
import { declarationOf, transitionsOf } from './facts.ts';
import type { PhaseVerb } from './phases.ts';
import { derived, type Incident } from './state.ts';
import { openTime, stretchesOf, timeAtSeverity, type Stretch } from './times.ts';
import { historyTo } from './update-history.ts';
import { roundNumbers, updatesOf } from './updates.ts';
import { audiences, severities, type Severity } from './vocabulary.ts';

export type ImpactSpan = {
  readonly what: 'detect' | 'acknowledge' | 'mitigate' | 'resolve';
  /** “To detect”. */
  readonly label: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** In ms; null where one of the two times is not known. */
  readonly ms: number | null;
};

/** What the record says of the impact: durations by the definitions of the metrics, and the updates against their times. */
export type Impact = {
  /** Started to detected, detected to acknowledged, started to mitigated, started to resolved; of the first stretch where it was reopened. */
  readonly spans: readonly ImpactSpan[];
  /** From its start or a reopening to a resolution; more than one where it was reopened. */
  readonly stretches: readonly Stretch[];
  /** How long it was open in all, in ms, without the time between a resolution and a reopening; null while it is live. */
  readonly openMs: number | null;
  readonly atSeverity: readonly { readonly severity: Severity; readonly ms: number }[];
  readonly updates: {
    /** Updates that were sent when one was due, and how many of them in time. */
    readonly due: number;
    readonly onTime: number;
    /** Those that were late, with the number of their round and the minutes. */
    readonly late: readonly { readonly id: string; readonly number: number; readonly minutes: number }[];
  };
  /** The impact in one sentence, as it was said during the incident. */
  readonly words: string | null;
  readonly services: readonly string[];
};

/** The impact by the record; undefined before the declaration arrives. */
export const impactOf = derived((incident): Impact | undefined => {
  const declared = declarationOf(incident);
  if (declared === undefined) return undefined;
  const { startedAt, detectedAt, impact, services } = declared;
  const stretches = stretchesOf(incident);
  const first = stretches[0];
  const end = stretches.at(-1)?.to ?? null;
  const acknowledgedAt = firstTime(incident, 'acknowledge');
  const spent = end === null ? new Map<Severity, number>() : timeAtSeverity(incident, end);
  return {
    spans: [
      span('detect', 'To detect', startedAt, detectedAt),
      span('acknowledge', 'To acknowledge', detectedAt, acknowledgedAt),
      span('mitigate', 'To mitigate', startedAt, first?.mitigatedAt ?? null),
      span('resolve', 'To resolve', startedAt, first?.to ?? null),
    ],
    stretches,
    openMs: end === null ? null : openTime(incident, end),
    atSeverity: severities.flatMap((severity) => {
      const ms = spent.get(severity) ?? 0;
      return ms > 0 ? [{ severity, ms }] : [];
    }),
    updates: kept(incident),
    words: impact,
    services,
  };
});

const firstTime = (incident: Incident, wanted: PhaseVerb): Instant | null =>
  transitionsOf(incident).find(({ verb }) => verb === wanted)?.at ?? null;

const span = (
  what: ImpactSpan['what'],
  label: string,
  from: Instant | null,
  to: Instant | null,
): ImpactSpan => ({
  ...{ what, label, from, to },
  ms: from === null || to === null ? null : Math.max(0, to - from),
});

/** How late each update was for whoever of its audiences had waited longest, in minutes; null where none was due. */
export const latenessOf = derived((incident): ReadonlyMap<string, number | null> => {
  const late = new Map<string, number | null>();
  for (const audience of audiences)
    for (const { update, lateMinutes } of historyTo(incident, audience)) {
      const before = late.get(update.id) ?? null;
      late.set(update.id, lateMinutes === null ? before : Math.max(before ?? 0, lateMinutes));
    }
  return late;
});

function kept(incident: Incident): Impact['updates'] {
  const lateness = latenessOf(incident);
  const numbers = roundNumbers(incident);
  const due = updatesOf(incident).flatMap(({ id }) => {
    const minutes = lateness.get(id) ?? null;
    return minutes === null ? [] : [{ id, number: numbers.get(id) ?? 0, minutes }];
  });
  const late = due.filter(({ minutes }) => minutes > 0);
  return { due: due.length, onTime: due.length - late.length, late };
}
