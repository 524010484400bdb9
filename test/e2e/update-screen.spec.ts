import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './support/console.ts';
import type { Hands } from './support/hands.ts';
import { Hands as NewHands } from './support/hands.ts';
import { openScene, type SceneStep } from './support/scene.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

const begun: readonly SceneStep[] = [
  [
    0,
    'ines',
    'declare',
    {
      title: 'Seat maps stay empty',
      severity: 'sev1',
      started: -6,
      takeCommand: true,
      services: ['seat-maps'],
    },
  ],
  [3, 'ben', 'log', { text: 'sell the second venue only', kind: 'decision', entry: 'sell' }],
  [9, 'ines', 'describe', { impact: 'a third of seat maps is empty' }],
];

const words = (page: Page, whose: string) => page.getByRole('textbox', { name: `Words for ${whose}` });
const findings = (page: Page) => page.getByRole('list', { name: 'Findings' }).getByRole('listitem');
const raised = (page: Page) => page.getByRole('list', { name: 'Findings' }).locator('[aria-current="true"]');
const sent = (page: Page) => page.getByRole('status', { name: 'Sent' });
const alert = (page: Page) => page.getByRole('region', { name: 'Stakeholder update' }).getByRole('alert');

/** Ctrl+Tab until the words of this audience have the focus. */
async function turnTo(hands: Hands, whose: string): Promise<void> {
  for (let turns = 0; turns < 4 && !(await words(hands.page, whose).isVisible()); turns += 1)
    await hands.press('Control+Tab');
  await expect(words(hands.page, whose)).toBeFocused();
}

async function write(hands: Hands, text: string): Promise<void> {
  await hands.press('Control+a');
  await hands.type(text);
}

/** What was put on the clipboard. */
async function hearCopies(page: Page): Promise<() => Promise<string | null>> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.documentElement.setAttribute('data-copied', text);
      return Promise.resolve();
    };
  });
  return () => page.locator('html').getAttribute('data-copied');
}

test('what is worth a second look is found while typing, gone to and mended by keyboard', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  await hands.press('Alt+u');
  await turnTo(hands, 'customers');
  const text = 'Seat maps: a third is empty. We are working on a fix. We will update you shortly.';
  await write(hands, text);
  await expect(findings(page).filter({ hasText: '“Shortly” is not a time' })).toBeVisible();

  const count = await findings(page).count();
  await hands.press('Home');
  for (let presses = 0; presses < count; presses += 1) {
    await hands.press('F8');
    if ((await raised(page).textContent())?.includes('Shortly') === true) break;
  }
  await expect(raised(page)).toContainText('“Shortly” is not a time');
  const selected = () =>
    words(page, 'customers').evaluate((field) =>
      field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : '',
    );
  expect(await selected()).toBe('shortly');
  await hands.press('Alt+Enter');
  await expect(words(page, 'customers')).toHaveValue(/We will update you at \d\d:\d\d \S+(?: on [^.]+)?\.$/);
  await expect(findings(page).filter({ hasText: '“Shortly” is not a time' })).toHaveCount(0);
  await hands.press('Control+z');
  await expect(words(page, 'customers'), 'the fix is taken back like typing').toHaveValue(text);
  await hands.press('Shift+F8');
  await expect(words(page, 'customers')).toBeFocused();

  await page.getByText('Switch a rule off for this team').click();
  await expect(page.getByRole('region', { name: 'Text check' })).toContainText('off:');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
});

test('at three in the morning: the words are filled in, one key marks them sent, one takes it back', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  await hands.press('Alt+u');
  await expect(words(page, 'executives')).toHaveValue(/a third of seat maps is empty/);
  await expect(words(page, 'executives')).toHaveValue(/sell the second venue only/);
  await hands.press('Control+Shift+s');
  await expect(sent(page)).toContainText(
    'Marked sent to executives. Nothing was sent to product, support, customers.',
  );
  await expect(page.getByRole('tab', { name: /^executives sent/ })).toBeVisible();
  await hands.done('Update 1 sent to executives');

  await hands.press('Alt+Shift+s');
  await expect(sent(page)).toContainText('Marked sent to product, support, customers');
  await expect(page.getByRole('tab', { name: /^customers sent/ })).toBeVisible();
  await hands.press('Control+z');
  await expect(page.getByRole('tab', { name: /^customers sent/ })).toHaveCount(0);
  await hands.press('Control+z');
  await expect(page.getByRole('tab', { name: /^executives sent/ })).toHaveCount(0);
  await hands.press('Escape');
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('Stakeholder update 1');
});

test('each audience has words of its own, kept through Esc and a kill', async ({ desktop }) => {
  const { hands, page, id, app } = await openScene(desktop, 'ines', begun);
  await hands.press('Alt+u');
  await turnTo(hands, 'support');
  await write(hands, 'Tell callers that the second venue can be booked.');
  await turnTo(hands, 'customers');
  await write(hands, 'Some seat maps are emp');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+u');
  await turnTo(hands, 'customers');
  await expect(words(page, 'customers')).toHaveValue('Some seat maps are emp');
  await hands.press('End');
  await hands.type('ty');
  const draft = join(desktop.profile, 'drafts', `${id}.update.customers.json`);
  await expect.poll(() => readFileSync(draft, 'utf8')).toContain('"Some seat maps are empty"');
  await desktop.kill(app);

  const again = await desktop.launch();
  const hands2 = new NewHands(again.page);
  await hands2.press('Enter');
  await expect(hands2.composer).toBeFocused();
  await hands2.type('/update customers');
  await hands2.press('Enter');
  await expect(words(again.page, 'customers')).toHaveValue('Some seat maps are empty');
  await turnTo(hands2, 'support');
  await expect(words(again.page, 'support')).toHaveValue('Tell callers that the second venue can be booked.');
  await hands2.press('Control+Shift+s');
  await expect(sent(again.page)).toContainText('Marked sent to support');
  await turnTo(hands2, 'customers');
  await expect(words(again.page, 'customers')).toHaveValue('Some seat maps are empty');
});

test('facts are stated in their place, an estimate only with its basis, and the words follow', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  await hands.press('Alt+u', 'Alt+1');
  const facts = page.getByRole('region', { name: 'Facts' });
  await hands.tabTo(facts.getByRole('button', { name: /^Estimate/ }));
  await hands.press('Enter');
  await hands.type('half an hour');
  await hands.press('Enter');
  await expect(facts.getByRole('alert')).toContainText('an estimate stands with its basis only');
  await expect(facts.getByRole('textbox', { name: 'Based on' })).toBeFocused();
  await hands.type('the last two restarts');
  await hands.press('Enter');
  await expect(facts).toContainText('based on: the last two restarts');
  await expect(facts.getByRole('button', { name: /^Estimate/ })).toBeFocused();
  await expect(words(page, 'executives')).toHaveValue(/half an hour/);
  await hands.press('Control+z');
  await expect(facts).toContainText('None given');

  await hands.tabTo(facts.getByRole('button', { name: /Being done comes from: decision/ }));
  await hands.press('Enter');
  await expect(page.getByRole('region', { name: 'Stakeholder update' })).toHaveCount(0);
  await expect(hands.log.locator('[aria-current="true"]')).toContainText('sell the second venue only');
});

test('another time for the next update goes into the words, and one that can’t be read is not sent', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  await hands.press('Alt+u');
  const times = page.getByRole('group', { name: 'Next update' }).getByRole('button');
  const later = ((await times.nth(1).textContent()) ?? '').trim();
  await hands.tabTo(times.nth(1), 'Shift+Tab');
  await hands.press('Enter');
  await expect(times.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(words(page, 'executives')).toHaveValue(new RegExp(later));
  await hands.tabTo(page.getByRole('textbox', { name: 'Another time' }));
  await hands.type('soonish');
  await hands.press('Control+Shift+s');
  await expect(alert(page).last()).toContainText('Not sent: a time beside the facts can’t be read');
});

test('copying is not sending: the words as Statuspage takes them', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  const copied = await hearCopies(page);
  await hands.press('Alt+u');
  await turnTo(hands, 'customers');
  await write(hands, 'A third of seat maps is empty.');
  await hands.tabTo(page.getByRole('button', { name: 'Copy as Statuspage' }));
  await hands.press('Enter');
  await hands.done('as Statuspage; not marked as sent');
  await expect.poll(copied).not.toBeNull();
  expect(JSON.parse((await copied()) ?? '')).toMatchObject({
    incident: {
      name: 'Seat maps stay empty',
      status: 'investigating',
      body: 'A third of seat maps is empty.',
    },
  });
  await expect(page.getByRole('tab', { name: /^customers sent/ })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'Resolved' })).toBeDisabled();
});

test('after it is marked sent the copy is of what was sent, until the next words are begun', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  const copied = await hearCopies(page);
  await hands.press('Alt+u');
  await turnTo(hands, 'support');
  await write(hands, 'A third of seat maps is empty.');
  await expect(page.getByRole('group', { name: 'Copy this draft as' })).toBeVisible();
  await hands.press('Control+Shift+s');
  await expect(sent(page)).toContainText('Copying gives what was sent');
  const group = page.getByRole('group', { name: 'Copy sent update 1 as' });
  await group.getByRole('button', { name: 'Copy as Slack' }).click();
  await expect.poll(copied).toContain('A third of seat maps is empty.');
  await page.getByRole('button', { name: 'Copy the next draft instead' }).click();
  await expect(page.getByRole('group', { name: 'Copy this draft as' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy what was sent instead' }).click();
  await expect(group).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
  await words(page, 'support').focus();
  await write(hands, 'Half of the maps are back.');
  await page
    .getByRole('group', { name: 'Copy this draft as' })
    .getByRole('button', { name: 'Copy as Slack' })
    .click();
  await expect.poll(copied).toContain('Half of the maps are back.');
});

test('facts that change under typed words are named, and the new wording is taken by hand only', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', begun);
  await hands.press('Alt+u');
  await write(hands, 'A few maps are empty.');
  const facts = page.getByRole('region', { name: 'Facts', exact: true });
  await hands.press('Alt+1');
  await hands.tabTo(facts.getByRole('button', { name: /^How much/ }));
  await hands.press('Enter', 'Control+a');
  await hands.type('half of the seat maps');
  await hands.press('Enter');
  const changed = page.getByRole('status', { name: 'Facts changed' });
  await expect(changed).toContainText(
    'The facts have changed since these words. How much: “half of the seat maps”',
  );
  await expect(words(page, 'executives')).toHaveValue('A few maps are empty.');
  await changed.getByRole('button', { name: 'Show the new wording' }).click();
  await expect(changed.locator('ins').first()).toBeVisible();
  await changed.getByRole('button', { name: 'Take the new wording' }).click();
  await expect(words(page, 'executives')).toHaveValue(/half of the seat maps/);
  await expect(changed).toHaveCount(0);
});

test('one asks for a look, the other approves on their desktop; other words never come under the hands', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(120_000);
  const [ana, ben] = await together(desktop, colleague);
  await ana.hands.assign('comms', 'ben');
  await ana.hands.press('Alt+u');
  await turnTo(ana.hands, 'customers');
  await write(ana.hands, 'A third of seat maps is empty.');
  await ana.hands.press('Control+Enter');
  await ana.hands.done('Asked for a look at the words for customers');
  await expect(ana.page.getByRole('tab', { name: /^customers waits for a look/ })).toBeVisible();
  const own = ana.page.getByRole('region', { name: 'Stakeholder update' });
  await expect(own).toContainText('Waits for a look by somebody else');
  await expect(own.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await ana.hands.press('Control+Enter');
  await expect(alert(ana.page), 'not one’s own').toContainText('Not approved: these are your own words');

  const asked = ben.page.getByRole('region', { name: 'Asked of you' });
  await expect(asked).toContainText('ana asks for a look at the words for customers', WITHIN);
  await ben.hands.press('Alt+q');
  await expect(words(ben.page, 'customers')).toHaveValue('A third of seat maps is empty.');
  await ben.hands.press('Control+Enter');
  await ben.hands.done('Approved the words for customers');
  await expect(ana.page.getByRole('tab', { name: /^customers approved/ })).toBeVisible(WITHIN);
  await expect(alert(ana.page), 'the refusal is over').toHaveCount(0);

  await ben.hands.press('Control+a');
  await ben.hands.type('Half of the seat maps are empty.');
  await ana.hands.press('Control+a');
  await ana.hands.type('Two thirds of seat m');
  await ben.hands.press('Control+Enter');
  const other = ana.page.getByRole('status', { name: 'Other words' });
  await expect(other).toContainText('ben has other words', WITHIN);
  await expect(words(ana.page, 'customers')).toHaveValue('Two thirds of seat m');
  await ana.hands.type('aps');
  await expect(words(ana.page, 'customers')).toHaveValue('Two thirds of seat maps');
  await other.getByRole('button', { name: 'Show' }).click();
  await expect(other.locator('ins').first()).toContainText('Half');
  await other.getByRole('button', { name: 'Take the words of ben' }).click();
  await expect(words(ana.page, 'customers')).toHaveValue('Half of the seat maps are empty.');
  await ana.page.getByRole('status', { name: 'Undo' }).getByRole('button').click();
  await expect(words(ana.page, 'customers')).toHaveValue('Two thirds of seat maps');
});
