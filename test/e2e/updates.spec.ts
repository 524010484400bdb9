import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const declared: SceneStep = [
  0,
  'ines',
  'declare',
  { title: 'Seat maps stay empty', severity: 'sev1', started: -6, takeCommand: true },
];
const next = (page: Page) => page.getByRole('region', { name: 'Next' });
const undone = (page: Page) => page.getByRole('status', { name: 'Undo' });

test('a heartbeat goes to the audience that is due, at the pace that the playbook gives it', async ({
  desktop,
}) => {
  const rules = 'sev1:\n  cadence-by-audience:\n    customers: 60\n';
  const { hands, page } = await openScene(
    desktop,
    'ines',
    [
      declared,
      [
        50,
        'ines',
        'update',
        { text: 'Some seats are back.', next: 65, audiences: ['executives', 'product', 'support'] },
      ],
      [58, 'ben', 'log', { text: 'Errors at 12 %' }],
    ],
    () => {
      mkdirSync(join(desktop.store, 'p'), { recursive: true });
      writeFileSync(join(desktop.store, 'p', 'severities.yaml'), rules);
    },
  );
  const bar = page.getByRole('banner');
  await expect(bar).toContainText('update to customers due');
  await expect(next(page)).toContainText('Stakeholder update 1 to customers');
  await expect(next(page)).toContainText('Stakeholder update 2 to executives, product, support');

  await hands.press('Alt+n');
  await expect(undone(page)).toContainText('Update 1: no change, next');
  await expect(hands.log).toContainText(/nothing new since .* The next update comes at \d\d:\d\d/);
  await expect(bar, 'the others wait no longer and no less').toContainText(
    'update to executives, product, support promised',
  );
  await hands.press('Control+z');
  await expect(bar).toContainText('update to customers due');

  await hands.press('Alt+u');
  await expect(page.getByRole('tab', { name: /^customers/ }), 'whoever is due stands first').toHaveAttribute(
    'aria-selected',
    'true',
  );
  await hands.press('Alt+Shift+a');
  const to = page.getByRole('group', { name: 'To' });
  await expect(to.getByRole('button', { name: 'customers' })).toHaveAttribute('aria-pressed', 'true');
  await expect(to.getByRole('button', { name: 'support' })).toHaveAttribute('aria-pressed', 'false');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
});

test('an update is filled in from the facts, sent a while ago, corrected and taken back, by keyboard', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ines', [
    declared,
    [9, 'ines', 'describe', { impact: 'seats can’t be picked' }],
  ]);
  await hands.press('Alt+u');
  const words = page.getByRole('textbox', { name: 'Words for executives' });
  await expect(words, 'the playbook’s wording').toHaveValue(/seats can’t be picked/);
  await hands.press('Control+a');
  await hands.type('mine');
  await hands.tabTo(page.getByRole('button', { name: 'Fill in from the facts again' }));
  await hands.press('Enter');
  await expect(words).toHaveValue(/seats can’t be picked/);
  await undone(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(words).toHaveValue('mine');

  await hands.press('Alt+Shift+a');
  const all = page.getByRole('textbox', { name: 'Words for all' });
  await expect(all, 'it begins with the words on screen').toHaveValue('mine');
  await hands.press('Control+a');
  await hands.type('Seats can’t be picked, we are on it.');
  await hands.tabTo(page.getByRole('textbox', { name: 'Sent, if not now' }), 'Shift+Tab');
  await hands.type('-3m');
  await hands.press('Control+Shift+s');
  await expect(page.getByRole('status', { name: 'Sent' })).toContainText('everybody has been told');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await expect(hands.log).toContainText('Seats can’t be picked, we are on it.');

  await hands.press('Alt+ArrowUp', 'Alt+ArrowUp', 'e'); // past the line that was logged later
  await expect(page.getByRole('form', { name: 'Correct update 1' })).toBeVisible();
  await hands.press('Control+a');
  await hands.type('Seats can be seen and not picked.');
  await hands.press('Enter');
  await expect(hands.log).toContainText('Seats can be seen and not picked.');
  await expect(undone(page)).toContainText('Update corrected');
  await hands.press('Control+z');
  await expect(hands.log, 'the former words are the third version').toContainText('v3');

  await hands.press('Alt+ArrowUp', 'Alt+ArrowUp', 'e'); // past the line that was logged later
  const form = page.getByRole('form', { name: 'Correct update 1' });
  await expect(form).toBeVisible();
  await hands.tabTo(form.getByRole('button', { name: 'Take back' }));
  await hands.press('Enter');
  await expect(next(page)).toContainText('Stakeholder update 1');
  await expect(undone(page)).toContainText('Update taken back');
  await hands.press('Control+z');
  await expect(next(page)).toContainText('Stakeholder update 2');
});

test('an update by mouse', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ines', [
    declared,
    [20, 'ben', 'log', { text: 'Errors at 12 %' }],
  ]);
  await expect(next(page)).toContainText('+5 min over');
  await next(page).getByRole('button', { name: 'Write' }).click();
  await page.getByRole('button', { name: 'Same words for all' }).click();
  await page.getByRole('group', { name: 'To' }).getByRole('button', { name: 'executives' }).click();
  await page.getByRole('textbox', { name: 'Words for all' }).fill('What customers see: seat maps are empty.');
  await page.getByRole('button', { name: 'Mark sent' }).click();
  await expect(page.getByRole('status', { name: 'Sent' })).toContainText('Nothing was sent to executives');
  await page.getByRole('button', { name: 'Back to the log' }).click();
  await expect(hands.log).toContainText('product, support, customers');
  await expect(next(page), 'executives are still waiting').toContainText(
    /Stakeholder update \d to executives/,
  );
  await next(page)
    .getByRole('button', { name: /^No change/ })
    .click();
  await expect(next(page)).not.toContainText('+5 min over');
  await undone(page).getByRole('button', { name: 'Undo' }).click();
  await expect(next(page)).toContainText('+5 min over');
});

test('asks and decisions come back in Next, and are answered there', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ines', [
    declared,
    [
      4,
      'ines',
      'log',
      { text: 'is the seat plan of today?', kind: 'ask', to: 'farah', minutes: 9, entry: 'e-ask' },
    ],
    [5, 'farah', 'mark', { entry: 'e-ask', mark: 'acknowledged' }],
    [6, 'ines', 'log', { text: 'sell without seat maps', kind: 'decision', minutes: 10 }],
    [10, 'ben', 'log', { text: 'Errors at 12 %' }],
  ]);
  await expect(next(page)).toContainText('farah: is the seat plan of today?');
  await expect(next(page)).toContainText(clocked(/acknowledged by farah \d\d:\d\d/));
  await expect(next(page)).toContainText('Revisit: sell without seat maps');

  await next(page)
    .getByRole('button', { name: /^\+10 min/ })
    .click();
  await expect(next(page)).toContainText(/13 min/);
  await expect(undone(page)).toContainText('Undo');
  await hands.press('Control+z');
  await expect(next(page)).toContainText('3 min left');
  await hands.press('Alt+3');
  await hands.tabTo(next(page).getByRole('button', { name: /^Answered/ }));
  await hands.press('Enter');
  await hands.type('yes, of 06:00');
  await hands.press('Enter');
  await expect(next(page)).not.toContainText('is the seat plan of today?');

  await hands.press('Alt+3');
  await hands.tabTo(next(page).getByRole('button', { name: /^Later, in 30 minutes/ }));
  await hands.press('Enter');
  await expect(next(page)).toContainText(clocked(/30 min, \d\d:\d\d/));
  await hands.press('Control+z');
  await next(page)
    .getByRole('button', { name: /^Stands/ })
    .click();
  await expect(next(page)).not.toContainText('Revisit');
  await hands.press('Control+z');
  await expect(next(page)).toContainText('Revisit');
});

test('a long incident is offered slower updates, and can have its usual pace back', async ({ desktop }) => {
  const { hands, page } = await openScene(desktop, 'ines', [
    declared,
    [124, 'ines', 'update', { text: 'Seats come back row by row.', next: 139 }],
    [125, 'ben', 'log', { text: 'Errors at 2 %' }],
  ]);
  await expect(next(page)).toContainText('Two hours in: slow the updates to every 30 min?');
  await hands.press('Alt+3');
  await hands.tabTo(next(page).getByRole('button', { name: 'Slow down' }));
  await hands.press('Enter');
  await expect(next(page)).toContainText('Long incident: every 30 min');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+n');
  await expect(hands.log).toContainText(
    /The next update comes at \d\d:\d\d \S+(?: on [^,]+)?, 30 min from now/,
  );
  await next(page).getByRole('button', { name: 'Usual pace' }).click();
  await expect(next(page)).toContainText('Two hours in');
  await next(page).getByRole('button', { name: 'Not now', exact: true }).click();
  await expect(next(page)).not.toContainText('Two hours in');
});
