import { disputed, type Dispute } from './dispute.ts';
import { runbookSlice, runbookVerdictWords } from './events/runbook-used.ts';
import type { Incident } from './state.ts';

/** Runbooks that were put away here and taken up there, and what several said of one at the same time. */
export const runbookDisputes = (incident: Incident): readonly Dispute[] =>
  [...runbookSlice.of(incident)].flatMap(([runbook, { first, title, off, note }]) => {
    if (first === undefined) return [];
    return [
      ...disputed(off, `Runbook “${title}”`, ({ value: undo }) => ({
        words: undo ? 'put away' : 'taken up',
        command: { name: 'use-runbook', fields: { runbook, title, undo } },
      })),
      ...disputed(note, `How runbook “${title}” did`, ({ value }) =>
        value === null
          ? { words: 'nothing', command: { name: 'note-runbook', fields: { runbook, undo: true } } }
          : {
              words: `${runbookVerdictWords[value.verdict]}${value.words === '' ? '' : `: ${value.words}`}`,
              command: { name: 'note-runbook', fields: { runbook, ...value } },
            },
      ),
    ];
  });
