import type { ElectronApplication, Page } from '@playwright/test';
import { pdfPages } from '../support/pdf-text.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** Paper has no spaces that can be told from gaps: what is compared goes without. */
const tight = (text: string): string => text.replaceAll(/\s+/g, '');

/** Presses Ctrl+P, with the system's dialog left out, and reads back what would come out of the printer. */
async function printed(app: ElectronApplication, page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const bytes = await window?.webContents.printToPDF({ preferCSSPageSize: true });
    return bytes?.toString('base64') ?? '';
  });
  await page.evaluate(() => {
    document.documentElement.removeAttribute('data-printed');
    window.dispatchEvent(new Event('afterprint'));
  });
  await expect(page.locator('[data-paper]')).toHaveCount(0);
  return pdfPages(Buffer.from(pdf, 'base64'));
}

/** More than one page of a log. */
async function fill(hands: Hands): Promise<void> {
  for (let line = 1; line <= 14; line += 1) {
    await hands.page.keyboard.insertText(`line ${line} ${'with a number of words in it '.repeat(30)}`);
    await hands.press('Enter');
    await expect(hands.composer).toHaveValue('');
  }
}

test('the record of an incident is printed whole, with what it was before', async ({ desktop }) => {
  desktop.settings({ person: 'ana', theme: 'dark' });
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 2, began: '-9m', services: ['seating'] });
  await hands.assign('technical lead', 'ben');
  await hands.enter('!decision Send everything to the second site');
  await hands.enter('!ask Is the second site warm? @ben 10m');
  await fill(hands);
  await hands.enter('line 60 of the log');
  await hands.press('ArrowUp');
  await expect(hands.composer).toHaveValue('line 60 of the log');
  await hands.press('Control+a');
  await hands.enter('line sixty of the log');
  await hands.type('/impact A third of the evening cannot be sold');
  await hands.press('Enter');
  await expect(page.getByText('A third of the evening cannot be sold').first()).toBeVisible();
  await hands.sendUpdate('Seat maps fail for a third of customers.', '+15m');

  const pages = await printed(app, page);
  expect(pages.length).toBeGreaterThan(1);
  const all = tight(pages.join(''));
  for (const words of [
    'Seat maps stay empty',
    'A third of the evening cannot be sold',
    'Technical lead',
    'Send everything to the second site',
    'Is the second site warm?',
    'Seat maps fail for a third of customers.',
    'line 1 with a number',
    'line sixty of the log',
    'before: line 60 of the log',
    'version 2 by ana',
    'To mitigate',
  ])
    expect(all, words).toContain(tight(words));
  for (const each of pages) expect(tight(each)).toContain(tight('SEV2 Seat maps stay empty'));
  expect(all).not.toContain('EXERCISE');
  // The screen is not on the paper, and the paper is not on the screen.
  expect(all).not.toContain(tight('What happened, what was decided?'));
  await expect(hands.composer).toBeVisible();
});

test('every page of an exercise says so at its head and its foot', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+n');
  await hands.type('One site goes dark');
  await hands.press('Alt+4', 'Control+e');
  await expect(hands.composer).toBeFocused();
  await fill(hands);
  const pages = await printed(app, page);
  expect(pages.length).toBeGreaterThan(1);
  for (const each of pages) expect(tight(each).match(/EXERCISEEXERCISEEXERCISE/g)).toHaveLength(2);
});

test('the list of incidents and the sheet of keys are printed too', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { app, page } = await desktop.launch({ args: ['--demo'] });
  const hands = new Hands(page);
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  const list = tight((await printed(app, page)).join(''));
  expect(list).toContain(tight('Subtitles are missing on films added since yesterday'));
  expect(list).toContain(tight('EXERCISE Game day: one site goes dark'));
  await hands.press('F1');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  const keys = tight((await printed(app, page)).join(''));
  expect(keys).toContain(tight('Declare an incident'));
  expect(keys).toContain('CtrlN');
});

test('the update that is being written is printed with its facts and every wording, and nothing is sent by it', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 1, services: ['seating'] });
  await hands.say('impact A third of the evening cannot be sold');
  await hands.press('Alt+u');
  const words = page.getByRole('textbox', { name: /^Words for/ });
  await expect(words).toBeFocused();
  await hands.press('Control+a');
  await hands.type('We sell the second venue only, until 20:00.');
  const paper = tight((await printed(app, page)).join(''));
  for (const said of [
    'How much',
    'A third of the evening cannot be sold',
    'We sell the second venue only, until 20:00.',
    'For executives',
    'For product',
    'For support',
    'For customers',
  ])
    expect(paper, said).toContain(tight(said));
  expect(paper, 'the record is another paper').not.toContain(tight('To mitigate'));
  await hands.press('Escape');
  await expect(hands.log).not.toContainText('Update 1 sent');
});
