import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { nodeFileSystem } from '../../electron/records/file-system.ts';
import { layoutOf } from '../../electron/records/layout.ts';
import { Quarantine } from '../../electron/records/quarantine.ts';
import { temporaryFolder } from '../support/small-disk.ts';

test('a damaged file that arrives again and again is kept once, and written once', () => {
  const layout = layoutOf(join(temporaryFolder(), 'store'));
  const create = vi.fn((path: string) => nodeFileSystem.create(path));
  const quarantine = new Quarantine({ ...nodeFileSystem, create }, layout, true);
  const bytes = Buffer.from('half a segment');
  for (let i = 0; i < 3; i += 1) quarantine.keep(bytes, 'segment.icl', 'Set aside: it is damaged.');
  expect(create).toHaveBeenCalledTimes(2); // the file and its reason
  expect(readdirSync(layout.quarantine)).toHaveLength(2);
  expect(quarantine.notices()).toMatchObject([{ message: 'Set aside: it is damaged.' }]);
  // Somebody removed it: it is kept again.
  for (const name of readdirSync(layout.quarantine)) nodeFileSystem.remove(join(layout.quarantine, name));
  quarantine.keep(bytes, 'segment.icl', 'Set aside: it is damaged.');
  expect(readdirSync(layout.quarantine)).toHaveLength(2);
});
