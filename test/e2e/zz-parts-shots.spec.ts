import { test } from './support/console.ts';
import { openScene } from './support/scene.ts';
import { resolved } from './support/review-scene.ts';

const out = '/tmp/ic/parts-shots';
test.setTimeout(240_000);
for (const theme of ['light', 'dark'] as const)
  test(`shots ${theme}`, async ({ desktop }) => {
    const more = [
      [41, 'ana', 'note-review', { kind: 'factor', text: 'Keys are rotated by hand, and the second venue was added after the list was written', category: 'process', note: 'f-1' }],
      [41, 'ana', 'note-review', { kind: 'thanks', text: 'for reading the key’s year when everybody looked at pods', person: 'marek', note: 't-1' }],
      [42, 'marek', 'note-review', { kind: 'concern', text: 'The pager rang for the wrong service, and nobody would have seen the right one at night.', note: 'c-1' }],
      [43, 'ana', 'add-action', { text: 'Rotate keys by a job, not by hand', owner: 'marek', due: '2026-12-01', category: 'process' }],
      [43, 'ana', 'add-action', { text: 'Alert on the age of keys', category: 'detection', priority: 'high' }],
      [44, 'ana', 'set-review', { meeting: 44 + 60 * 20 }],
    ] as const;
    const { hands, page } = await openScene(desktop, 'ana', [...resolved, ...more]);
    await page.emulateMedia({ colorScheme: theme });
    const shoot = async (name: string): Promise<void> => {
      await hands.settle();
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${out}/${name}-${theme}.png` });
    };
    await page.setViewportSize({ width: 1280, height: 800 });
    await shoot('log');
    await hands.press('Alt+Shift+P');
    await page.waitForTimeout(800);
    await shoot('front');
    for (const part of ['what-happened', 'factors', 'impact', 'went-well', 'better', 'trade-offs', 'actions']) {
      await page.evaluate((id) => document.getElementById(`part-${id}`)?.scrollIntoView(), part);
      await shoot(`part-${part}`);
    }
    await page.evaluate(() => document.getElementById('part-what-happened')?.scrollIntoView());
    await hands.press('Alt+t');
    await shoot('choose');
    await page.waitForTimeout(300); await hands.press('ArrowDown', 'ArrowDown', 'n');
    await shoot('choose-note');
    await page.waitForTimeout(300); await hands.press('Escape'); await page.waitForTimeout(200); await hands.press('Alt+t');
    await page.getByRole('button', { name: /^Agenda/ }).click();
    await shoot('meeting-planned');
    await page.getByRole('button', { name: 'Begin the meeting' }).click();
    await page.waitForTimeout(300);
    await hands.press('n');
    await shoot('meeting-on');
    await page.setViewportSize({ width: 900, height: 700 });
    await shoot('meeting-on-900');
    await hands.press('Escape');
    await shoot('front-900');
    await hands.press('Escape', 'Control+2');
    await shoot('reviews-900');
    await page.setViewportSize({ width: 1280, height: 800 });
    await shoot('reviews');
    await hands.press('Control+0');
    await shoot('home');
    await page.setViewportSize({ width: 900, height: 700 });
    await shoot('home-900');
  });
