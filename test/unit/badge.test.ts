import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const system = vi.hoisted(() => ({ windows: [] as unknown[] }));
vi.mock('electron', () => ({
  app: { setBadgeCount: () => true },
  BrowserWindow: { getAllWindows: () => system.windows },
  nativeImage: {},
}));
const { Badge } = await import('../../electron/main/badge.ts');

it('asks for a look once, ends with it, and leaves nothing behind on the window', () => {
  const window = Object.assign(new EventEmitter(), { id: 1, isFocused: () => false, flashFrame: vi.fn() });
  system.windows = [window];
  const badge = new Badge();
  for (let i = 0; i < 20; i += 1) {
    badge.flash();
    badge.flash();
    window.emit('focus');
  }
  expect(window.flashFrame.mock.calls.flat().filter(Boolean)).toHaveLength(20);
  expect(window.eventNames()).toEqual([]);
});
