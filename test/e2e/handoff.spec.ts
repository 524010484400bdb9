import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pdfPages } from '../support/pdf-text.ts';
import { expect } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

const begun: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', started: -6, takeCommand: true }],
  [1, 'ana', 'assign', { role: 'scribe', person: 'ines' }],
  [1, 'ana', 'assign', { role: 'sme', person: 'farah', area: 'keys' }],
  [2, 'ana', 'describe', { impact: 'A third of the evening cannot be sold' }],
  [3, 'ben', 'log', { text: 'The cache of venues is cold', kind: 'hypothesis', entry: 'cold' }],
  [5, 'ben', 'mark', { entry: 'cold', mark: 'ruled-out', note: 'hit rate is 98 %' }],
  [6, 'ana', 'log', { text: 'Sell the second venue only', kind: 'decision' }],
  [8, 'ana', 'log', { text: 'Tickets may be sold twice', kind: 'risk' }],
  [9, 'ana', 'log', { text: 'Is the second site warm?', kind: 'ask', to: 'cem', minutes: 30 }],
];

const brief = (page: Page) => page.getByRole('article', { name: 'Brief' });
const board = (page: Page) => page.getByRole('region', { name: 'Roles' });

test('command goes from one desktop to the other: offered, read, accepted by keyboard, and both logs say so', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(120_000);
  const [ana, ben] = await together(desktop, colleague);
  await ana.hands.enter('!risk Tickets may be sold twice');
  await ana.hands.press('Alt+g');
  await expect(brief(ana.page)).toContainText('Tickets may be sold twice');
  await expect(ana.page.getByRole('textbox', { name: 'In your own words' })).toBeVisible();
  await ana.hands.type('ben');
  await ana.hands.press('Enter');
  await ana.hands.type('Watch the second venue.');
  await expect(brief(ana.page), 'the words stand in the brief').toContainText('Watch the second venue.');
  await ana.hands.press('Control+Enter');
  await expect(ana.page.getByRole('region', { name: 'Offer' })).toContainText('Offered to ben');

  const asked = ben.page.getByRole('region', { name: 'Asked of you' });
  await expect(asked).toContainText('ana offers you command', WITHIN);
  await ben.hands.type('half a li');
  await ben.hands.press('Alt+g');
  await expect(brief(ben.page)).toContainText('Command, from ana to ben');
  await expect(brief(ben.page)).toContainText('Watch the second venue.');
  await expect(ben.page.getByRole('region', { name: 'Offered to you' })).toContainText(
    'ana offers you command',
  );
  await ben.hands.press('Control+Enter');
  await expect(ben.hands.composer, 'the half-typed line is still there').toHaveValue('half a li');
  await expect(ben.hands.composer).toBeFocused();
  const said = 'ana handed command over to ben, accepted by ben';
  await expect(ben.hands.log).toContainText(said);
  await expect(asked).toHaveCount(0);
  await expect(ana.page.getByRole('heading', { name: 'ben holds command' })).toBeVisible(WITHIN);
  await ana.hands.press('Escape');
  await expect(ana.hands.log).toContainText(said);
  await expect(board(ana.page).getByRole('button', { name: /ben.*Incident commander/ })).toBeVisible();
});

test('an offer is declined with a word, withdrawn, and answered with one key; each can be taken back', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ben', begun);
  const asked = page.getByRole('region', { name: 'Asked of you' });
  await desktop.ic('hand-over', id, 'commander', 'ben', '--by', 'ana');
  await expect(asked).toContainText('ana offers you command');
  await expect(board(page)).toContainText('ana to ben');
  await hands.press('Alt+g');
  await hands.tabTo(page.getByRole('textbox', { name: 'Or decline, with a word of why' }));
  await hands.type('on a train');
  await hands.press('Enter');
  await expect(hands.log).toContainText('ben declined command, ana keeps it');
  await expect(hands.log).toContainText('on a train');
  await expect(asked).toHaveCount(0);
  await hands.press('Control+z');
  await expect(asked).toContainText('ana offers you command');

  await desktop.ic('withdraw-handoff', id, 'commander', '--by', 'ana');
  await expect(hands.log).toContainText('ana withdrew the offer of command to ben');
  await expect(asked).toHaveCount(0);
  await desktop.ic('withdraw-handoff', id, 'commander', '--undo', '--by', 'ana');
  await expect(asked).toContainText('ana offers you command');
  await hands.press('Alt+q');
  const commander = board(page).getByRole('button', { name: /Incident commander/ });
  await expect(commander).toContainText('ben');
  await hands.press('Control+z');
  await expect(commander, 'it waits as it did').toContainText('ana to ben');
  await expect(asked).toContainText('ana offers you command');
});

test('the scribe records that it was accepted by voice, and what cannot be offered is said', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  await hands.type('/handover commander ana');
  await hands.press('Enter');
  await expect(brief(page)).toBeVisible();
  await hands.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('Not offered: ana holds command already.');
  await hands.press('Control+a');
  await hands.type('cem');
  await hands.press('Enter', 'Control+Enter');
  const offered = page.getByRole('region', { name: 'Offer' });
  await expect(offered).toContainText('Offered to cem');
  await expect(offered.getByRole('button', { name: 'Accepted by voice' })).not.toBeFocused();
  await hands.press('Control+Enter', 'Enter'); // pressed twice, it hands nothing over
  await expect(offered).toContainText('Offered to cem');
  await hands.press('Escape');
  const next = page.getByRole('region', { name: 'Next' });
  await expect(next).toContainText('Command offered to cem');
  await next.getByRole('button', { name: 'Accepted by voice: Command offered to cem' }).click();
  await expect(hands.log).toContainText(
    'ana handed command over to cem, accepted by voice, recorded by ines',
  );

  await hands.type('/handover expert farah');
  await hands.press('Enter');
  await expect(brief(page)).toContainText('farah');
  await hands.type('rune');
  await hands.press('Enter');
  await page.getByRole('button', { name: 'Accepted by voice' }).click();
  await expect(hands.log).toContainText('farah handed expert for keys over to rune, accepted by voice');
  await expect(board(page)).toContainText('Expert, keys');
  await hands.press('Control+z');
  await expect(board(page).getByRole('button', { name: /farah.*Expert, keys/ })).toBeVisible();
});

test('a role is taken without acceptance when its holder is gone, with a reason or without', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'dora', begun);
  await hands.press('Alt+g');
  await expect(page.getByRole('heading', { name: 'ana holds command' })).toBeVisible();
  await page.getByRole('button', { name: 'asleep' }).click();
  await page.getByRole('button', { name: 'Take command without acceptance' }).click();
  await expect(hands.log).toContainText('dora took command, was ana, without acceptance: asleep');
  await expect(hands.composer).toBeFocused();
  await hands.press('Control+z');
  await expect(board(page).getByRole('button', { name: /ana.*Incident commander/ })).toBeVisible();
  await hands.enter('/take scribe cut off');
  await expect(hands.log).toContainText('dora took scribe, was ines, without acceptance: cut off');
});

test('the brief is copied as text and as Markdown, is printed, and keeps half-typed words', async ({
  desktop,
}) => {
  const { hands, page, app } = await openScene(desktop, 'ana', begun);
  await hands.press('Alt+g');
  await hands.type('ben');
  await hands.press('Enter');
  await hands.type('Watch the second ven');
  await page.evaluate(() => {
    navigator.clipboard.writeText = (words) => {
      document.documentElement.setAttribute('data-copied', words);
      return Promise.resolve();
    };
  });
  const copied = () => page.locator('html').getAttribute('data-copied');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect.poll(copied).toContain('ruled out: The cache of venues is cold (by ben, ruled out');
  await hands.done('Copied the brief as text');
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(copied).toContain('**Impact** A third of the evening cannot be sold');

  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await hands.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true });
    return bytes?.toString('base64') ?? '';
  });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  const paper = pdfPages(Buffer.from(pdf, 'base64')).join('').replaceAll(/\s+/g, '');
  for (const words of [
    'Incident briefing: SEV1 Seat maps stay empty',
    'Watch the second ven',
    'hit rate is 98 %',
    'Accepted by',
  ])
    expect(paper).toContain(words.replaceAll(/\s+/g, ''));

  await hands.press('Escape');
  await hands.press('Alt+g');
  await expect(page.getByRole('textbox', { name: 'In your own words' })).toHaveValue('Watch the second ven');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
