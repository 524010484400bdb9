import type { IncidentSummary } from '../../../shared/incident/summary.ts';

/** How many suggestions are shown at once. */
const SHOWN = 6;

/**
 * Services that were affected before and match the letters typed so far: those that begin with them first, then those
 * that were affected most often. Without letters, what is affected most.
 */
export function knownServices(
  summaries: readonly IncidentSummary[],
  picked: readonly string[],
  typed: string,
): readonly string[] {
  const times = new Map<string, number>();
  for (const { services } of summaries)
    for (const service of services) times.set(service, (times.get(service) ?? 0) + 1);
  const letters = typed.trim().toLowerCase();
  const taken = new Set(picked.map((service) => service.toLowerCase()));
  const begins = (service: string): boolean => service.toLowerCase().startsWith(letters);
  return [...times]
    .filter(([service]) => {
      const word = service.toLowerCase();
      return word.includes(letters) && !taken.has(word) && word !== letters;
    })
    .sort(([a, m], [b, n]) => Number(begins(b)) - Number(begins(a)) || n - m || (a < b ? -1 : a > b ? 1 : 0))
    .slice(0, SHOWN)
    .map(([service]) => service);
}
