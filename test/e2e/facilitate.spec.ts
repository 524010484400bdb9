import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './support/console.ts';
import { inject, lead, observation, words } from './support/exercise-scene.ts';
import { Hands } from './support/hands.ts';
import { pasteScreenshot } from './support/paste.ts';
import { Seat } from './support/seat.ts';
import { test } from './support/two-desktops.ts';

test('whoever leads an exercise gives, moves, skips and adds injects by keyboard, and takes back what was a slip', async ({
  desktop,
}) => {
  desktop.settings({ person: 'fay' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await lead(desktop, hands);
  const banner = page.getByRole('banner');
  await expect(banner).toContainText('players don’t see it');
  await expect(banner).toContainText('inject 2 of 3');

  const second = inject(hands, words.second);
  await hands.press('Alt+l');
  await expect(second).toContainText('+25');
  await hands.press('Control+z');
  await expect(second).toContainText('+20');
  await hands.press('Alt+j');
  await expect(second).toContainText('skipped');
  await hands.press('Control+z');
  await expect(second).not.toContainText('skipped');

  await hands.press('Alt+Enter');
  await expect(second).toContainText('Be brief, you are at sea.');
  await hands.press('Alt+g');
  await expect(second).toContainText('given');
  const asked = second.getByRole('checkbox', { name: 'Somebody asks how many berths are free' });
  await hands.press('Alt+1', 'ArrowUp');
  await hands.tabTo(asked);
  await hands.press('Space');
  await expect(asked).toBeChecked();
  await expect(second).toContainText('1 of 1 seen');

  await hands.press('Alt+i');
  await expect(page.getByRole('textbox', { name: 'What the players get' })).toBeFocused();
  await hands.type('A reporter asks about refunds');
  await hands.press('Control+Enter');
  await expect(page.getByRole('log', { name: 'Players’ log' })).toContainText(
    'A reporter asks about refunds',
  );
  await expect(observation(hands)).toBeFocused();

  await hands.press('Alt+p');
  await expect(banner).toContainText('Paused');
  await expect(page.getByRole('status', { name: 'Exercise', exact: true })).toContainText('paused since');
  await hands.press('Alt+p');
  await expect(banner).not.toContainText('Paused');

  // Esc stays on this side: who types on would write into the players’ log.
  await hands.press('Escape');
  await expect(observation(hands)).toBeFocused();

  // In the players’ view keys are the incident’s own again; the one that led there leads back.
  await hands.press('Alt+v');
  await expect(hands.composer).toBeFocused();
  await expect(page.getByRole('note', { name: 'You lead this exercise' })).toBeVisible();
  await pasteScreenshot(page);
  await hands.press('Enter');
  await expect(hands.log.getByRole('img', { name: 'starts.png' })).toBeVisible();
  await hands.press('Alt+l');
  await expect(page.getByRole('form', { name: 'Link' }).or(page.locator('form[data-sheet]'))).toBeVisible();
  await hands.press('Escape', 'Alt+v');
  await expect(observation(hands)).toBeFocused();
  const theirs = page.getByRole('log', { name: 'Players’ log' });
  await expect(theirs.getByRole('img', { name: 'starts.png' })).toBeVisible();
});

test('a half-typed observation survives a kill; none of it, and nothing that is still to come, is in the record', async ({
  desktop,
}) => {
  desktop.settings({ person: 'fay' });
  const first = await desktop.launch();
  await lead(desktop, new Hands(first.page));
  const { id } = await desktop.incident();
  const typed = new Hands(first.page);
  await typed.type('+ the scribe repeats decisions');
  await typed.press('Enter');
  await expect(first.page.getByRole('region', { name: 'Observations' })).toContainText(
    'Strength: the scribe repeats decisions',
  );
  await typed.type('nobody asked who may');
  // What the kill is to find is on the disk: a key press is there a moment after it.
  const draft = join(desktop.profile, 'drafts', `${id}.typed.json`);
  await expect
    .poll(() => (existsSync(draft) ? readFileSync(draft, 'utf8') : ''))
    .toContain('nobody asked who may');
  await desktop.kill(first.app);

  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.find(words.declared);
  await expect(observation(hands)).toHaveValue('nobody asked who may');
  await expect(page.getByRole('region', { name: 'Observations' })).toContainText('repeats decisions');
  const record = await desktop.ic('show', id);
  for (const secret of ['repeats decisions', words.secret, words.story]) expect(record).not.toContain(secret);
});

test('an inject reaches the players’ desktop when it is given, an observation when the exercise ends; both have the report', async ({
  desktop,
  colleague,
}) => {
  test.setTimeout(240_000);
  const place = join(desktop.folder, 'team');
  mkdirSync(place);
  const [fay, ben] = [new Seat(desktop, 'fay'), new Seat(colleague, 'ben')];
  await Promise.all([fay.sitDown(), ben.sitDown()]);
  await fay.connect(place, 'Empty, and good');
  await ben.connect(place, 'Another workspace');
  await lead(desktop, fay.hands);
  await expect(ben.page.getByText(words.declared).first()).toBeVisible({ timeout: 30_000 });
  await ben.hands.find(words.declared);
  await expect(ben.hands.composer).toBeFocused();
  await expect(ben.hands.log).toContainText(words.first, { timeout: 30_000 });
  // What only the facilitator sees is not on the players’ desktop, whatever they press.
  await ben.hands.press('Alt+Shift+F');
  await expect(ben.page.getByRole('region', { name: 'Facilitator’s view' })).toContainText('does not lead');
  await ben.hands.press('Escape');
  await expect(ben.hands.composer).toBeFocused();

  await fay.hands.type('- nobody took command');
  await fay.hands.press('Enter');
  await expect(fay.page.getByRole('region', { name: 'Observations' })).toContainText('nobody took command');
  await fay.hands.press('Alt+g');
  await expect(ben.hands.log).toContainText(words.secret, { timeout: 30_000 });
  const { id } = await colleague.incident();
  expect(await colleague.ic('show', id)).not.toContain('nobody took command');

  // Who is typing when it ends goes on typing: the report is offered in a line.
  await ben.hands.type('half a li');
  await fay.hands.press('Alt+Shift+E');
  await expect(ben.page.getByRole('status', { name: 'After-action report' })).toContainText('is over', {
    timeout: 30_000,
  });
  await expect(ben.hands.composer).toHaveValue('half a li');
  await ben.hands.press('Alt+Shift+R');
  for (const { page } of [fay, ben]) {
    const report = page.getByRole('region', { name: 'After-action report' });
    await expect(report).toContainText(words.story, { timeout: 30_000 });
    await expect(report).toContainText('nobody took command');
    await expect(report).toContainText(words.third); // it did not come
  }
});
