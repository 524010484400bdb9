import { isImportPlace } from '../exchange/key.ts';
import { compareWritten, type StreamEvent } from './envelope.ts';
import { entrySlice } from './events/entry-logged.ts';
import { sourceImported, sourceSlice } from './events/source-imported.ts';
import { winner } from './register.ts';
import { derived, type Incident } from './state.ts';

/** What says that something was taken back: whoever did so has not gone on with the incident. */
const takesBack: ReadonlySet<string> = new Set(['entry-removed/1', 'update-withdrawn/1']);

const isImportedDeclaration = ({ t, payload }: StreamEvent): boolean =>
  t === 'incident-declared/1' &&
  typeof payload === 'object' &&
  payload !== null &&
  'imported' in payload &&
  payload.imported === true;

/** The declarations that imports made: one, or one of each desktop that imported the same. */
export const importedDeclarations = ({ events }: Incident): readonly StreamEvent[] =>
  [...events.values()].filter(isImportedDeclaration);

/** Whether the row of an event that the console logged was taken back: it says so with who did it. */
export const isRowTakenBack = (incident: Incident, { id }: StreamEvent): boolean =>
  winner(entrySlice.of(incident).get(id)?.removed)?.value === true;

/** Whether people have written to an incident of their own, beside what was imported into it. */
export function isGoneOnWith({ events }: Incident): boolean {
  const all = [...events.values()];
  const [first] = all.filter(({ t }) => t === sourceImported.type).sort(compareWritten);
  return all.some(
    (event) =>
      first !== undefined &&
      compareWritten(event, first) > 0 &&
      event.t !== sourceImported.type &&
      !takesBack.has(event.t) &&
      !isImportPlace(event.e),
  );
}

/**
 * Whether an incident came by an import that was taken back, and nobody has gone on with it: it counts nowhere and stands in no
 * list, as if it had not been imported. Its record stays, and comes back with the import.
 */
export const isTakenBackWhole = derived((incident): boolean => {
  // Asked of every incident at every change: most were not imported at all.
  if (sourceSlice.of(incident).size === 0) return false;
  const declared = importedDeclarations(incident);
  return (
    declared.length > 0 &&
    declared.every((event) => isRowTakenBack(incident, event)) &&
    !isGoneOnWith(incident)
  );
});
