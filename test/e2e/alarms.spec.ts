import { AxeBuilder } from '@axe-core/playwright';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { clickNotification, declaredEarlier, onlyOnStandIn, outside } from './support/outside.ts';

onlyOnStandIn();

test('an overdue update of an incident that is not on screen calls: what, for whom, which keys, and a click goes there', async ({
  desktop,
}) => {
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await declaredEarlier(desktop, { title: 'Tickets are sold twice', severity: 'sev1', minutes: 16 });

  await expect.poll(async () => (await outside(app)).notifications).toHaveLength(1);
  const { notifications, badge, tray } = await outside(app);
  expect(notifications[0]?.title).toMatch(/^Stakeholder update 1, \+1 min over$/);
  expect(notifications[0]?.body).toMatch(
    clocked(/^Due \d\d:\d\d for the communications-lead, by the cadence\n/),
  );
  expect(notifications[0]?.body).toContain('SEV1 Tickets are sold twice');
  expect(notifications[0]?.body).toContain('Alt U writes it, Alt N says no change');
  expect(notifications[0]?.urgency).toBe('critical');
  expect(badge).toBe(1);
  expect(tray.toolTip).toContain('SEV1 stakeholder update 1 +1 min over');

  const chip = page.getByRole('button', { name: /^SEV1 Tickets are sold twice Stakeholder update 1/ });
  await expect(chip).toBeVisible();
  await expect(page).toHaveTitle(/^\(1 over\) SEV4 Seat maps stay empty/);
  await hands.type('half a line');
  await clickNotification(app, 0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets are sold twice');
  await expect(hands.composer).toBeFocused();
  await expect(chip).toBeHidden();

  // Answering it takes the notification back, and the badge.
  await hands.sendUpdate('Sales are stopped while we look', '+15m');
  await expect.poll(async () => (await outside(app)).badge).toBe(0);
  expect((await outside(app)).notifications[0]?.open).toBe(false);
  await hands.press('Control+0');
  await page.getByText('Seat maps stay empty').click();
  await expect(hands.composer).toHaveValue('half a line');
});

test('the chip of another incident is reached by its key', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await declaredEarlier(desktop, { title: 'Tickets are sold twice', severity: 'sev1', minutes: 16 });
  await expect(page.getByRole('button', { name: /Tickets are sold twice/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .include('[aria-label="Phase and saving"]')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${String(nodes[0]?.target)}`)).toEqual([]);
  await hands.press('Alt+o');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tickets are sold twice');
});

test('what is over at a start rings once, together, the worst by its name, and not again at the next start', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const first = await desktop.launch();
  await new Hands(first.page).declare('Seat maps stay empty', { severity: 4 });
  await first.app.close();
  await declaredEarlier(desktop, { title: 'Search is slow', severity: 'sev2', minutes: 50 });
  await declaredEarlier(desktop, { title: 'Tickets are sold twice', severity: 'sev1', minutes: 20 });
  await declaredEarlier(desktop, { title: 'A game day', severity: 'sev1', minutes: 90, exercise: true });

  const second = await desktop.launch();
  await expect.poll(async () => (await outside(second.app)).badge).toBe(3);
  const { notifications } = await outside(second.app);
  expect(notifications).toHaveLength(1);
  expect(notifications[0]?.title).toBe('Stakeholder update 1, +5 min over');
  expect(notifications[0]?.body).toContain('2 more are over.');
  const line = second.page.getByRole('option', { name: /Search is slow/ });
  await expect(line).toContainText('Stakeholder update 1');
  await expect(line).toContainText('+20 min over');
  await second.app.close();

  const third = await desktop.launch();
  await expect.poll(async () => (await outside(third.app)).badge).toBe(3);
  expect((await outside(third.app)).notifications).toEqual([]);
});

test('an exercise is named as one', async ({ desktop }) => {
  const { app } = await desktop.launch();
  await desktop.ic('declare', '--title', 'Anything', '--severity', 'sev4');
  await declaredEarlier(desktop, { title: 'A game day', severity: 'sev1', minutes: 16, exercise: true });
  await expect
    .poll(async () => (await outside(app)).notifications[0]?.title)
    .toMatch(/^EXERCISE: Stakeholder/);
});

test('the alarms of the demo are kept like any others', async ({ desktop }) => {
  const { app } = await desktop.launch({ args: ['--demo'] });
  await expect.poll(async () => (await outside(app)).tray.toolTip).toMatch(/^IC Console: SEV1 /);
});

test('without notifications badge, tray and window say it; the sound is made where it is asked for', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana', notifications: false, sound: true });
  const { app, page } = await desktop.launch();
  await page.evaluate(() => {
    const made: { sounds: number } = { sounds: 0 };
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
      constructor() {
        super();
        made.sounds += 1;
      }
    };
    Object.assign(window, { made });
  });
  await desktop.ic('declare', '--title', 'Seat maps stay empty', '--severity', 'sev4');
  await declaredEarlier(desktop, { title: 'Tickets are sold twice', severity: 'sev1', minutes: 16 });
  await expect.poll(async () => (await outside(app)).badge).toBe(1);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { made: { sounds: number } }).made.sounds))
    .toBe(1);
  expect((await outside(app)).notifications).toEqual([]);
  await expect(page).toHaveTitle(/^\(1 over\)/);
});

test('a window that is not in front asks for a look once; waking up looks at everything again', async ({
  desktop,
}) => {
  const { app } = await desktop.launch();
  // Shown, it has the focus; only then can another program take it.
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused()))
    .toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  await desktop.ic('declare', '--title', 'Seat maps stay empty', '--severity', 'sev4');
  await declaredEarlier(desktop, { title: 'Tickets are sold twice', severity: 'sev1', minutes: 16 });
  await expect.poll(async () => (await outside(app)).flashes).toBe(1);
  await app.evaluate(({ powerMonitor }) => {
    (powerMonitor as unknown as { emit(event: string): void }).emit('resume');
  });
  expect((await outside(app)).notifications).toHaveLength(1); // within five minutes, so it keeps quiet
});
