import type { Instant } from '../ids.ts';
import { runbookSlice, type RunbookNote } from './events/runbook-used.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** A runbook that was taken up in an incident. */
export type UsedRunbook = {
  readonly file: string;
  readonly title: string;
  readonly at: Instant;
  readonly by: string;
  readonly note: RunbookNote | null;
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
              ...{ note: winner(note)?.value ?? null, off: winner(off)?.value ?? false },
            },
          ],
    )
    .sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1)),
);

/** The runbooks that count as used in an incident: one that was put away only where somebody said how it did. */
export const runbooksUsedIn = (incident: Incident): readonly UsedRunbook[] =>
  runbooksTakenUp(incident)
    .filter(({ off, note }) => !off || note !== null)
    .map(({ off: _off, ...used }) => used);
