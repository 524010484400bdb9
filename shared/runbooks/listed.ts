import type { Instant } from '../ids.ts';
import type { UsedRunbook } from '../incident/runbooks-used.ts';
import type { TeamState } from '../team/team.ts';
import type { ListedRunbook, Runbook } from './runbook.ts';

/** The runbooks of one incident, as the index keeps them. */
export type IncidentRunbooks = {
  readonly incident: string;
  readonly title: string;
  readonly exercise: boolean;
  readonly runbooks: readonly UsedRunbook[];
};

/**
 * A runbook with what became of it: exercises count, since a runbook that was wrong there is wrong.
 * @param used what incidents know of runbooks, in any order.
 */
export function listedRunbook(
  { runbook, problems }: { readonly runbook: Runbook; readonly problems: readonly string[] },
  used: readonly IncidentRunbooks[],
  { runbooksReviewed }: Pick<TeamState, 'runbooksReviewed'>,
): ListedRunbook {
  const { markdown: _markdown, steps, ...said } = runbook;
  const uses = used
    .flatMap(({ incident, title, runbooks }) =>
      runbooks.filter(({ file }) => file === runbook.file).map((use) => ({ ...use, incident, name: title })),
    )
    .sort((a, b) => b.at - a.at);
  const inFile = runbook.reviewed === null ? null : dayAt(runbook.reviewed);
  const inConsole = runbooksReviewed
    .filter(({ file }) => file === runbook.file)
    .reduce<{ at: Instant; by: string } | null>(
      (last, { at, by }) => (last === null || at > last.at ? { at, by } : last),
      null,
    );
  const later = inConsole !== null && inConsole.at >= (inFile ?? -Infinity);
  return {
    ...said,
    ...{ steps: steps.length, problems, used: uses.length, lastUsedAt: uses[0]?.at ?? null },
    wrong: uses.flatMap(({ incident, name, note }) =>
      note?.verdict === 'wrong'
        ? [{ incident, title: name, at: note.at, by: note.by, words: note.words }]
        : [],
    ),
    reviewedAt: later ? inConsole.at : inFile,
    reviewedBy: later ? inConsole.by : null,
  };
}

/** Noon of a day in UTC: the same day nearly everywhere. */
const dayAt = (day: string): Instant => Date.parse(`${day}T12:00:00Z`);
