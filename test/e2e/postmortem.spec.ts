import { AxeBuilder } from '@axe-core/playwright';
import { pdfPages } from '../support/pdf-text.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { openPostmortem, postmortemOn, reviewed, textOfPart } from './support/postmortem-scene.ts';
import { openScene } from './support/scene.ts';

test('a post-mortem is written, checked and sent on by keyboard, and is in the record', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  const summary = textOfPart(page, 'Summary');
  await expect(summary, 'the playbook asks').toContainText('What happened, to whom, for how long');
  await hands.type('Card payments failed for 105 minutes. Ana obviously should have rolled back first.');
  const check = page.getByRole('complementary', { name: 'Text check' });
  const raised = check.locator('li[aria-current="true"]');
  await expect(check).toContainText('in this part, none blocks');

  await hands.press('Control+Home', 'F8');
  await expect(raised).toContainText('1');
  await expect(summary).toBeFocused();
  const before = await summary.textContent();
  const first = (await raised.locator('h3').textContent()) ?? '';
  await hands.press('Alt+k');
  await hands.done(`Kept: ${first}`);
  await expect(check.locator('h3', { hasText: first })).toHaveCount(0);
  expect(await summary.textContent(), 'keeping changes no word').toContain('should have rolled back first');
  expect(before).not.toBeNull();

  await hands.press('Alt+1', 'ArrowDown', 'Enter');
  const story = textOfPart(page, 'What happened');
  await expect(story).toBeFocused();
  await hands.press('Control+End');
  await hands.type(' It let go at 14:31.');
  await expect(story).toContainText('It let go at 14:31.');

  await page.getByRole('button', { name: 'Send to review' }).click();
  await hands.done('Post-mortem: in review');
  await expect(page.getByRole('button', { name: 'Mark reviewed' })).toBeVisible();
  await hands.press('Alt+2');
  await hands.press('Escape');
  await expect(postmortemOn(page)).toHaveCount(0);
  await expect(hands.composer).toBeFocused();
  await expect
    .poll(() => desktop.ic('text', id, 'summary'))
    .toContain('Card payments failed for 105 minutes.');
  await expect
    .poll(() => desktop.ic('text', id, 'what-happened'))
    .toContain('held the lock. It let go at 14:31.');
});

test('undo takes back one’s own words only, and what others write does not move the caret', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  const summary = textOfPart(page, 'Summary');
  hands.quick = true; // one step of the way back each
  await hands.type('Payments failed.');
  await expect.poll(() => desktop.ic('text', id, 'summary')).toBe('Payments failed.');
  await hands.press('Home');
  const theirs = 'One payment in three. Payments failed.';
  await desktop.ic('write-text', id, 'summary', theirs);
  await expect(summary).toHaveText(theirs);
  await hands.press('End');
  await hands.type(' For long');
  await expect(summary).toHaveText(`${theirs} For long`);
  await hands.press('Control+z');
  await expect(summary).toHaveText(theirs);
  await hands.press('Control+z');
  await expect(summary).toHaveText('One payment in three. ');
  await hands.press('Control+Shift+Z', 'Control+Shift+Z');
  await expect(summary).toHaveText(`${theirs} For long`);
});

test('what was typed survives a kill at once, and is in the record when the incident is opened again', async ({
  desktop,
}) => {
  const { hands, page, id, app } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  await hands.type('Every word of this');
  await expect(textOfPart(page, 'Summary')).toHaveText('Every word of this');
  await desktop.kill(app);
  const again = await desktop.launch();
  const her = new Hands(again.page);
  await her.press('Enter');
  await expect(her.composer).toBeFocused();
  await expect.poll(() => desktop.ic('text', id, 'summary'), { timeout: 15_000 }).toBe('Every word of this');
  await openPostmortem(her);
  await expect(textOfPart(again.page, 'Summary')).toHaveText('Every word of this');
});

test('a former version is read, taken over and taken back', async ({ desktop }) => {
  const { hands, page, id } = await openScene(desktop, 'ana', [
    ...reviewed,
    [1122, 'ben', 'write-text', { section: 'went-well', text: 'Nothing did.' }],
  ]);
  await openPostmortem(hands);
  await hands.press('Alt+1');
  await page.getByRole('button', { name: /^What went well/ }).click();
  await page.getByRole('button', { name: 'Versions' }).click();
  const versions = page.getByRole('region', { name: 'Versions of What went well' });
  await expect(versions).toContainText('Nothing did.');
  await hands.press('ArrowDown');
  await expect(versions).toContainText('The rollback was one command.');
  await versions.getByRole('button', { name: 'Take this version over' }).click();
  const text = textOfPart(page, 'What went well');
  await expect(text).toContainText('The rollback was one command.');
  await expect.poll(() => desktop.ic('text', id, 'went-well')).toContain('Everybody knew');
});

test('publishing without a file says so in the record, and the pre-read check ticks', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  await hands.type('Card payments failed for 105 minutes.');
  await hands.press('Control+Shift+P');
  const first = page.getByRole('checkbox', { name: 'Timeline reviewed by the scribe' });
  await expect(first).toBeFocused();
  await hands.press('Space');
  await expect(first).toBeChecked();
  await hands.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Markdown' })).toBeFocused();
  await hands.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(page.getByRole('banner')).toContainText('Published');
  await expect(textOfPart(page, 'Summary')).toBeFocused();
  await hands.press('Escape');
  await expect(hands.log).toContainText('Post-mortem: published');
});

test('Ctrl+P prints the document with the words as they stand on the screen', async ({ desktop }) => {
  const { hands, page, app } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  hands.quick = true;
  await hands.type('Card payments failed for 105 minutes.');
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await hands.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true });
    return bytes?.toString('base64') ?? '';
  });
  const text = pdfPages(Buffer.from(pdf, 'base64')).join('').replaceAll(/\s+/g, '');
  for (const words of [
    'Card payments failed for 105 minutes.',
    'took errors from 38 % to 9 %',
    'What went well',
  ])
    expect(text).toContain(words.replaceAll(/\s+/g, ''));
  expect(text, 'marks of Markdown are not words').not.toContain('**');
});

test('axe finds nothing on the post-mortem, wide and folded', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  await hands.press('F8');
  await expect(page.locator('li[aria-current="true"]')).toBeVisible();
  for (const width of [1280, 900]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, 'nothing is wider than the window').toBe(false);
  }
});
