import type { ListedScenario } from '../../../shared/exercise/scenario.ts';
import { goesOn } from '../../../shared/incident/goes-on.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';

/** A line of the list: a scenario that can be played, or a game day that is or was. */
export type Line =
  | { readonly key: string; readonly kind: 'scenario'; readonly scenario: ListedScenario }
  | { readonly key: string; readonly kind: 'run'; readonly summary: IncidentSummary };
export type Part = { readonly label: string; readonly lines: readonly Line[] };

const scenarioLine = (scenario: ListedScenario): Line => ({
  ...{ key: `scenario ${scenario.file}`, kind: 'scenario', scenario },
});
const runLine = (summary: IncidentSummary): Line => ({ key: `run ${summary.id}`, kind: 'run', summary });

/**
 * What runs now comes first, then the scenarios, what was played last. The gentle ones come first, those that one person
 * can play before those that need a team: whoever comes here for the first time presses one key.
 */
export function partsOf(
  scenarios: readonly ListedScenario[],
  summaries: readonly IncidentSummary[],
): readonly Part[] {
  const runs = summaries.filter(({ exercise }) => exercise);
  const live = runs.filter(goesOn);
  const over = runs.filter((each) => !goesOn(each)).toSorted((a, b) => b.declaredAt - a.declaredAt);
  const own = scenarios.filter(({ builtIn }) => !builtIn).toSorted(byEase);
  const builtIn = scenarios.filter((each) => each.builtIn).toSorted(byEase);
  return [
    { label: 'Running now', lines: live.map(runLine) },
    { label: 'Your team’s scenarios', lines: own.map(scenarioLine) },
    { label: 'Scenarios', lines: builtIn.map(scenarioLine) },
    { label: 'Played', lines: over.map(runLine) },
  ].filter(({ lines }) => lines.length > 0);
}

const byEase = (a: ListedScenario, b: ListedScenario): number =>
  a.level - b.level ||
  Number(b.solo) - Number(a.solo) ||
  a.minutes - b.minutes ||
  (a.title < b.title ? -1 : 1);

/** What is selected where nobody has chosen: the game day that runs, so that no key begins a second one; else what can be played. */
export const firstOf = (parts: readonly Part[]): Line | undefined => {
  const lines = parts.flatMap((part) => part.lines);
  const runs = lines.find((line) => line.kind === 'run' && goesOn(line.summary));
  return runs ?? lines.find(({ kind }) => kind === 'scenario') ?? lines[0];
};
