import type { IncidentSummary } from '../../../shared/incident/summary.ts';

/** Words that say nothing about what is broken. */
const common = new Set(
  'about after all and are before can could does for from has have into not now off one only out over since some than that the their then there this too very was were when with'.split(
    ' ',
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !common.has(word))
      .map((word) => word.replace(/(?:es|s|ed|ing)$/, '')),
  );

/** Former incidents that share words or services with what is being typed, the closest and latest first. */
export function seenBefore(
  summaries: readonly IncidentSummary[],
  title: string,
  services: readonly string[],
): readonly IncidentSummary[] {
  const typed = wordsOf(`${title} ${services.join(' ')}`);
  if (typed.size === 0) return [];
  return summaries
    .map((summary) => {
      const words = wordsOf(`${summary.title} ${summary.services.join(' ')}`);
      return { summary, shared: [...typed].filter((word) => words.has(word)).length };
    })
    .filter(({ shared }) => shared >= Math.min(2, typed.size))
    .sort((a, b) => b.shared - a.shared || b.summary.startedAt - a.summary.startedAt)
    .slice(0, 3)
    .map(({ summary }) => summary);
}
