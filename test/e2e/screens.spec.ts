import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** `IC_UPDATE_SCREENS=1` puts them where the README shows them. */
const folder = resolve(
  import.meta.dirname,
  process.env['IC_UPDATE_SCREENS'] === '1' ? '../visual' : '../results/visual',
);
mkdirSync(folder, { recursive: true });

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen is shown, ${scheme}`, async ({ desktop }) => {
    desktop.settings({ person: 'ines' });
    const { app, page } = await desktop.launch({ args: ['--demo'], colorScheme: scheme });
    const hands = new Hands(page);
    const shoot = async (name: string): Promise<void> => {
      await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
    };
    await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
    await shoot('home');
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
    await hands.type('-2m !finding Keyring answers in 40 ms again #keyring');
    await shoot('incident');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('incident-900');
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('Control+a', 'Delete', 'Alt+u');
    await shoot('update');
    await hands.press('Escape', 'Alt+s', 'Alt+2');
    await shoot('severity');
    await hands.press('Escape', 'F1');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await shoot('keys');
    await hands.press('Escape', 'Control+n');
    await hands.type('Seat maps stay empty for tonight');
    await hands.press('Alt+2');
    await shoot('declare');
    const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight);
    expect(scrolls, 'the page itself never scrolls').toBe(false);
    await app.close();

    const empty = await desktop.launch({ colorScheme: scheme });
    await expect(empty.page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
    await empty.page.screenshot({ path: join(folder, `first-start-${scheme}.png`) });
  });
}
