import type { CuratedRow } from '../../../../shared/incident/curated.ts';
import { run } from '../../../bridge/incidents.ts';
import { offerUndo } from '../../../state/ui.ts';

type Change = {
  readonly show?: 'yes' | 'no' | 'default';
  readonly note?: string;
  readonly evidence?: string;
};

/** How a row was chosen, as `curate` takes it. */
const choiceOf = ({ picked, shown }: CuratedRow): 'yes' | 'no' | 'default' =>
  picked === 'console' ? 'default' : shown ? 'yes' : 'no';

const curate = (row: string, change: Change) => run({ name: 'curate', fields: { row, ...change } });

/** Shows a row in the timeline, or leaves it out. @returns null, or why it was not, as a sentence. */
export async function showRow(row: CuratedRow, shown: boolean): Promise<string | null> {
  const failure = await curate(row.key, { show: shown ? 'yes' : 'no' });
  if (failure !== null) return failure.message;
  offerUndo(shown ? 'Shown in the timeline' : 'Left out of the timeline', {
    name: 'curate',
    fields: { row: row.key, show: choiceOf(row) },
  });
  return null;
}

/** Writes what a row does not say by itself, or where it can be seen; no words take it off. */
export async function annotate(
  row: CuratedRow,
  what: 'note' | 'evidence',
  words: string,
): Promise<string | null> {
  if (words.trim() === row[what]) return null;
  const failure = await curate(row.key, { [what]: words.trim() });
  if (failure !== null) return failure.message;
  offerUndo(what === 'note' ? 'Note on an entry written' : 'Evidence of an entry linked', {
    name: 'curate',
    fields: { row: row.key, [what]: row[what] },
  });
  return null;
}

/** Shows several rows at once; one undo takes all of them back. @returns null, or why one was not. */
export async function showRows(rows: readonly CuratedRow[], words: string): Promise<string | null> {
  const made: CuratedRow[] = [];
  let refused: string | null = null;
  for (const row of rows) {
    const failure = await curate(row.key, { show: 'yes' });
    if (failure !== null) {
      refused = failure.message;
      break;
    }
    made.push(row);
  }
  if (made.length > 0) {
    offerUndo(words, async () => {
      for (const row of made) {
        const failure = await curate(row.key, { show: choiceOf(row) });
        if (failure !== null) return failure.message;
      }
      return null;
    });
  }
  return refused;
}
