import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { clocked } from '../support/clock-time.ts';
import { expect, test, type Desktop } from './support/console.ts';
import { openScene, type SceneStep } from './support/scene.ts';

const scene: readonly SceneStep[] = [
  [0, 'ana', 'declare', { title: 'Seat maps stay empty', severity: 'sev1' }],
  [60, 'ana', 'log', { kind: 'decision', text: 'Send everything to the second site' }],
];

/** What the person chooses in the system's dialog. */
const chooses = (app: ElectronApplication, filePaths: readonly string[]): Promise<void> =>
  app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
    },
    [...filePaths],
  );

function written(desktop: Desktop, files: Readonly<Record<string, string>>): readonly string[] {
  const folder = join(desktop.folder, 'files');
  mkdirSync(folder, { recursive: true });
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}

const table = [
  'time,who,kind,text',
  '2026-03-02 13:46,mara,note,Tickets arrive late',
  '2026-03-02 13:50,ben,finding,The queue is full',
  'some day,ben,note,The graph looked odd',
  '2026-03-02 14:20,mara,note,Tickets arrive in time',
].join('\n');

const statusPage = JSON.stringify({
  page: { id: 'p', name: 'Seatrail', time_zone: 'UTC' },
  incidents: [
    {
      id: 'abc',
      name: 'Checkout errors for some customers',
      status: 'resolved',
      impact: 'major',
      created_at: '2026-03-01T08:12:00.000Z',
      started_at: '2026-03-01T08:00:00.000Z',
      resolved_at: '2026-03-01T11:00:00.000Z',
      incident_updates: [
        {
          id: 'u1',
          status: 'investigating',
          body: 'Some orders fail. We are looking into it.',
          created_at: '2026-03-01T08:30:00.000Z',
          display_at: '2026-03-01T08:30:00.000Z',
        },
        {
          id: 'u2',
          status: 'resolved',
          body: 'All orders go through.',
          created_at: '2026-03-01T11:00:00.000Z',
          display_at: '2026-03-01T11:00:00.000Z',
        },
      ],
    },
  ],
});

const review = [
  '# Search was slow',
  '',
  '## Timeline',
  '',
  '(all times CET)',
  '',
  '2026-03-03',
  '',
  '- 09:10 Alert for the search service',
  '- 09:25 Index moved to another machine',
].join('\n');

test('files become incidents of their own: seen line by line first, once and not twice, and what can’t be read says why', async ({
  desktop,
}) => {
  const { app, page, hands } = await openScene(desktop, 'ana', scene);
  const list = page.getByRole('listbox', { name: 'Documents' });
  const entries = page.getByRole('table', { name: 'Entries' });
  const outcome = page.getByRole('status', { name: 'Outcome' });
  const files = written(desktop, {
    'log.csv': table,
    'status.json': statusPage,
    'review.md': review,
    'broken.json': '{"incidents": [',
  });

  await hands.press('Control+0', 'Control+o');
  await expect(page.getByRole('heading', { level: 2, name: 'What can be read' })).toBeVisible();
  await chooses(app, files);
  await hands.press('f');
  await expect(list).toBeFocused();
  await expect(list.getByRole('option')).toHaveCount(3);
  await expect(list.getByRole('option').first()).toContainText('4 entries: 3 dated, 1 without a time');
  await expect(entries.getByRole('row', { name: /some day/ })).toContainText('no time');
  await expect(entries.getByRole('row', { name: /2026-03-02 13:50/ })).toContainText('Finding');
  await expect(page.getByRole('region', { name: 'Not read' })).toContainText('broken.json');
  await hands.press('ArrowDown');
  await expect(entries.getByRole('row', { name: /All orders go through/ })).toContainText(
    'Update to customers',
  );
  await hands.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: 'Zone of clock times' })).toHaveValue('Europe/Berlin');
  await clean(page);
  expect(await desktop.incidents()).toHaveLength(1); // nothing is taken over before Enter

  await hands.press('Enter');
  await expect(outcome).toContainText('in 3 incidents');
  expect(await desktop.incidents()).toHaveLength(4);

  // The same files once more: nothing is ticked, and what is taken over all the same adds nothing.
  await hands.press('f');
  await expect(list).toBeFocused();
  await expect(list.getByRole('option').first()).toContainText('adds nothing');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/^Nothing is ticked/);
  await hands.press('a', 'Enter');
  await expect(outcome).toHaveText(/^Nothing was added\. 8 were in the record already\.$/);
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'log.csv' })).toBeVisible();
  await expect(hands.log).toContainText('The queue is full');
});

test('from an incident a table joins its log, in the zone that the person names, and Ctrl+Z takes it back', async ({
  desktop,
}) => {
  const { app, page, hands } = await openScene(desktop, 'ana', scene);
  const list = page.getByRole('listbox', { name: 'Documents' });
  const entries = page.getByRole('table', { name: 'Entries' });
  await hands.type('/import');
  await hands.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await chooses(app, written(desktop, { 'log.csv': table }));
  await hands.press('f');
  await expect(list).toBeFocused();
  await expect(page.getByRole('button', { name: 'Into the log of Seat maps stay empty' })).toBeVisible();

  const zone = page.getByRole('textbox', { name: 'Zone of clock times' });
  await hands.press('z');
  await expect(zone).toBeFocused();
  await hands.type('Nowhere');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/^“Nowhere” is no zone/);
  await zone.fill('Asia/Tokyo');
  await hands.press('Enter');
  await expect(entries.getByRole('row', { name: /Tickets arrive late/ })).toContainText('2026-03-02 04:46');
  await expect(list).toBeFocused();

  await hands.press('Enter');
  const outcome = page.getByRole('status', { name: 'Outcome' });
  await expect(outcome).toHaveText('Added 4 entries.');
  await hands.press('Control+z');
  await expect(outcome).toHaveText('Taken back');
  await hands.press('Control+z');
  await expect(outcome).toHaveText('Added 4 entries.');
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  await expect(hands.log).toContainText('Imported 4 entries from log.csv');
  expect(await desktop.incidents()).toHaveLength(1);
});

test('a chat that is pasted joins the log at its times, once, and can stay what it is', async ({
  desktop,
}) => {
  const { page, hands, id } = await openScene(desktop, 'ana', scene);
  const strip = page.getByRole('group', { name: 'Pasted chat' });
  const texts = async () => (await desktop.shown(id)).log.map(({ text }) => text);
  await hands.type('from ops: ');
  await paste(page, chat);
  await expect(strip).toContainText(clocked(/^3 messages of a chat, .*\d\d:\d\d to \d\d:\d\d\./));
  await clean(page, ['hc-dark', 'light']);
  await hands.press('Enter');
  await hands.done('Added 3 messages of a chat');
  await expect(hands.composer).toHaveValue('from ops: ');
  expect(await texts()).toEqual(expect.arrayContaining(['Second site takes all traffic now']));
  await hands.enter('what is above');

  await paste(page, chat);
  await expect(strip).toContainText('All are in the log already.');
  await hands.press('Enter');
  await hands.done('Nothing added');
  await expect(hands.composer).toHaveValue('');

  // Taken back as a whole, and pasted once more it comes back.
  await hands.press('Control+z', 'Control+z');
  await hands.done('Taken back: Added 3 messages of a chat');
  await paste(page, chat);
  await expect(strip).toContainText(clocked(/^3 messages of a chat, .*\d\d:\d\d to \d\d:\d\d\./));
  await hands.press('Enter');
  // The words of the chip before hold these as well: the line is empty once it is done.
  await expect(hands.composer).toHaveValue('');
  await hands.done('Added 3 messages of a chat');

  // Esc leaves it as the text that it is, a changed line is nobody's chat, and Shift+Enter makes it one entry.
  await paste(page, chat);
  await expect(strip).toBeVisible();
  await hands.press('Escape');
  await expect(strip).toBeHidden();
  await expect(hands.composer).toHaveValue(/Second site takes all traffic now/);
  await hands.press('Control+a', 'Delete');
  await paste(page, `${chat}\nand more`);
  await expect(strip).toBeVisible();
  await hands.type('!');
  await expect(strip).toBeHidden();
  await hands.press('Control+a', 'Delete');
  const other = chat.replace('Second site', 'Third site');
  await paste(page, other);
  await expect(strip).toBeVisible();
  await hands.press('Shift+Enter');
  await expect(hands.composer).toHaveValue('');
  await expect.poll(texts).toEqual(expect.arrayContaining([expect.stringContaining('Third site')]));
});

const chat = [
  'Mara [13:46]',
  'Seat maps stay empty, who is on it?',
  'Ben [13:48]',
  'I am. The cache answers with errors',
  '@ana can you look at the second site?',
  'Mo [14:10]',
  'Second site takes all traffic now',
].join('\n');

/** As the system's clipboard does it: what nobody takes for something else goes into the line. */
async function paste(page: Page, text: string): Promise<void> {
  const taken = await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    return document.getElementById('composer')?.dispatchEvent(event) === false;
  }, text);
  if (!taken) await page.keyboard.insertText(text);
}

/** Axe finds nothing on what is shown, in any theme. */
async function clean(page: Page, themes = ['light', 'dark', 'hc-light', 'hc-dark']): Promise<void> {
  for (const theme of themes) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${theme} ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  }
}
