/** A process that logs, through the service, each line of its input in an incident: `node teller.ts STORE INCIDENT`. */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { IncidentService } from '../../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../../electron/records/environment.ts';
import { nodeFileSystem } from '../../../electron/records/file-system.ts';
import { RecordStore } from '../../../electron/records/store.ts';
import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';

const [root = '', id = ''] = process.argv.slice(2);
const store = await RecordStore.open(root, desktopEnvironment());
const context = { fs: nodeFileSystem, now: Date.now, playbook: () => defaultPlaybook, foldVersion: 1 };
const service = new IncidentService(store, context);
await service.open(id);
writeSync(1, 'ready\n');
for await (const text of createInterface(process.stdin)) {
  const outcome = await service.run(id, { name: 'log', fields: { text, kind: 'note' } }, 'ben');
  writeSync(1, outcome.ok ? `saved ${Date.now()} ${text}\n` : `${outcome.error.message}\n`);
}
await service.close();
