import type { IncidentId } from '../../../shared/ids.ts';
import { dayTyped } from '../../../shared/exchange/day-typed.ts';
import { keyOf } from '../../../shared/exchange/plan-entries.ts';
import { openIncident } from '../../bridge/incidents.ts';
import {
  cancelImport,
  chooseToImport,
  followImport,
  readToImport,
  runImport,
  takeDocumentsBack,
} from '../../bridge/importing.ts';
import { zone } from '../../incident-parts/zone.ts';
import { wallClock } from '../../state/clock.ts';
import { changeView, chosen, documentAt, documents, useView } from './state.ts';
import { readZone } from './zone-typed.ts';

/** Readings so far: the answer of one that another has replaced is nobody’s. */
let readings = 0;

/** Hears how far main is, while the page is there. @returns what ends it. */
export const followProgress = (): (() => void) =>
  followImport(({ token, ...progress }) => {
    const { stage } = useView.getState();
    if (stage.name === 'reading' || stage.name === 'running')
      changeView({ stage: { ...stage, token, progress } });
  });

/** Asks for files or a folder, and reads them. */
export async function choose(what: 'files' | 'folder'): Promise<void> {
  if (isUnderWay()) return;
  const answer = await chooseToImport(what);
  if (!answer.ok) changeView({ trouble: answer.error.message });
  else if (answer.value !== null) {
    // The day that was named is that of the files before.
    changeView({ day: null });
    await read(answer.value);
  }
}

/** Reads files, without taking anything over. */
export async function read(paths: readonly string[]): Promise<void> {
  readings += 1;
  const mine = readings;
  const { zone: named, day, into, at, stage: before, preview: held } = useView.getState();
  if (before.name === 'running') return;
  changeView({ paths, stage: { name: 'reading', token: null, progress: null }, trouble: null, said: null });
  const answer = await readToImport({ from: { paths: [...paths] }, format: null, zone: named, day, into });
  if (mine !== readings) return;
  if (!answer.ok) {
    // What was read before is forgotten by main, too.
    changeView({ stage: { name: 'empty' }, preview: null, trouble: answer.error.message });
    return;
  }
  const preview = answer.value;
  const same = held?.documents.some(({ key }) => key === at) === true;
  changeView({
    ...{ preview, stage: { name: 'preview' } },
    ticked: new Set(preview.documents.filter((each) => each.fresh > 0 || !each.exists).map(({ key }) => key)),
    at: same ? at : (preview.documents[0]?.key ?? null),
  });
}

/** Reads the same files again, for another incident. */
export async function readInto(into: IncidentId | null): Promise<void> {
  changeView({ into });
  const { paths } = useView.getState();
  if (paths.length > 0) await read(paths);
}

/** Reads the same files again, with another zone for clock times without one. @returns why not, as a sentence. */
export function readIn(words: string): string | null {
  const named = readZone(words);
  if (!named.ok) return named.error;
  changeView({ zone: named.value });
  void read(useView.getState().paths);
  return null;
}

/** Reads the same files again, with another day for clock times without one. @returns why not, as a sentence. */
export function readOn(words: string): string | null {
  const day = dayTyped(words, wallClock(), zone);
  if (!day.ok) return day.error;
  changeView({ day: day.value });
  void read(useView.getState().paths);
  return null;
}

export function isUnderWay(): boolean {
  const { name } = useView.getState().stage;
  return name === 'reading' || name === 'running';
}

/** Ends what is under way: a reading is forgotten, an import stops after the part that it is at. */
export function callOff(): void {
  const { stage } = useView.getState();
  if (stage.name !== 'reading' && stage.name !== 'running') return;
  if (stage.token !== null) cancelImport(stage.token);
  if (stage.name === 'running') {
    changeView({ stage: { ...stage, stopped: true } });
    return;
  }
  readings += 1;
  changeView({ stage: { name: 'empty' }, preview: null, said: 'Called off: nothing was taken over.' });
}

/** Takes over what is ticked. */
export async function takeOver(): Promise<void> {
  const view = useView.getState();
  const { preview, into } = view;
  const those = chosen(view);
  if (view.stage.name !== 'preview' || preview === null) return;
  if (those.length === 0) {
    changeView({
      trouble:
        documents(view).length === 0
          ? 'Nothing to import: no document was understood.'
          : 'Nothing is ticked. Space ticks the document that is shown, A all of them.',
    });
    return;
  }
  changeView({
    stage: { name: 'running', token: preview.token, progress: null, stopped: false },
    ...{ trouble: null, said: null },
  });
  const since = wallClock();
  const answer = await runImport(
    preview.token,
    those.map(({ key }) => key),
    into,
  );
  if (!answer.ok) {
    changeView({ stage: { name: 'preview' }, trouble: answer.error.message });
    return;
  }
  const after = useView.getState().stage;
  const stopped = after.name === 'running' && after.stopped;
  changeView({ stage: { name: 'done', outcome: answer.value, takenBack: false, stopped, since } });
}

/** Takes back what was imported, or brings it back. */
export async function takeBack(): Promise<void> {
  const { stage, preview, ticked } = useView.getState();
  if (stage.name !== 'done' || undoing) return;
  undoing = true;
  changeView({ said: stage.takenBack ? 'Being brought back…' : 'Being taken back…', trouble: null });
  const { incidents } = stage.outcome;
  const refused: string[] = [];
  for (const id of new Set(incidents.map((each) => each.id))) {
    const keys = chosen({ preview, ticked })
      .filter((each) => each.id === id && each.fresh > 0)
      .map(({ key }) => keyOf(key));
    if (keys.length === 0) continue;
    const answer = await takeDocumentsBack(id, keys, stage.since, stage.takenBack);
    if (!answer.ok) refused.push(answer.error.message);
  }
  undoing = false;
  changeView({
    said: null,
    trouble: refused[0] ?? null,
    ...(refused.length === 0 ? { stage: { ...stage, takenBack: !stage.takenBack } } : {}),
  });
}
let undoing = false;

/** Opens what was imported. */
export function openIt(id?: IncidentId): void {
  const { stage, into } = useView.getState();
  const first = stage.name === 'done' ? stage.outcome.incidents[0]?.id : undefined;
  const which = id ?? first ?? into;
  if (which !== null) void openIncident(which);
}

/** The document that is shown, as text: what was understood, line by line. */
export async function copyShown(): Promise<void> {
  const shown = documentAt(useView.getState());
  if (shown === undefined) return;
  const { documentText } = await import('./document-text.ts');
  try {
    await navigator.clipboard.writeText(documentText(shown));
    changeView({ said: `Copied ${shown.name} as it was understood.` });
  } catch {
    changeView({ trouble: 'Not copied: the clipboard refused. Select the words and copy them by hand.' });
  }
}
