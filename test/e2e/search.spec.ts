import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const steps: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1', started: -5, takeCommand: true }],
  [1, 'ana', 'describe', { impact: 'One sale in three fails.', services: ['seating'] }],
  [4, 'zoë', 'log', { kind: 'finding', text: 'The certificate of the proxy expired at noon', entry: 'cert' }],
  [6, 'ana', 'log', { kind: 'decision', text: 'Send everybody to the second site' }],
  [
    8,
    'ana',
    'add-action',
    { text: 'Warn a month before a certificate ends', owner: 'zoë', due: '2026-12-01' },
  ],
  [
    10,
    'ana',
    'write-text',
    { section: 'summary', text: 'The proxy refused every call: its **certificate** had ended.' },
  ],
  [12, 'ana', 'log', { kind: 'note', text: 'half of them are there' }],
];

const runbook =
  '---\nservices: [seating]\n---\n\n# Renew a certificate\n\n1. Ask the authority\n2. Restart the proxy\n';

const hits = (page: Page) => page.getByRole('listbox', { name: 'Found' }).getByRole('option');

test('one box finds lines, parts of post-mortems, actions and runbooks as one types, and opens each in its place', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', steps, () => {
    const folder = join(desktop.store, 'p', 'runbooks');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'renew-certificate.md'), runbook);
  });
  await hands.press('Control+Shift+F');
  const box = page.getByRole('combobox', { name: 'Search everything' });
  await expect(box).toBeFocused();
  await expect(page.getByText('with the network down as well')).toBeVisible();
  await hands.type('certif');
  await expect(hits(page)).toHaveCount(4);
  const found = page.getByRole('status', { name: 'Found' });
  await expect(found).toHaveText('1 log entry · 1 post-mortem part · 1 action item · 1 runbook');
  await expect(hits(page).first()).toContainText('Renew a certificate');
  await expect(page.locator('mark').first()).toHaveText('certificate');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await test.step('what is left out by a filter comes back with it, by keyboard', async () => {
    await hands.press('Tab', 'Tab', 'Space');
    await expect(hits(page)).toHaveCount(1);
    await expect(hits(page)).toContainText('The certificate of the proxy expired at noon');
    await hands.press('Space');
    await expect(hits(page)).toHaveCount(4);
    await hands.press('Shift+Tab', 'Shift+Tab');
    await expect(box).toBeFocused();
  });

  await test.step('what is typed as a filter is one; accents and capitals make no difference', async () => {
    await box.fill('CERTIFICATE by:zoe kind:log');
    await expect(hits(page)).toHaveCount(1);
    await hands.press('Enter');
    await expect(page.locator('[id^="row-"]:focus')).toContainText('expired at noon');
  });

  await test.step('an incident is found whose words stand in its title and in its log', async () => {
    await hands.press('Control+Shift+F');
    await box.fill('empty expired');
    await expect(hits(page)).toHaveCount(1);
    await expect(hits(page)).toContainText(/Incident.*Seat maps stay empty.*in several places/);
    await expect(hits(page).locator('mark')).toHaveText('expired');
    await hands.press('Enter');
    await expect(hands.composer).toBeFocused();
  });

  await test.step('the words are kept, and Esc leads back', async () => {
    await hands.press('Control+Shift+F');
    await expect(box).toHaveValue('empty expired');
    await box.fill('refused every');
    await expect(hits(page)).toHaveCount(1);
    await hands.press('Escape');
    await expect(hands.composer).toBeFocused();
  });
});

test('what is written now is found within a moment, and what is taken out is not', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ana', steps);
  await hands.enter('the keyring is at stand nine');
  await hands.type('/search keyring');
  await hands.press('Enter');
  await expect(hits(page)).toHaveCount(1);
  const { id } = await desktop.incident();
  const entry = JSON.parse(await desktop.ic('show', id, '--json')) as {
    log: { key: string; text: string }[];
  };
  const key = entry.log.find(({ text }) => text.includes('keyring'))?.key ?? '';
  await desktop.ic('redact', id, key, '--reason', 'where a key lies', '--yes');
  await expect(page.getByRole('status', { name: 'Found' })).toHaveText('Nothing holds “keyring”.');
});

test('nothing that people type is an error', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ana', steps);
  await hands.press('Control+Shift+F');
  const box = page.getByRole('combobox', { name: 'Search everything' });
  for (const words of [
    '"',
    'NEAR(a b)',
    "'; DROP TABLE passages; --",
    'sev:9 kind:cat',
    '* AND OR NOT',
    'a:b^2',
    '\u{E001}sev1',
  ]) {
    await box.fill(words);
    await expect(page.getByRole('status', { name: 'Found' })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Index' })).toHaveCount(0); // it has nothing to say
  }
  await box.fill('second site');
  await expect(hits(page)).toHaveCount(1);
});
