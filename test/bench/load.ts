import * as fs from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { dropCheckpoints } from '../../electron/records/checkpoint.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { largeIncident, makeStore } from '../support/make-store.ts';
import { atMost, compare, onDisk, type Bench } from './measure.ts';

const EVENTS = 100_000;

/** Opening a store and an incident of 100 000 events in it, against parsing the same lines from memory. */
export const load: Bench = {
  name: 'load',
  run: () =>
    onDisk(async (folder) => {
      const root = join(folder, 'store');
      const [id = ''] = await makeStore(root, [largeIncident({ events: EVENTS })]);
      const loaded = async (): Promise<Incident> => {
        const store = await RecordStore.open(root, desktopEnvironment());
        const incident = foldAll(id, await store.read(id));
        if (incident.events.size !== EVENTS || incident.newer.size > 0) throw new Error('events are missing');
        return incident;
      };
      const layout = layoutOf(root);
      const yardstick = bareParse(layout.segments(id));
      const before = (): void => dropCheckpoints(nodeFileSystem, layout);
      const unchecked = await compare(2, { before, run: loaded }, { run: yardstick });
      // The last load has checked every segment and left a checkpoint.
      const checked = await compare(7, { run: loaded }, { run: yardstick });
      const of = 'JSON.parse of the same lines';
      return [
        atMost('load-100k-events', checked, of, 3),
        atMost('load-100k-events-first-time', unchecked, `${of}, signatures checked`),
      ];
    }),
};

/** Parses what the lines of all segments of a folder hold, as text in memory. */
function bareParse(folder: string): () => unknown[] {
  const lines = fs
    .readdirSync(folder)
    .sort()
    .flatMap((name) => fs.readFileSync(join(folder, name), 'utf8').split('\n').slice(1, -2))
    .map((line) => line.split('\t'));
  return () => lines.map((parts) => parts.map((part): unknown => JSON.parse(part)));
}
