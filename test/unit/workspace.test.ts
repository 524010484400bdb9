import { describe, expect, it } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import {
  createWorkspace,
  foldWorkspace,
  isApproved,
  type Workspace,
} from '../../shared/workspace/workspace.ts';
import { temporaryFolder } from '../support/small-disk.ts';

const folded = (events: readonly StreamEvent[]): Workspace => {
  const workspace = createWorkspace();
  for (const event of events) foldWorkspace(workspace, event);
  return workspace;
};

describe('the workspace’s own stream', () => {
  it('begins with the approval of the device that made the store, and survives a second opening', async () => {
    const root = temporaryFolder();
    const made = await RecordStore.open(root, desktopEnvironment(), true);
    const device = made.identity?.device ?? '';
    await made.close();
    const again = await RecordStore.open(root, desktopEnvironment());
    const events = await again.read(WORKSPACE_STREAM);
    await again.close();
    expect(events).toHaveLength(1);
    expect(isApproved(folded(events), device)).toBe(true);
    expect(isApproved(folded([...events, ...events].reverse()), device)).toBe(true);
    expect(isApproved(folded(events), 'a'.repeat(16))).toBe(false);
  });

  it('keeps what it does not understand without a change', async () => {
    const root = temporaryFolder();
    const store = await RecordStore.open(root, desktopEnvironment(), true);
    const weather = { t: 'weather-noted/1', e: 'weather', at: 0, u: 'ana', payload: { rain: true } } as const;
    await store.append(WORKSPACE_STREAM, [weather]);
    await store.close();
    const again = await RecordStore.open(root, desktopEnvironment());
    const events = await again.read(WORKSPACE_STREAM);
    await again.close();
    expect(events.map((event) => event.t)).toContain('weather-noted/1');
    expect(isApproved(folded(events), store.identity?.device ?? '')).toBe(true);
  });
});
