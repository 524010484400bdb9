import { expect, test } from './support/console.ts';

test('the console opens on a demo', async ({ desktop }) => {
  const { page } = await desktop.launch({ args: ['--demo'] });
  page.on('console', (m) => console.log(m.text()));
  page.on('pageerror', (m) => console.log(m));
  await page.waitForLoadState();
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  await page.screenshot({ path: '/tmp/home.png' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'New entry' })).toBeFocused();
  await page.screenshot({ path: '/tmp/incident.png' });
});
