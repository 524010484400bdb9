import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { inject, lead, observation, words } from './support/exercise-scene.ts';
import { Hands } from './support/hands.ts';
import { scrolls } from './support/tour.ts';

const report = (page: Page) => page.getByRole('region', { name: 'After-action report' });

test('a gap becomes an action item of the exercise by one key, and the report is copied as Markdown', async ({
  desktop,
}) => {
  desktop.settings({ person: 'fay' });
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await lead(desktop, hands);
  await hands.press('Alt+Shift+R');
  await expect(report(page)).toContainText('The exercise goes on');
  await hands.press('Alt+Shift+F');
  await expect(observation(hands)).toBeFocused();
  await hands.type('- nobody wrote down who decided');
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'Observations' })).toContainText('Gap: nobody wrote down');

  await hands.press('Alt+Shift+E');
  await expect(report(page)).toContainText(words.story);
  const gaps = page.getByRole('region', { name: 'Gaps' });
  const items = page.getByRole('region', { name: 'Action items' });
  await expect(gaps).toContainText('nobody wrote down who decided');
  await hands.press('a');
  await expect(items).toContainText('EXERCISE');
  await expect(items).toContainText('nobody owns it yet');
  await expect(gaps).toContainText('1 of ');
  await hands.press('Control+z');
  await expect(items).toContainText('none yet');
  await hands.press('a');
  await expect(items).toContainText('nobody owns it yet');

  await page.evaluate(() => {
    // A machine without a screen has no clipboard: what is put there stands where the test can read it.
    navigator.clipboard.writeText = (words) => {
      document.documentElement.dataset['copied'] = words;
      return Promise.resolve();
    };
  });
  await hands.press('Control+c');
  await hands.done('Copied the after-action report as Markdown');
  const copied = (await page.locator('html').getAttribute('data-copied')) ?? '';
  expect(copied.startsWith('**EXERCISE EXERCISE EXERCISE**')).toBe(true);
  expect(copied.trimEnd().endsWith('**EXERCISE EXERCISE EXERCISE**')).toBe(true);
  expect(copied).toContain('## To talk about\n\n- What would you do at night?');

  // A file is the same words; HTML needs no other file, and says what it is in its name and its title.
  const files = { md: join(desktop.folder, 'report.md'), html: join(desktop.folder, 'report.html') };
  const saveTo = (path: string) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  await saveTo(files.md);
  await hands.press('Control+s');
  await hands.done(`Saved ${files.md}`);
  expect(readFileSync(files.md, 'utf8')).toBe(copied);
  await saveTo(files.html);
  await page.getByRole('button', { name: 'As HTML' }).click();
  await hands.done(`Saved ${files.html}`);
  const html = readFileSync(files.html, 'utf8');
  expect(html).toContain(`<title>EXERCISE After-action report: ${words.scenario}</title>`);
  expect(html).toContain('To talk about</h2>');
  expect(html).not.toContain('<script');

  // It was ended by mistake: it goes on, and the report is gone until its end.
  await page.getByRole('button', { name: 'Ended by mistake: it goes on' }).click();
  await expect(observation(hands)).toBeFocused();
  await expect(inject(hands, words.second)).not.toContainText('given');
  await hands.press('Control+3');
  await expect(page.getByRole('heading', { level: 1, name: 'Actions' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('EXERCISE', { timeout: 20_000 });
});

test('axe finds nothing on the facilitator’s front and on the report, and no page scrolls, in every look and width', async ({
  desktop,
}) => {
  test.setTimeout(240_000);
  desktop.settings({ person: 'fay' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await lead(desktop, hands);
  await hands.type('+ the scribe repeats decisions');
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'Observations' })).toContainText('repeats decisions');
  await hands.press('Alt+Enter');
  await expect(inject(hands, words.second)).toContainText('Be brief, you are at sea.');
  await hands.press('Alt+i');
  await expect(page.getByRole('textbox', { name: 'What the players get' })).toBeFocused();
  await everyLook(page);
  await hands.press('Escape', 'Alt+Shift+E');
  await expect(report(page)).toContainText(words.story);
  await everyLook(page);
});

/** Looks at the screen in all themes, and in the widths in which it is laid out differently. */
async function everyLook(page: Page): Promise<void> {
  for (const theme of ['light', 'dark', 'hc-light', 'hc-dark']) {
    await page.evaluate((look) => {
      document.documentElement.dataset['theme'] = look;
    }, theme);
    for (const width of theme === 'dark' ? [1280, 900, 700] : [1280]) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
      );
      expect(found, `${theme}, ${width} wide`).toEqual([]);
      expect(await scrolls(page), `the page itself scrolls, ${width} wide`).toBe(false);
    }
  }
}
