import { severities, severityLabel } from '../incident/vocabulary.ts';
import type { Zone } from '../time/zones.ts';
import type { IncidentFacts } from './facts.ts';
import { monthsOf, type Period } from './periods.ts';

/** What figures are told apart by. */
export const groupings = ['month', 'service', 'severity', 'cause'] as const;
export type GroupBy = (typeof groupings)[number];
export type Group = { readonly key: string; readonly label: string };

export type Grouped = {
  readonly groups: readonly Group[];
  /** The places among `groups` that an incident belongs to. */
  readonly placesOf: (incident: IncidentFacts) => readonly number[];
};

/**
 * The groups that there are: every month of the period, even where nothing happened; every severity; services and
 * causes by how often they occur, and last what has none. An incident of two services is in both groups.
 */
export function groupsOf(
  shown: readonly IncidentFacts[],
  by: GroupBy,
  period: Period,
  zone: Zone,
  causes: readonly { readonly id: string; readonly label: string }[],
): Grouped {
  if (by === 'month') return byMonth(period, zone);
  if (by === 'severity')
    return {
      groups: severities.map((severity) => ({ key: severity, label: severityLabel[severity] })),
      placesOf: ({ worst }) => [severities.indexOf(worst)],
    };
  if (by === 'service')
    return byNames(
      shown,
      ({ services }) => services,
      'no service',
      (name) => name,
    );
  const labels = new Map(causes.map(({ id, label }) => [id, label]));
  return byNames(
    shown,
    ({ causes: theirs }) => theirs,
    'no category',
    (id) => labels.get(id) ?? id,
  );
}

function byMonth(period: Period, zone: Zone): Grouped {
  const months = monthsOf(period, zone);
  return {
    groups: months.map(({ key, label }) => ({ key, label })),
    placesOf: ({ declaredAt }) => [months.findLastIndex(({ from }) => from <= declaredAt)],
  };
}

function byNames(
  shown: readonly IncidentFacts[],
  namesOf: (incident: IncidentFacts) => readonly string[],
  without: string,
  label: (name: string) => string,
): Grouped {
  const counts = new Map<string, number>();
  let bare = false;
  for (const incident of shown) {
    const names = namesOf(incident);
    bare ||= names.length === 0;
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
  const places = new Map(sorted.map((name, index) => [name, index]));
  return {
    groups: [
      ...sorted.map((name) => ({ key: name, label: label(name) })),
      ...(bare ? [{ key: '', label: without }] : []),
    ],
    placesOf(incident) {
      const names = [...new Set(namesOf(incident))];
      return names.length === 0 ? [sorted.length] : names.map((name) => places.get(name) ?? 0);
    },
  };
}
