import { noTimes } from '../document.ts';
import type { ImportedDocument, ImportedRow, ImportedTimes } from '../imported.ts';
import { resolveTimes, type TimesContext } from '../times/resolve.ts';
import { labelledMoments, momentTold, type Label } from './labels.ts';

/** The moments of the incident: as labels give them, else as entries that say nothing else. */
export function momentsOf(
  labels: readonly Label[],
  rows: readonly ImportedRow[],
  context: TimesContext,
): { times: ImportedTimes; understood: ImportedDocument['understood'] } {
  const labelled = labelledMoments(labels);
  const { times } = resolveTimes(
    labelled.map(({ found }) => ({ found, links: [] })),
    context,
  );
  const given = labelled.flatMap(({ moment, line }, at) => {
    const row = rows.find((each) => each.line === line);
    const instant = row?.at ?? times[at]?.at ?? null;
    return instant === null || times[at]?.precision === 'day' ? [] : [{ moment, line, at: instant }];
  });
  const told = rows.flatMap(({ text, at, line, precision }) => {
    const moment = at === null || precision === 'day' ? null : momentTold(text);
    return moment === null || at === null ? [] : [{ moment, line, at }];
  });
  const first = new Map<keyof ImportedTimes, { line: number | null; at: number }>();
  for (const { moment, line, at } of [...given, ...told])
    if (!first.has(moment)) first.set(moment, { line, at });
  return {
    times: { ...noTimes, ...Object.fromEntries([...first].map(([moment, { at }]) => [moment, at])) },
    understood: [...first].map(([moment, { line }]) => ({ line, words: `When it was ${moment}` })),
  };
}
