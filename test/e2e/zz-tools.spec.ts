import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/console.ts';
import { statuspageDump } from '../support/statuspage.ts';

test('tools: import over IPC', async ({ openConsole }) => {
  const desktop = await openConsole();
  const path = join(desktop.store, '..', 'incidents.json');
  writeFileSync(path, statuspageDump(20));
  const said = await desktop.window.evaluate(async (file) => {
    const bridge = (window as any).icConsole;
    const read = await bridge.request('import:read', { from: { paths: [file] }, format: null, zone: null, into: null });
    if (!read.ok) return read;
    const keys = read.value.documents.map((d: any) => d.key);
    const run = await bridge.request('import:run', { token: read.value.token, documents: keys, into: null });
    return [keys.length, run.ok ? run.value.incidents.length : run];
  }, path);
  expect(said).toEqual([20, 20]);
});
