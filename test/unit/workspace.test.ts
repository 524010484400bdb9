import { describe, expect, it } from 'vitest';
import { desktopEnvironment } from '../../electron/records/environment.ts';
import { RecordStore } from '../../electron/records/store.ts';
import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import { temporaryFolder } from '../support/small-disk.ts';

describe('the workspace’s own stream', () => {
  it('begins with the approval of the device that made the store, and survives a second opening', async () => {
    const root = temporaryFolder();
    const made = await RecordStore.open(root, desktopEnvironment(), true);
    const device = made.identity?.device ?? '';
    expect(made.trust.standingOf(device)).toBe('member');
    await made.close();
    const again = await RecordStore.open(root, desktopEnvironment());
    expect(await again.read(WORKSPACE_STREAM)).toHaveLength(1);
    expect(again.trust.standingOf(device)).toBe('member');
    expect(again.trust.standingOf('a'.repeat(16))).toBe('unverified');
    await again.close();
  });

  it('keeps what it does not understand without a change', async () => {
    const root = temporaryFolder();
    const store = await RecordStore.open(root, desktopEnvironment(), true);
    const weather = { t: 'weather-noted/1', e: 'weather', at: 0, u: 'ana', payload: { rain: true } } as const;
    await store.append(WORKSPACE_STREAM, [weather]);
    await store.close();
    const again = await RecordStore.open(root, desktopEnvironment());
    const events = await again.read(WORKSPACE_STREAM);
    expect(events.map((event) => event.t)).toContain('weather-noted/1');
    expect(again.trust.standingOf(store.identity?.device ?? '')).toBe('member');
    await again.close();
  });
});
