import type { Instant } from '../ids.ts';
import { runbookSlice, type RunbookNote } from './events/runbook-used.ts';
import { winner, type Write } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A runbook that was taken up in an incident. */
export type UsedRunbook = {
  readonly file: string;
  readonly title: string;
  readonly at: Instant;
  readonly by: string;
  /** How it did, and who said so when. */
  readonly note: (RunbookNote & { readonly by: string; readonly at: Instant }) | null;
};

/** A runbook of an incident, those that were put away again included. */
export type TakenUpRunbook = UsedRunbook & { readonly off: boolean };

/** Every runbook that was taken up in an incident, the first one first. */
export const runbooksTakenUp = derived((incident): readonly TakenUpRunbook[] =>
  [...runbookSlice.of(incident)]
    .flatMap(([file, { first, title, off, note }]): readonly TakenUpRunbook[] =>
      first === undefined
        ? []
        : [
            {
              ...{ file, title, at: first.at, by: first.u },
              ...{ note: noted(winner(note)), off: winner(off)?.value ?? false },
            },
          ],
    )
    .sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1)),
);

const noted = (said: Write<RunbookNote | null> | undefined): UsedRunbook['note'] =>
  said === undefined || said.value === null ? null : { ...said.value, by: said.u, at: said.at };

/** The runbooks that count as used in an incident: one that was put away only where somebody said how it did. */
export const runbooksUsedIn = (incident: Incident): readonly UsedRunbook[] =>
  runbooksTakenUp(incident)
    .filter(({ off, note }) => !off || note !== null)
    .map(({ off: _off, ...used }) => used);
