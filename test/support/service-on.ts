import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem, type FileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';

/** The incidents of the store in a folder, read through a file system that may fail or tell what it was asked. */
export async function serviceOn(root: string, fs: FileSystem = nodeFileSystem): Promise<IncidentService> {
  const environment = desktopEnvironment({ fs });
  const store = await RecordStore.open(root, environment, true);
  const { foldVersion } = environment;
  return new IncidentService(store, {
    fs,
    now: () => Date.now(),
    playbook: () => defaultPlaybook,
    foldVersion,
  });
}
