import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type Running } from './support.ts';

/** What a spec sees of the desktop that is not there. */
type StandIn = {
  notifications: { open: boolean; urgency: string }[];
  trays: { title: string; toolTip: string; menu: { items: { label: string; click(): void }[] } | null }[];
  takenChords: Set<string>;
  flashes: number;
  awake(): string[];
  click(index: number): void;
  press(chord: string): boolean;
};

let running: Running;
beforeAll(async () => {
  running = await launch();
});
afterAll(() => running.app.close());

test('a notification is clicked while it is open, and not once it is closed', async () => {
  const heard = await running.app.evaluate(({ Notification }) => {
    const { standIn } = globalThis as unknown as { standIn: StandIn };
    const events: string[] = [];
    const shown = new Notification({ title: 'Update due', urgency: 'critical' });
    shown.on('click', () => events.push('click'));
    shown.on('close', () => events.push('close'));
    shown.show();
    const index = standIn.notifications.length - 1;
    standIn.click(index);
    shown.close();
    shown.close();
    try {
      standIn.click(index);
    } catch (error) {
      events.push((error as Error).message);
    }
    return { events, last: standIn.notifications.at(-1) };
  });
  expect(heard.events).toEqual(['click', 'close', 'stand-in: notification 0 is gone.']);
  expect(heard.last).toMatchObject({ urgency: 'critical', open: false });
});

test('a chord of the desktop is pressed where the app has it, and refused where another program does', async () => {
  const seen = await running.app.evaluate(({ globalShortcut }) => {
    const { standIn } = globalThis as unknown as { standIn: StandIn };
    let presses = 0;
    const press = (): void => void (presses += 1);
    standIn.takenChords.add('Ctrl+Alt+P');
    const registered = ['Ctrl+Alt+L', 'Ctrl+Alt+L', 'Ctrl+Alt+P'].map((chord) =>
      globalShortcut.register(chord, press),
    );
    const answered = [standIn.press('Ctrl+Alt+L'), standIn.press('Ctrl+Alt+P')];
    globalShortcut.unregister('Ctrl+Alt+L');
    answered.push(standIn.press('Ctrl+Alt+L'));
    let refused = '';
    try {
      globalShortcut.register('Ctrl+Nonsense', press);
    } catch (error) {
      refused = (error as Error).message;
    }
    return { registered, answered, presses, refused };
  });
  expect(seen).toMatchObject({
    registered: [true, false, false],
    answered: [true, false, false],
    presses: 1,
  });
  expect(seen.refused).toContain('conversion failure');
});

test('a tray has its words, and its menu can be clicked', async () => {
  const seen = await running.app.evaluate(({ Tray, Menu, nativeImage }) => {
    const { standIn } = globalThis as unknown as { standIn: StandIn };
    const image = nativeImage.createFromBitmap(Buffer.alloc(4 * 16 * 16), { width: 16, height: 16 });
    image.addRepresentation({ width: 32, height: 32, scaleFactor: 2, buffer: Buffer.alloc(4 * 32 * 32) });
    const tray = new Tray(image);
    let clicked = '';
    tray.setToolTip('Tip');
    tray.setTitle('Title');
    tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Show', click: () => (clicked = 'Show') }]));
    const [record] = standIn.trays;
    record?.menu?.items[0]?.click();
    const found = { title: record?.title, toolTip: record?.toolTip, clicked, size: image.getSize() };
    tray.destroy();
    return { ...found, left: standIn.trays.length };
  });
  expect(seen).toEqual({
    ...{ title: 'Title', toolTip: 'Tip', clicked: 'Show', size: { width: 16, height: 16 }, left: 0 },
  });
});

test('what keeps the screen on, asks for a look and counts on the dock is recorded', async () => {
  const seen = await running.app.evaluate(({ app, powerSaveBlocker, powerMonitor, BrowserWindow }) => {
    const { standIn } = globalThis as unknown as { standIn: StandIn };
    const blocker = powerSaveBlocker.start('prevent-display-sleep');
    const during = standIn.awake();
    powerSaveBlocker.stop(blocker);
    BrowserWindow.getAllWindows()[0]?.flashFrame(true);
    app.setBadgeCount(3);
    let resumed = 0;
    powerMonitor.on('resume', () => (resumed += 1));
    (powerMonitor as unknown as { emit(event: string): void }).emit('resume');
    const { flashes } = standIn;
    return { during, after: standIn.awake(), flashes, badge: app.getBadgeCount(), resumed };
  });
  expect(seen).toEqual({ during: ['prevent-display-sleep'], after: [], flashes: 1, badge: 3, resumed: 1 });
});

test.runIf(process.platform !== 'win32')(
  'an overlay over the icon of the taskbar is refused outside Windows',
  async () => {
    const overlay = running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setOverlayIcon(null, ''),
    );
    await expect(overlay).rejects.toThrow('setOverlayIcon outside Windows');
  },
);
