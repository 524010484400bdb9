import type { IncidentId, Instant } from '../../shared/ids.ts';
import type { ImportOutcome, ImportPreview } from '../../shared/exchange/imported.ts';
import type { Pushes, Requests } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/errors.ts';
import { compareWritten, type StreamEvent } from '../../shared/incident/envelope.ts';
import { ok, type Result } from '../../shared/result.ts';
import { request, subscribe } from './bridge.ts';

type ReadArgument = Requests['import:read']['argument'];

/** The system's own dialog. @returns paths, or null when nothing was chosen. */
export const chooseToImport = (
  what: 'files' | 'folder',
): Promise<Result<readonly string[] | null, Failure>> => request('import:choose', { what });

/** Reads without taking anything over; a reading that is under way is called off by it. */
export const readToImport = (argument: ReadArgument): Promise<Result<ImportPreview, Failure>> =>
  request('import:read', argument);

/** Takes documents of a reading over, by their keys. */
export const runImport = (
  token: string,
  documents: readonly string[],
  into: IncidentId | null,
): Promise<Result<ImportOutcome, Failure>> =>
  request('import:run', { token, documents: [...documents], into });

export const cancelImport = (token: string): void => void request('import:cancel', { token });

/** @returns what ends it. */
export const followImport = (listener: (progress: Pushes['import:progress']) => void): (() => void) =>
  subscribe('import:progress', listener);

/** The rows that say what was imported from these documents, by their keys: the latest of each. */
export function sourceRows(
  events: Iterable<StreamEvent>,
  documents: readonly string[],
): readonly StreamEvent[] {
  const places = new Map<string, StreamEvent>();
  const wanted = new Set(documents.map((key) => `src.${key}`));
  for (const event of events) {
    const held = places.get(event.e);
    if (event.t !== 'source-imported/1' || !wanted.has(event.e)) continue;
    if (held === undefined || compareWritten(held, event) < 0) places.set(event.e, event);
  }
  return [...places.values()];
}

/** Takes back what imports brought into an incident, or brings it back. @param sources the rows that say so. */
export async function takeImportBack(
  id: IncidentId,
  sources: readonly string[],
  undo = false,
): Promise<Result<null, Failure>> {
  for (const source of sources) {
    const answer = await request('incident:run', {
      id,
      command: { name: 'undo-import', fields: { source, undo } },
    });
    if (!answer.ok) return answer;
  }
  return ok(null);
}

/** The same for documents of an incident that is not on screen. @param since when the import of them began. */
export async function takeDocumentsBack(
  id: IncidentId,
  documents: readonly string[],
  since: Instant,
  undo: boolean,
): Promise<Result<null, Failure>> {
  const opened = await request('incident:open', { id });
  if (!opened.ok) return opened;
  await request('incident:leave', { id });
  const rows = sourceRows(opened.value.events, documents).filter(({ at }) => at >= since);
  return takeImportBack(
    id,
    rows.map((row) => row.id),
    undo,
  );
}
