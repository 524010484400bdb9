import { readAll, type Reading, type ReadingRequest } from '../../electron/exchange/import-read.ts';
import { runImport } from '../../electron/exchange/import-run.ts';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import type { ImportedDocument, ImportOutcome } from '../../shared/exchange/imported.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { temporaryFolder } from './small-disk.ts';

export const NOW = Date.UTC(2026, 10, 21, 12);

/** Reads as the window does. */
export const reading = (from: ReadingRequest['from'], more: Partial<ReadingRequest> = {}): Promise<Reading> =>
  readAll(
    { ...{ from, format: null, zone: null, here: 'Europe/Berlin', day: null, now: NOW }, ...more },
    () => undefined,
  );

/** The documents in a text; fails where it is none. */
export async function documentsIn(text: string, name = 'file'): Promise<readonly ImportedDocument[]> {
  const { documents, failures } = await reading({ text, name });
  if (failures.length > 0) throw new Error(failures[0]?.message);
  return documents;
}

/** A store of its own with the service over it, to import into. */
export async function openDesk(
  clock: () => number = () => NOW,
  folder = temporaryFolder(),
): Promise<IncidentService> {
  const store = await RecordStore.open(folder, desktopEnvironment({ now: clock }), true);
  return new IncidentService(store, {
    ...{ fs: nodeFileSystem, now: clock, playbook: () => defaultPlaybook, foldVersion: FOLD_VERSION },
  });
}

/** Takes documents over; fails where that fails. */
export async function take(
  service: IncidentService,
  documents: readonly ImportedDocument[],
  person = 'ana',
  into: string | null = null,
): Promise<ImportOutcome> {
  const run = await runImport(service, documents, person, {
    ...{ now: () => NOW, into, playbook: defaultPlaybook, tell: () => undefined, cancelled: () => false },
  });
  if (!run.ok) throw new Error(run.error.message);
  return run.value;
}
