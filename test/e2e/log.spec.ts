import { clocked } from '../support/clock-time.ts';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

test('decisions, asks, hypotheses and exit criteria are written by keyboard, and say what they wait for', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  const rows = hands.log.getByRole('listitem');
  await hands.declare('Seat maps stay empty', { severity: 4 });

  await hands.press('Alt+d');
  await expect(hands.composer).toHaveAttribute('placeholder', /What was decided/);
  await hands.enter('Serve the maps of last night, revisit 30m');
  await expect(rows.last()).toContainText(
    clocked(/Decision Serve the maps of last night.*revisit \d\d:\d\d/),
  );

  await hands.press('Alt+a');
  await expect(hands.composer).toHaveAttribute('placeholder', 'Who, how many minutes, what?');
  await hands.type('@marek 10m Can the quorum');
  await expect(hands.composer).toHaveValue('Can the quorum');
  await expect(page.getByRole('button', { name: '10 min', exact: true })).toBeVisible();
  await hands.press('Home', 'Backspace');
  await expect(hands.composer).toHaveValue('10m Can the quorum');
  await hands.press('Control+a');
  await hands.enter('Can the quorum be rebuilt? in 10m');
  await expect(rows.last()).toContainText(/Ask to @marek Can the quorum be rebuilt\?.*10 min/s);

  await hands.press('Alt+h');
  await hands.enter('The cache lost its quorum');
  await hands.enter('!hypothesis Map tiles have expired');
  await expect(rows.last()).toContainText('Hypothesis 2 open Map tiles have expired');
  await hands.press('Alt+x');
  await hands.enter('Maps load in under 2 s');
  await hands.enter('/action @dora restart the west');
  await expect(rows.last()).toContainText(/Action by @dora restart the west.*open 0 min/s);

  const board = page.getByRole('region', { name: 'Hypotheses' });
  await expect(board).toContainText('2 open');
  const log = (await desktop.shown((await desktop.incident()).id)).log;
  expect(log.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['decision', 'ask', 'hypothesis', 'criterion', 'action']),
  );
});

test('an entry is marked by a letter, with its evidence, and Ctrl+Z takes that back', async ({ desktop }) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await hands.enter('!hypothesis Map tiles have expired');
  const row = hands.log.getByRole('listitem').filter({ hasText: 'Hypothesis 1' });
  await expect(row).toBeVisible();
  await hands.type('half a line');
  await hands.press('Alt+ArrowUp', 'x');
  const why = page.getByRole('textbox', { name: 'What became of it' });
  await expect(why).toBeFocused();
  await hands.type('tiles are of today');
  await hands.press('Enter');
  await expect(row).toContainText('Hypothesis 1 ruled out');
  await expect(row).toContainText('evidence: tiles are of today');
  await expect(row.locator('del')).toHaveText('Map tiles have expired');
  await expect(hands.composer, 'what was being typed is back').toHaveValue('half a line');
  await hands.press('Control+a', 'Delete', 'Control+z');
  await expect(row).toContainText('Hypothesis 1 open');

  await hands.enter('!ask @marek 5m Is it over?');
  const ask = hands.log.getByRole('listitem').filter({ hasText: 'Ask to @marek' });
  await ask.click();
  await hands.press('k');
  await expect(ask).toContainText(clocked(/acknowledged by ines \d\d:\d\d/));
  await hands.press('Shift+M');
  await expect(ask).toContainText('15 min');
  await hands.press('a');
  await hands.type('It is');
  await hands.press('Enter');
  await expect(ask).toContainText(/It is · answered by ines/);
  await expect(page.getByRole('region', { name: 'Next' })).not.toContainText('Is it over');
});

test('exit criteria are verified by Space, hypotheses by a letter, without the mouse', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await hands.enter('!exit Maps load in under 2 s');
  await hands.enter('!exit No double bookings');
  const criteria = page.getByRole('region', { name: 'Exit criteria' });
  await expect(criteria).toContainText('0 of 2 verified');
  await hands.press('Alt+4', 'ArrowDown', 'Space');
  await expect(criteria).toContainText('1 of 2 verified');
  await expect(criteria.getByRole('checkbox', { name: 'No double bookings' })).toBeChecked();
  await hands.press('Control+z');
  await expect(criteria).toContainText('0 of 2 verified');

  await hands.enter('!hypothesis Map tiles have expired');
  const hypotheses = page.getByRole('region', { name: 'Hypotheses' });
  await expect(hypotheses).toContainText('Map tiles have expired');
  await hands.press('Alt+5', 'a');
  await hands.press('Enter');
  await expect(hypotheses).toContainText(clocked(/confirmed \d\d:\d\d ines/));
});

test('find steps through the matches, filters narrow the log and say what they hide', async ({ desktop }) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  for (const place of ['west', 'east', 'west again']) await hands.enter(`Errors rise in the ${place} #maps`);
  await hands.enter('Nothing to see #other');

  await hands.press('Control+f');
  await hands.type('rise');
  const head = page.getByRole('region', { name: 'Log' });
  await expect(head.getByRole('status').first()).toHaveText('3 of 3');
  await hands.press('Enter', 'Enter');
  await expect(head.getByRole('status').first()).toHaveText('1 of 3');
  await expect(hands.log.locator('mark')).toHaveText(['rise', 'rise', 'rise']);
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await expect(hands.log.locator('mark')).toHaveCount(0);

  await hands.log.getByRole('button', { name: '#maps' }).first().click();
  await expect(hands.log.getByRole('listitem')).toHaveCount(3);
  await hands.enter('A note without a tag');
  await expect(page.getByRole('button', { name: '1 new, not shown' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all, not only #maps' }).click();
  await expect(hands.log.getByRole('listitem').last()).toContainText('A note without a tag');
  await hands.type('/show #other');
  await hands.press('Enter');
  await expect(hands.log.getByRole('listitem')).toHaveCount(1);
});

test('a correction that a kill interrupted is still one, and its former words stay', async ({ desktop }) => {
  desktop.settings({ person: 'ines' });
  const first = await desktop.launch();
  const hands = new Hands(first.page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await hands.enter('!ask @marek 10m Is it over?');
  await hands.enter('Errors at 2.9 %');
  await expect(hands.log.getByText('Errors at 2.9 %')).toBeVisible();
  await hands.type('half a line');
  await hands.press('Alt+ArrowUp', 'e');
  await expect(hands.composer).toHaveValue('Errors at 2.9 %');
  await hands.press('Control+a');
  await hands.type('Errors at 9.2 %');
  await expect(first.page.getByRole('button', { name: 'Correct' })).toBeVisible();
  await desktop.kill(first.app);

  const second = await desktop.launch();
  const again = new Hands(second.page);
  await again.press('Enter');
  await expect(again.composer).toHaveValue('Errors at 9.2 %');
  await again.press('Enter');
  const row = again.log.getByRole('listitem').filter({ hasText: 'Errors at 9.2 %' });
  await expect(row).toContainText('version 2 by ines · before: Errors at 2.9 %');
  await expect(again.composer, 'what was being typed is back').toHaveValue('half a line');
  await row.click();
  await again.press('d');
  await expect(row.getByText('Version 1')).toBeVisible();
  await expect(row).toContainText(/Happened.*UTC.*Entered.*by ines/s);

  const ask = again.log.getByRole('listitem').filter({ hasText: 'Is it over?' });
  await ask.click();
  await again.press('e', 'Home', 'Backspace', 'Home', 'Backspace');
  await expect(again.composer).toHaveValue('@marek 10m Is it over?');
  await again.press('Control+a');
  await again.type('@dora Is it over now?');
  await again.press('Enter');
  await expect(ask).toContainText('Ask to @dora Is it over now?');
});

test('the log shows UTC where that is wanted, from the keyboard', async ({ desktop }) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch({ env: { TZ: 'Asia/Kolkata' } });
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  await hands.enter('first sign of it');
  const row = hands.log.getByRole('listitem').last();
  const zone = page.getByRole('button', { name: /UTC|GMT|IST/ }).first();
  const local = await row.locator('time').first().textContent();
  await hands.press('Alt+z');
  await expect(zone).toContainText('UTC');
  const utc = await row.locator('time').first().textContent();
  const offset = await page.evaluate(() => new Date().getTimezoneOffset());
  const minutes = (clock: string | null): number => {
    const [hour = '0', minute = '0'] = (clock ?? '').split(':');
    return Number(hour) * 60 + Number(minute);
  };
  expect((minutes(utc) - minutes(local) + 2880) % 1440).toBe((offset + 2880) % 1440);
  await expect(row.locator('time').first()).toHaveAttribute('title', /UTC/);
});

test('nothing moves under the hands: what comes from elsewhere is told of', async ({ desktop }) => {
  test.setTimeout(90_000);
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  const { id } = await desktop.incident();
  for (let line = 1; line <= 45; line += 1) await hands.enter(`line ${line} of the log`);
  await expect(hands.log.getByText('line 45 of the log')).toBeInViewport();

  await desktop.ic('log', id, 'from the other desktop', '--by', 'dora');
  await expect(hands.log.getByText('from the other desktop'), 'the end is followed').toBeInViewport();

  await hands.log.hover();
  await page.mouse.wheel(0, -500);
  await page.mouse.move(10, 10);
  const watched = hands.log.getByText('line 28 of the log');
  await expect(watched).toBeInViewport();
  await hands.type('half a line');
  const place = async () => (await watched.boundingBox())?.y;
  const before = await place();
  await desktop.ic('log', id, 'one at the end', '--by', 'dora');
  await expect(page.getByRole('button', { name: /1 new below/ })).toBeVisible();
  expect(await place()).toBe(before);
  await desktop.ic('log', id, 'long ago', '--by', 'dora', '--at', '-50m');
  await expect(page.getByRole('button', { name: '1 placed further up' })).toBeVisible();
  expect(await place(), 'what is put above does not push what is read').toBe(before);
  await expect(hands.composer).toHaveValue('half a line');
  await page.getByRole('button', { name: '1 placed further up' }).click();
  const late = hands.log.getByRole('listitem').filter({ hasText: 'long ago' });
  await expect(late).toBeInViewport();
  await expect(late).toContainText(clocked(/arrived \d\d:\d\d/));
});

test('a row that was looked at stands below the header, and Esc brings the log back to its end', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  await page.setViewportSize({ width: 1000, height: 520 });
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 4 });
  for (let i = 1; i <= 16; i += 1) await hands.enter(`Errors rise, reading ${i}`);
  const last = hands.log.getByRole('listitem').last();
  const selected = hands.log.locator('[aria-current="true"]');
  for (let i = 16; i >= 2; i -= 1) await hands.press('Alt+ArrowUp');
  await expect(selected).toContainText('reading 2');
  await expect(selected).toBeFocused();
  const header = page.getByText(/^\d+ earlier$/);
  const top = async (): Promise<number> => {
    const [row, stuck] = [await selected.boundingBox(), await header.boundingBox()];
    return (row?.y ?? 0) - ((stuck?.y ?? 0) + (stuck?.height ?? 0));
  };
  await expect.poll(top).toBeGreaterThanOrEqual(0);
  await hands.press('Escape');
  await expect(last).toContainText('reading 16');
  await expect(last).toBeInViewport({ ratio: 1 });

  await hands.press('Control+f');
  await hands.type('reading 9');
  await expect(hands.log.locator('mark').first()).toBeInViewport();
  await hands.press('Escape');
  await expect(last).toBeInViewport({ ratio: 1 });

  await hands.press('ArrowUp');
  await expect(hands.composer).toHaveValue('Errors rise, reading 16');
  await hands.enter(' again');
  await expect(last).toContainText('version 2');
  await expect(last).toBeInViewport({ ratio: 1 });

  await hands.press('Alt+a', 'Escape');
  await hands.enter('No ask, said @ines');
  await expect(last).toContainText(/^(?!.*Ask).*No ask, said @ines/s);
  await expect(hands.composer).toHaveValue('');
});
