import { readdirSync, utimesSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { commandSchema } from '../../shared/incident/commands.ts';
import { makeStore, manyIncidents } from '../support/make-store.ts';
import { serviceOn } from '../support/service-on.ts';
import { temporaryFolder } from '../support/small-disk.ts';

describe('incidents that were listed', () => {
  let root: string;
  let all: readonly string[];
  beforeEach(async () => {
    root = temporaryFolder();
    all = await makeStore(root, manyIncidents(5));
    // The times of change of just now tell nothing: these were left an hour ago.
    const { streams } = layoutOf(root);
    const then = Date.now() / 1000 - 3_600;
    for (const name of readdirSync(streams)) utimesSync(layoutOf(root).segments(name), then, then);
  });

  it('are not listed again by the first look at what others write', async () => {
    const listed: string[] = [];
    const fs: FileSystem = {
      ...nodeFileSystem,
      list(path) {
        listed.push(path);
        return nodeFileSystem.list(path);
      },
    };
    const service = await serviceOn(root, fs);
    expect(await service.list()).toHaveLength(all.length);
    const ofSegments = (): string[] =>
      listed.filter((path) => all.some((id) => path === layoutOf(root).segments(id)));
    expect(new Set(ofSegments()).size).toBe(all.length);
    listed.length = 0;
    await service.poll();
    expect(ofSegments()).toEqual([]);
    await service.close();
  });

  it('are looked at where somebody has written since', async () => {
    const [mine, theirs] = [await serviceOn(root), await serviceOn(root)];
    const [id = ''] = all;
    await mine.list();
    const changed: string[] = [];
    mine.listen((change) => changed.push(change.id));
    const written = await theirs.run(
      id,
      commandSchema.parse({ name: 'log', fields: { text: 'Since then' } }),
      'ben',
    );
    expect(written.ok).toBe(true);
    await mine.poll();
    expect(changed).toEqual([id]);
    await theirs.close(); // seals it: a segment in place of a log
    expect(readdirSync(layoutOf(root).segments(id)).length).toBeGreaterThan(0);
    await mine.poll();
    expect(changed.filter((each) => each !== id)).toEqual([]);
    await mine.close();
  });
});
