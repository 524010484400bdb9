import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { makeStore, manyIncidents } from '../support/make-store.ts';
import { atMost, compare, onDisk, type Bench } from './measure.ts';

const INCIDENTS = 1_000;

/** Listing 1 000 incidents whose summaries are cached, with opening the store; for information. */
export const list: Bench = {
  name: 'list',
  run: () =>
    onDisk(async (folder) => {
      const root = join(folder, 'store');
      await makeStore(root, manyIncidents(INCIDENTS));
      const environment = desktopEnvironment();
      const context = {
        fs: nodeFileSystem,
        now: Date.now,
        playbook: () => defaultPlaybook,
        foldVersion: environment.foldVersion,
      };
      const listed = async (): Promise<void> => {
        const service = new IncidentService(await RecordStore.open(root, environment), context);
        const found = await service.list();
        if (found.length !== INCIDENTS) throw new Error(`only ${found.length} incidents were listed`);
      };
      await listed(); // makes the summaries
      const text = readFileSync(layoutOf(root).summaries, 'utf8').split('\n').at(-1) ?? ''; // below stamp and checksum
      const compared = await compare(9, { run: listed }, { run: () => JSON.parse(text) as unknown });
      return [atMost('list-1000-incidents', compared, 'JSON.parse of the summaries')];
    }),
};
