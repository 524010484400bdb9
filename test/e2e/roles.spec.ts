import { test } from './support/console.ts';
import { Hands } from './support/hands.ts';

for (const theme of ['light', 'dark', 'hc-light']) {
  test(`look ${theme}`, async ({ desktop }) => {
    test.setTimeout(120_000);
    desktop.settings({ person: 'ines', theme });
    const { page } = await desktop.launch({ args: ['--demo'] });
    const hands = new Hands(page);
    await hands.press('Enter');
    await hands.composer.waitFor();
    const shoot = (name: string) => page.screenshot({ path: `/tmp/mr/${name}-${theme}.png` });
    await page.setViewportSize({ width: 1280, height: 800 });
    await shoot('a');
    if (theme === 'hc-light') return;
    await hands.press('Alt+1');
    await shoot('b-check');
    await hands.press('s');
    await shoot('c-skip');
    await hands.press('Escape', '@');
    await shoot('d-assign');
    await hands.press('Escape', 'Escape', 'Alt+u');
    await shoot('e-update');
    await hands.press('Escape', 'Alt+l');
    await shoot('f-link');
    await hands.press('Escape', 'Alt+r');
    await shoot('g-role');
    await hands.press('Escape');
    await page.setViewportSize({ width: 900, height: 800 });
    await shoot('h-900');
    await hands.press('Alt+1');
    await shoot('i-900');
    desktop.complaints.forEach((c) => console.log(c));
  });
}
