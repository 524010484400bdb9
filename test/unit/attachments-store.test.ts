import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IncidentService } from '../../electron/incidents/incident-service.ts';
import { filesIn, putFile } from '../../electron/records/attachments-file.ts';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { verifyStore } from '../../electron/records/verify.ts';
import { FOLD_VERSION } from '../../shared/incident/fold.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { incident, incoming } from '../support/attached.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const serviceOver = (store: RecordStore): IncidentService =>
  new IncidentService(store, {
    fs: nodeFileSystem,
    now: Date.now,
    playbook: () => defaultPlaybook,
    foldVersion: FOLD_VERSION,
  });

test('a folder of attachments without events is no incident, and hides none', async () => {
  const store = await RecordStore.open(join(temporaryFolder(), 'store'), desktopEnvironment(), true);
  const service = serviceOver(store);
  const declared = await service.run(
    null,
    {
      name: 'declare',
      fields: {
        title: 'Queue grows',
        severity: 'sev2',
        services: [],
        foundBy: 'person',
        exercise: false,
        takeCommand: false,
      },
    },
    'ana',
  );
  if (!declared.ok) throw new Error(declared.error.message);
  await store.attachments.put(incident, Buffer.from('an entry that was never sent'));
  await store.attachments.put(declared.value.id, Buffer.from('a file of a real incident'));
  expect((await service.list()).map(({ id }) => id)).toEqual([declared.value.id]);
  const told: string[] = [];
  service.listen(({ id, summary }) => summary !== undefined && told.push(id));
  await service.poll();
  await service.poll();
  expect(told).toEqual([]);
  expect(await service.open(incident)).toBeUndefined();
  await service.close();
  const next = await RecordStore.open(store.layout.root, desktopEnvironment());
  expect(next.notices()).toEqual([]);
  const again = serviceOver(next);
  expect((await again.list()).map(({ id }) => id)).toEqual([declared.value.id]);
  await again.close();
});

test('attaching wakes no other process: their look at the store finds nothing changed', async () => {
  const root = join(temporaryFolder(), 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const draft = {
    t: 'entry-logged/1',
    e: 'e1',
    at: 0,
    u: 'ana',
    payload: { kind: 'note', text: 'one' },
  } as const;
  await store.append(incident, [draft]);
  await store.seal(incident);
  const other = serviceOver(await RecordStore.open(root, desktopEnvironment()));
  await other.list();
  await other.poll();
  const told: string[] = [];
  other.listen(({ id }) => told.push(id));
  await store.attachments.put(incident, randomBytes(100_000));
  await other.poll();
  expect(told).toEqual([]);
  await other.close();
  await store.close();
});

test('events with files live through checkpoints, and a checkpoint is none of their keepers', async () => {
  const root = join(temporaryFolder(), 'store');
  const store = await RecordStore.open(root, desktopEnvironment(), true);
  const file = await putFile(store.attachments, incident, incoming(Buffer.from('kept')));
  for (let i = 0; i < 60; i += 1) {
    const payload = { kind: 'note', text: `line ${i}`, ...(i % 20 === 0 ? { files: [file] } : {}) };
    await store.append(incident, [{ t: 'entry-logged/1', e: `e${i}`, at: i, u: 'ana', payload }]);
    await store.seal(incident);
  }
  await store.close();
  const next = await RecordStore.open(root, desktopEnvironment());
  await next.read(incident);
  await next.close();
  expect(nodeFileSystem.stat(next.layout.checkpoint(incident))).toBeDefined();
  const last = await RecordStore.open(root, desktopEnvironment());
  expect((await last.read(incident)).flatMap((event) => filesIn(event))).toEqual([file, file, file]);
  expect(await verifyStore(nodeFileSystem, last.layout, last.ws)).toMatchObject({
    problems: [],
    files: 1,
    bytes: 4,
  });
  await last.close();
});
