import { mkdirSync } from 'node:fs';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

mkdirSync('/tmp/shots', { recursive: true });
const themes = (process.env['SHOT_THEMES'] ?? 'light').split(',');
for (const theme of themes) {
  test(`shots ${theme}`, async ({ desktop }) => {
    test.setTimeout(120_000);
    desktop.settings({ person: 'ines', theme });
    const { page } = await desktop.launch({ args: ['--demo'] });
    const hands = new Hands(page);
    const shoot = async (name: string) => page.screenshot({ path: `/tmp/shots/${name}-${theme}.png` });
    await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
    await hands.press('Control+k');
    await shoot('palette-home');
    await hands.press('Escape', 'Enter');
    await expect(hands.composer).toBeFocused();
    for (const [name, keys] of [
      ['describe', ['Alt+i']],
      ['phase', ['Alt+p']],
      ['severity', ['Alt+s', 'Alt+3', 'ArrowRight']],
      ['times', ['Alt+e']],
      ['status', ['Alt+v']],
      ['keys', ['F1']],
      ['palette', ['Control+k']],
    ] as const) {
      await hands.press(...keys);
      await page.waitForTimeout(200);
      await shoot(name);
      if (name === 'palette') {
        await hands.type('tc');
        await shoot('palette-typed');
      }
      await hands.press('Escape');
    }
    await hands.press('Alt+w');
    await expect(page.getByRole('list', { name: 'Roles' })).toBeVisible();
    await shoot('wall');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('wall-900');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await shoot('wall-1920');
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('ArrowRight');
    await page.waitForTimeout(500);
    await shoot('wall-other');
    await hands.press('Escape');
    await expect(hands.composer).toBeFocused();
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('console-900');
    await hands.press('Alt+e');
    await shoot('times-900');
    await hands.press('Escape', 'Control+k');
    await shoot('palette-900');
    await hands.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('Control+n');
    await hands.type('Tickets are sold twice at the gate');
    await hands.press('Enter');
    await page.waitForTimeout(200);
    await shoot('declare-asked');
    await hands.press('1');
    await page.getByText('A customer', { exact: true }).click();
    await shoot('declare-picked');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('declare-900');
    await page.setViewportSize({ width: 1280, height: 800 });
    await hands.press('Control+e');
    await page.waitForTimeout(600);
    await shoot('role-prompts');
    await hands.type('ben');
    await hands.press('Enter');
    await page.waitForTimeout(600);
    await shoot('role-prompts-2');
    await hands.press('Enter', 'Escape');
    await hands.press('Control+p');
    await page.waitForTimeout(300);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 800, height: 1100 });
    await shoot('print');
  });
}
