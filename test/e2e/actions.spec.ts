import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { csvRows } from '../support/csv-rows.ts';
import { expect, type Desktop } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { openScene, type SceneStep } from './support/scene.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

const DAY = 1_440;
/** A day of the calendar so many days from today. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const declared = (title: string, services: readonly string[]): SceneStep => [
  0,
  'ana',
  'declare',
  { title, severity: 'sev2', started: -6, takeCommand: true, services },
];
/** Ended weeks ago, with what was promised after it. */
const earlier = (days: number, ...promised: readonly Record<string, unknown>[]): readonly SceneStep[] => [
  declared('Card payments fail at checkout', ['checkout']),
  [20, 'ana', 'log', { kind: 'decision', text: 'Roll payments back to 411' }],
  [30, 'ana', 'mitigate'],
  [60, 'ana', 'resolve'],
  ...promised.map((fields): SceneStep => [70, 'ana', 'add-action', fields]),
  [days * DAY, 'ana', 'log', { text: 'Looked at again' }],
];

/** Plays what happened before into a store, as another process. */
async function played(desktop: Desktop, ...scenes: readonly (readonly SceneStep[])[]): Promise<void> {
  await desktop.ic('init');
  for (const [i, steps] of scenes.entries()) {
    const file = join(desktop.folder, `scene-${i}.jsonl`);
    const lines = steps.map(([min, by, run, fields = {}]) => JSON.stringify({ min, by, run, with: fields }));
    writeFileSync(file, [`{"format":"ic-replay/1","title":"a scene"}`, ...lines].join('\n'));
    await desktop.ic('replay', file);
  }
  desktop.settings({ person: 'ana' });
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Action items' });
/** The item that is selected, on the page of the actions. */
const current = (page: Page) => list(page).locator('[role="option"][aria-selected="true"]');

/** The page of the actions, with an item on it that has the keys. */
async function openActions({ page, hands }: { page: Page; hands: Hands }): Promise<void> {
  await hands.press('Control+3');
  await expect(current(page)).toBeVisible(WITHIN);
  await expect(list(page)).toBeFocused();
}

test('an action item is promised in an incident, by its line or its form, and taken back', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', [declared('Seat maps stay empty', ['maps'])]);
  const panel = page.getByRole('region', { name: 'Promised and seen before' });
  await hands.say('promise Rotate the keyring by a job @marek in 2 weeks #process');
  await expect(hands.log).toContainText('Action item: Rotate the keyring by a job');
  await expect(hands.log).toContainText(`marek, due ${day(14)}, process`);
  await expect(panel).toContainText('Rotate the keyring by a job');
  await hands.press('Control+z');
  await expect(panel).not.toContainText('Rotate the keyring by a job');

  await hands.press('Alt+Shift+I');
  const form = page.getByRole('form', { name: 'New action item' });
  await hands.type('Alert on the age of keys');
  await hands.press('Tab');
  await hands.type('an');
  await expect(form.getByRole('option', { name: /^ana/ })).toBeVisible();
  await hands.press('ArrowDown', 'Enter');
  await expect(form.getByRole('combobox', { name: 'Owner' })).toHaveValue('ana');
  await hands.press('Tab');
  await hands.type('some day');
  await hands.press('Enter');
  await expect(form.getByRole('alert')).toHaveText(
    '“some day” can’t be read as a day: try fri, in 2 weeks or 2026-12-01.',
  );
  await hands.press('Escape'); // kept for later
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+Shift+I');
  await expect(form.getByRole('textbox', { name: 'What is to be done' })).toHaveValue(
    'Alert on the age of keys',
  );
  await hands.tabTo(form.getByRole('textbox', { name: 'Until' }));
  await hands.press('Control+a');
  await hands.type('tomorrow');
  await hands.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(panel).toContainText('Alert on the age of keys');
  await expect(panel).toContainText('ana · tomorrow');
});

test('on their page action items are changed by keyboard; what is put off twice stands first and says so', async ({
  desktop,
}) => {
  await played(
    desktop,
    earlier(
      40,
      { text: 'Rotate the keyring', owner: 'marek', due: day(1), id: 'rotate' },
      { text: 'Alert on key age', owner: 'farah', due: day(-2), id: 'alert' },
    ),
  );
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await openActions({ page, hands });
  await expect(page.getByRole('link', { name: /^Actions/ })).toContainText('1 over');
  await expect(current(page)).toContainText('Alert on key age');
  await expect(current(page)).toContainText('2 days over');

  await hands.press('ArrowDown');
  await expect(current(page)).toContainText('Rotate the keyring');
  await hands.press('d');
  const until = page.getByRole('textbox', { name: 'Until' });
  await expect(until).toBeFocused();
  await hands.type('soon');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“soon” can’t be read as a day');
  await hands.press('Control+a');
  await hands.type(day(8));
  await hands.press('Enter');
  await expect(list(page)).toBeFocused();
  await expect(current(page)).toContainText('put off once', WITHIN);
  await hands.press('d');
  await expect(until).toBeFocused();
  await hands.type(day(20));
  await hands.press('Enter');
  await expect(list(page).getByText('Slipped twice')).toBeVisible(WITHIN);
  const first = list(page).getByRole('option').first();
  await expect(first).toContainText('put off twice: tell whoever leads the team');
  await expect(first).toContainText('Rotate the keyring');

  // The commander of that incident has it among theirs.
  await hands.press('m');
  await expect(list(page).getByRole('option')).toHaveCount(1);
  await expect(current(page)).toContainText('marek');
  await hands.press('m');
  await hands.press('Control+z');
  await expect(list(page).getByText('Slipped twice')).toHaveCount(0, WITHIN);
  await expect(page.getByRole('status', { name: 'Done' })).toContainText('Taken back');

  await hands.press('Home');
  await expect(current(page)).toContainText('Alert on key age');
  await hands.press('Space');
  await expect(current(page).getByRole('img', { name: 'In progress' })).toBeVisible();
  await hands.press('o');
  await hands.type('ana');
  await hands.press('Enter');
  await expect(current(page)).toContainText('ana');
  await expect(list(page)).toBeFocused();
  await hands.press('x');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Say why');
  await hands.type('the vendor does it now');
  await hands.press('Enter');
  await expect(list(page).getByText('Done lately')).toBeVisible();
  await expect(list(page)).toContainText('Dropped, the vendor does it now');
  await expect(list(page)).toBeFocused();

  await hands.press('b');
  const board = list(page).getByRole('group', { name: 'Dropped' });
  await expect(board).toContainText('Alert on key age');
  await hands.press('Control+z');
  await expect(list(page).getByRole('group', { name: 'In progress' })).toContainText(
    'Alert on key age',
    WITHIN,
  );
  await hands.press('b', 'Control+f');
  await hands.type('keyring');
  await expect(list(page).getByRole('option')).toHaveCount(1);
  await hands.press('Enter', 'Enter');
  await expect(hands.log).toContainText('Action item: Rotate the keyring');
});

test('an item that was found is selected in the list, also where it was done long ago and another has its id', async ({
  desktop,
}) => {
  await played(
    desktop,
    [
      ...earlier(60, { text: 'Warn before a certificate ends', owner: 'zoë', id: 'one' }).slice(0, -1),
      [DAY, 'zoë', 'set-action', { action: 'one', state: 'done', effect: 'worked' }],
      [60 * DAY, 'ana', 'log', { text: 'Looked at again' }],
    ],
    earlier(
      9,
      { text: 'Rotate the keyring', owner: 'marek', due: day(2), id: 'one' },
      { text: 'Alert on key age', owner: 'marek', due: day(3), id: 'two' },
    ),
  );
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  const found = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  const lookFor = async (words: string): Promise<void> => {
    await hands.press('Control+Shift+F');
    await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
    await page.getByRole('combobox', { name: 'Search everything' }).fill(words);
    await expect(found).toHaveCount(1, WITHIN);
    await expect(found).toContainText(words);
    await hands.press('Enter');
    await expect(list(page)).toBeFocused(WITHIN);
  };
  await lookFor('Alert on key age');
  await expect(current(page)).toContainText('Alert on key age');
  await expect(list(page).getByRole('option')).toHaveCount(2);
  await hands.press('m'); // which hides what is found next
  await expect(list(page).getByRole('option')).toHaveCount(0);
  await lookFor('Warn before a certificate');
  await expect(current(page)).toContainText('Warn before a certificate ends');
  await expect(list(page)).toContainText('Done earlier');
  await hands.press('ArrowUp');
  await expect(current(page)).toContainText('Alert on key age');
  await hands.press('ArrowUp');
  await expect(current(page)).toContainText('Rotate the keyring');
  await expect(current(page)).toHaveCount(1);
  await hands.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
});

test('what is promised is saved for Jira', async ({ desktop }) => {
  await played(desktop, earlier(3, { text: '=Rotate, "now"', owner: 'marek', due: day(4), id: 'rotate' }));
  const { app, page } = await desktop.launch();
  const hands = new Hands(page);
  const filePath = join(desktop.folder, 'jira.csv');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
  await openActions({ page, hands });
  await hands.press('Control+s');
  await expect(page.getByRole('button', { name: 'Jira CSV' })).toBeFocused();
  await hands.press('Enter');
  await expect(page.getByRole('status', { name: 'Done' })).toContainText(`Saved ${filePath}`);
  const [head, row] = csvRows(readFileSync(filePath, 'utf8'));
  expect(head?.slice(0, 3)).toEqual(['Summary', 'Description', 'Issue Type']);
  expect([row?.[0], row?.[5], row?.[6], row?.[7]]).toEqual([`'=Rotate, "now"`, 'marek', day(4), 'sev2']);
});

test('what was promised last time stands in the next incident of the service, and whether it worked is asked after it', async ({
  desktop,
}) => {
  await played(
    desktop,
    [
      ...earlier(
        40,
        { text: 'Roll back by one key', owner: 'ben', id: 'roll' },
        { text: 'Alert on key age', id: 'alert' },
      ).slice(0, -1),
      [DAY, 'ben', 'set-action', { action: 'roll', state: 'done' }],
      [40 * DAY, 'ana', 'log', { text: 'Looked at again' }],
    ],
    [declared('Card payments slow at checkout', ['checkout']), [4, 'ana', 'log', { text: 'Errors at 12 %' }]],
  );
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  const panel = page.getByRole('region', { name: 'Promised and seen before' });
  await expect(panel).toContainText('Promised last time', WITHIN);
  await expect(panel).toContainText('Alert on key age');
  await expect(panel).toContainText('done, not known to work');
  await expect(panel).toContainText('Ended by: Roll payments back to 411');
  await expect(hands.composer, 'nothing takes the focus').toBeFocused();

  await hands.say('before');
  await hands.tabTo(panel.getByRole('button', { name: 'Card payments fail at checkout' }));
  await hands.press('Enter');
  await expect(hands.log).toContainText('Looked at again');
  await expect(panel).toContainText('Opened from “Card payments slow at checkout”');
  await expect(hands.composer).toBeFocused();
  await hands.press('Escape');
  await expect(hands.log).toContainText('Errors at 12 %');
  await expect(panel).not.toContainText('Opened from');

  // The line is gone as soon as it is over: the post-mortem opens in its place.
  await hands.composer.focus();
  await hands.type('/resolve');
  await hands.press('Enter');
  const postmortem = page.getByRole('region', { name: 'Post-mortem', exact: true });
  await expect(postmortem).toContainText('Did these fixes work?', WITHIN);
  await hands.press('Escape');
  await expect(postmortem).toHaveCount(0);
  await expect(hands.composer).toBeFocused();
  await expect(panel).toContainText('Did these fixes work?', WITHIN);
  await hands.say('before');
  await hands.tabTo(panel.getByRole('button', { name: 'It worked: Roll back by one key' }));
  await hands.press('Enter');
  await expect(panel).not.toContainText('Did these fixes work?');
  await expect.poll(() => desktop.ic('actions', '--all', '--json'), WITHIN).toContain('"worked"');
  await hands.press('Control+z');
  await expect(panel).toContainText('Did these fixes work?');
});

test('two people who change two things of an item at once both keep theirs; of the same thing one is chosen', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(240_000);
  const [ana, ben] = await together(desktop, colleague);
  await ana.hands.say('promise Rotate the keyring @farah by 2027-01-15');
  await expect(ben.hands.log).toContainText('Action item: Rotate the keyring', WITHIN);
  const { id } = await desktop.incident();
  const [item] = JSON.parse(await desktop.ic('actions', '--json')) as readonly { id: string }[]; // as ic promises
  const action = item?.id ?? '';
  // Each on a desktop that has not heard of the other.
  await Promise.all([
    desktop.ic('set-action', id, action, '--owner', 'ana', '--due', '2027-02-01', '--by', 'ana'),
    colleague.ic('set-action', id, action, '--owner', 'ben', '--priority', 'high', '--by', 'ben'),
  ]);
  for (const { hands } of [ana, ben])
    await expect(hands.log.getByRole('button', { name: /^Choose (?:ana|ben)/ })).toBeVisible({
      timeout: 30_000,
    });
  const both = { due: '2027-02-01', priority: 'high' };
  for (const each of [desktop, colleague])
    await expect
      .poll(async () => JSON.parse(await each.ic('actions', '--json')) as unknown, WITHIN)
      .toMatchObject([both]);
  await ana.hands.log.getByRole('button', { name: /^Choose (?:ana|ben)/ }).click();
  await expect(ben.hands.log.getByRole('button', { name: /^Choose (?:ana|ben)/ })).toHaveCount(0, WITHIN);
});
