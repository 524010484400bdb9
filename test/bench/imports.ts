import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAll } from '../../electron/exchange/import-read.ts';
import { runImport } from '../../electron/exchange/import-run.ts';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import type { EventDraft } from '../../shared/incident/envelope.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { statuspageDump } from '../support/statuspage.ts';
import { atMost, compare, onDisk, type Bench } from './measure.ts';

const INCIDENTS = 1_000;
const ROUNDS = 2;
const LIMIT = 3;
const now = () => Date.UTC(2026, 10, 21, 12);

/**
 * A thousand incidents as Statuspage's API answers them, from the text until every one is on the disk, beside parsing that text and
 * appending the very same events with nothing around it. Both are sealed afterwards, as everything is.
 */
export const imports: Bench = {
  name: 'import',
  run: () =>
    onDisk(async (folder) => {
      const text = statuspageDump(INCIDENTS);
      let made = 0;
      const fresh = async (): Promise<RecordStore> => {
        const root = join(folder, `store-${(made += 1)}`);
        mkdirSync(root, { recursive: true });
        return RecordStore.open(root, desktopEnvironment({ now }), true);
      };
      const events = await eventsOf(await fresh(), text);
      const done: { close(): Promise<void> }[] = [];
      const subject = async (): Promise<void> => {
        done.push(await imported(await fresh(), text));
      };
      const yardstick = async (): Promise<void> => {
        const store = await fresh();
        JSON.parse(text);
        for (const [id, drafts] of events) await store.append(id, drafts);
        done.push(store);
      };
      const compared = await compare(ROUNDS, { run: subject }, { run: yardstick });
      for (const each of done) await each.close();
      const count = [...events.values()].reduce((sum, drafts) => sum + drafts.length, 0);
      const of = `JSON.parse and append of the same ${count} events`;
      return [atMost('import-1000-statuspage', compared, of, LIMIT)];
    }),
};

async function imported(store: RecordStore, text: string): Promise<IncidentService> {
  const service = new IncidentService(store, {
    ...{ fs: nodeFileSystem, now, playbook: () => defaultPlaybook, foldVersion: FOLD_VERSION },
  });
  const from = { text, name: 'incidents.json' };
  const reading = await readAll(
    { from, format: null, zone: null, here: 'UTC', day: null, now: now() },
    () => undefined,
  );
  const run = await runImport(service, reading.documents, 'ines', {
    ...{ now, into: null, playbook: defaultPlaybook, tell: () => undefined, cancelled: () => false },
  });
  if (!run.ok || run.value.incidents.length !== INCIDENTS) throw new Error('not every incident was imported');
  return service;
}

/** The events that the import makes, as whoever has them already would append them. */
async function eventsOf(
  store: RecordStore,
  text: string,
): Promise<ReadonlyMap<string, readonly EventDraft[]>> {
  const service = await imported(store, text);
  const events = new Map<string, readonly EventDraft[]>();
  for (const { id } of await service.list()) {
    const incident = await service.peek(id);
    events.set(
      id,
      [...(incident?.events.values() ?? [])].map(({ t, e, o, g, at, u, payload }) => ({
        ...{ t: t as EventDraft['t'], e, o, g, at, u }, // the store's own events
        payload: payload as EventDraft['payload'],
      })),
    );
  }
  await service.close();
  return events;
}
