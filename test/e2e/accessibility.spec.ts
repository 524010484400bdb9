import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** What axe finds on the screen, each as one line with its place. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${v.help} (${node.target.join(' ')})`));
}

for (const theme of ['light', 'dark', 'hc-light', 'hc-dark']) {
  test(`axe finds nothing on any screen in ${theme}`, async ({ desktop }) => {
    desktop.settings({ person: 'ana', theme });
    const { page } = await desktop.launch({ args: ['--demo'] });
    const hands = new Hands(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await findings(page), 'the list').toEqual([]);
    await hands.press('Control+n');
    await expect(page.getByRole('textbox', { name: 'What do customers see?' })).toBeFocused();
    await hands.type('Seat maps');
    expect(await findings(page), 'declaring').toEqual([]);
    await hands.press('Escape', 'Enter');
    await expect(hands.composer).toBeFocused();
    await hands.type('-2m !fin');
    expect(await findings(page), 'a live incident, typing').toEqual([]);
    await hands.press('Escape');
    for (const chord of ['Alt+u', 'Alt+s', 'Alt+p', 'Alt+r', 'F1']) {
      await hands.press(chord);
      await expect(page.locator('form, dialog').first()).toBeVisible();
      expect(await findings(page), chord).toEqual([]);
      await hands.press('Escape');
    }
    await page.setViewportSize({ width: 900, height: 800 });
    expect(await findings(page), 'narrow').toEqual([]);
  });
}

test('axe finds nothing on the first start', async ({ desktop }) => {
  const { page } = await desktop.launch();
  expect(await findings(page)).toEqual([]);
});
