import { describe, expect, it, vi } from 'vitest';
import { nodeFileSystem, type FileSystem } from '../../electron/records/file-system.ts';
import { commandSchema } from '../../shared/incident/commands.ts';
import { makeStore, manyIncidents } from '../support/make-store.ts';
import { serviceOn } from '../support/service-on.ts';
import { temporaryFolder } from '../support/small-disk.ts';

describe('an incident that the disk does not give back', () => {
  it('takes no other with it: those are listed and followed, and it is said', async () => {
    const root = temporaryFolder();
    const all = await makeStore(root, manyIncidents(3));
    const [away = ''] = all;
    let broken = true;
    const fs: FileSystem = {
      ...nodeFileSystem,
      list(path) {
        if (broken && path.includes(away)) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
        return nodeFileSystem.list(path);
      },
    };
    const service = await serviceOn(root, fs);
    const changed: string[] = [];
    service.listen(({ id }) => changed.push(id));
    expect((await service.list()).map(({ id }) => id)).toEqual(all.slice(1));
    expect(service.store.notices().map(({ message }) => message)).toEqual([
      `The records of ${away} can’t be read: the disk or its rights are in the way.`,
    ]);
    await service.poll();
    expect(changed).toEqual([]);
    broken = false;
    await service.poll();
    expect(changed).toEqual([away]);
    await service.close();
  });
});

it('an incident that is loaded twice at once misses nothing that others write meanwhile', async () => {
  const root = temporaryFolder();
  const [id = ''] = await makeStore(root, manyIncidents(1));
  const [mine, theirs] = [await serviceOn(root), await serviceOn(root)];
  const told: string[] = [];
  mine.listen(({ events }) => told.push(...events.map(({ u }) => u)));
  const log = commandSchema.parse({ name: 'log', fields: { text: 'Written meanwhile' } });
  const read = mine.store.read.bind(mine.store);
  const between = vi.spyOn(mine.store, 'read').mockImplementationOnce(async (...of) => {
    const events = await read(...of);
    await theirs.run(id, log, 'ben');
    return events;
  });
  await Promise.all([mine.open(id), mine.open(id)]);
  expect(between).toHaveBeenCalled();
  await mine.poll();
  expect(told).toEqual(['ben']);
  await Promise.all([mine.close(), theirs.close()]);
});
