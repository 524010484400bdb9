import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clocked } from '../support/clock-time.ts';
import { expect } from './support/console.ts';
import { Seat } from './support/seat.ts';
import { test, WITHIN } from './support/two-desktops.ts';

test.setTimeout(120_000);

test('a break is known on the other desktop, and who is back there is back here', async ({
  desktop,
  colleague,
}) => {
  const place = join(desktop.folder, 'team');
  mkdirSync(place);
  const [ana, ben] = [new Seat(desktop, 'ana'), new Seat(colleague, 'ben')];
  await Promise.all([ana.sitDown(), ben.sitDown()]);
  await ana.connect(place, 'Empty, and good');
  await ben.connect(place, 'Another workspace');
  await ana.hands.declare('Seat maps stay empty', { severity: 4, began: '-4m' });
  await expect(ben.page.getByText('Seat maps stay empty').first()).toBeVisible({ timeout: 30_000 });
  await ben.hands.find('Seat maps stay empty');
  await expect(ben.hands.composer).toBeFocused();

  const [here, there] = [ana, ben].map(({ page }) => page.getByRole('region', { name: 'Roles' }));
  if (here === undefined || there === undefined) throw new Error('there are two of them');
  await ana.hands.press('Alt+t');
  await expect(there).toContainText('ana', WITHIN);
  await ana.hands.enter('/break 30m');
  await expect(there).toContainText(clocked(/Break until \d\d:\d\d/), WITHIN);

  await ben.hands.enter('/back @ana');
  await expect(there).not.toContainText('Break until');
  await expect(here).not.toContainText('Break until', WITHIN);
  await expect(ana.hands.log).toContainText('ana is back from the break');
});
