import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clocked } from '../support/clock-time.ts';
import { expect, ic, test } from './support/console.ts';
import {
  desktop as device,
  deviceNamed,
  exchange,
  folder,
  peer,
  repository,
  standInDevices,
  tell,
  trouble,
} from './support/exchange.ts';
import { Hands } from './support/hands.ts';
import { shows } from './support/fits.ts';

const self = device('ines', { self: true });

test('the line says how the others stand, becomes shorter with the window, and nothing in it is ever cut', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page, app } = await desktop.launch({ args: ['--demo'] });
  const hands = new Hands(page);
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  const line = page.getByRole('button', { name: /^Sharing:/ });
  await expect(line).toHaveCount(0);
  const away = trouble('away', 'The folder can’t be reached. Everything is kept here.');
  const states = [
    exchange({
      connections: [folder()],
      peers: [peer('marek', 0), peer('dora', 1), peer('ben', 2), peer('rune', 3)],
    }),
    exchange({
      connections: [folder({ standing: 'offline', since: Date.now() - 600_000, waiting: 12, trouble: away })],
      peers: [peer('Alexandra Konstantinidou-Papadopoulos', 0)],
    }),
    exchange({
      connections: [
        repository({ standing: 'attention', waiting: 12, trouble: trouble('auth', 'Sign in.') }),
        folder(),
      ],
      peers: [peer('marek', 0)],
    }),
  ];
  const first = [
    clocked(/marek \d\d:\d\d/),
    clocked(/Folder away since \d\d:\d\d, 12 kept/),
    /Asks to sign in, 12 kept/,
  ];
  for (const width of [1600, 1280, 1100, 900, 780]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [index, state] of states.entries()) {
      await tell(app, state);
      await expect(line).toContainText(first[index] ?? '');
      expect(await shows(line), `${width} wide, state ${index}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1600, height: 800 });
  await tell(app, states[0] ?? exchange({}));
  await expect(line).toHaveText(/last exchange marek .*, dora .*, ben .*and 1 more/);
  await hands.type('half a li');
  await line.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sharing' })).toBeVisible();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await expect(hands.composer).toHaveValue('half a li');
});

test('a folder is connected by keyboard alone: tried first, each step said, and Esc keeps what was typed', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  const place = join(desktop.folder, 'team');
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  await hands.press('c');
  const field = page.getByRole('textbox', { name: /^A shared folder/ });
  await expect(field).toBeFocused();
  await hands.type(place);
  await hands.press('Escape');
  await hands.press('c');
  await expect(field).toHaveValue(place);

  await hands.press('Enter');
  const found = page.getByRole('status', { name: 'Test of the place' });
  await expect(found).toContainText('It can’t be used as it is');
  await expect(field).toBeFocused();
  mkdirSync(place);
  await hands.press('Enter');
  await expect(found).toContainText('Empty, and good');
  await hands.press('Enter');
  await expect(page.getByRole('heading', { name: 'Meeting places' })).toBeVisible();
  await expect(page.getByText(place)).toBeVisible();
  await expect.poll(() => readdirSync(place)).toContain('icc.json');

  await page.getByRole('button', { name: `Disconnect ${place}` }).press('Enter');
  await expect(page.getByRole('status', { name: 'Sharing' })).toContainText(`Disconnected ${place}.`);
  await hands.press('Control+z');
  await expect(page.getByRole('button', { name: `Disconnect ${place}` })).toBeVisible();
});

test('a desktop that waits to be approved presses nobody; approving it is taken back with Ctrl+Z', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page, app } = await desktop.launch({ args: ['--demo'] });
  const hands = new Hands(page);
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  const rune = device('rune', { standing: 'unverified' });
  const state = exchange({ connections: [folder()], devices: [self, rune], peers: [peer('rune', 0)] });
  const asked = await standInDevices(app, state);
  await tell(app, state);
  const note = page.getByRole('note', { name: 'Approval' });
  await expect(note).toContainText(
    `A desktop of rune waits to be approved ${deviceNamed('rune').slice(0, 8)}`,
  );
  await expect(hands.composer).toBeFocused();
  await note.getByRole('button', { name: 'Approve the desktop of rune' }).click();
  await hands.done('Approved the desktop of rune');
  await expect(note).toHaveCount(0);
  await expect(hands.composer).toBeFocused();
  await hands.press('Control+z');
  await expect.poll(asked).toEqual([
    { device: rune.id, stand: 'approve' },
    { device: rune.id, stand: 'revoke' },
  ]);
});

test('entries that are missing are waited for in a row of the log, and nothing above it moves', async ({
  desktop,
}) => {
  const { page, app } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3, began: '-4m' });
  await hands.enter('12 % of seat maps are empty');
  const { id } = await desktop.incident();
  const gaps = (count: number) => [{ stream: id, device: deviceNamed('ben'), name: 'ben', count }];
  await tell(app, exchange({ connections: [folder()], gaps: gaps(17) }));
  await expect(hands.log).toContainText('Waiting for 17 entries of ben');
  const row = hands.log.locator('li').filter({ hasText: '12 % of seat maps' });
  const before = await row.boundingBox();
  await tell(app, exchange({ connections: [folder()], gaps: gaps(3) }));
  await expect(hands.log).toContainText('Waiting for 3 entries of ben');
  expect(await row.boundingBox()).toEqual(before);
  await tell(app, exchange({ connections: [folder()] }));
  await expect(hands.log).not.toContainText('Waiting for');
});

test('what two desktops set at the same time is said at the row, and either is chosen from there', async ({
  desktop,
}) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3, began: '-4m' });
  const { id } = await desktop.incident();
  const apart = join(desktop.folder, 'apart');
  const written = (): readonly string[] => readdirSync(join(apart, 'i', id, 's'));
  await expect.poll(() => readdirSync(join(desktop.store, 'i', id, 's')).length).toBeGreaterThan(0);
  cpSync(desktop.store, apart, { recursive: true });
  const before = new Set(written());
  await ic(apart, 'severity', id, 'sev1', '--reason', 'all venues', '--by', 'ben');
  await desktop.ic('severity', id, 'sev2', '--reason', 'two venues', '--by', 'ana');
  await expect(page.getByRole('banner')).toContainText('SEV2');
  for (const name of written().filter((each) => !before.has(each)))
    cpSync(join(apart, 'i', id, 's', name), join(desktop.store, 'i', id, 's', name));
  const choose = hands.log.getByRole('button', { name: /^Choose SEV/ });
  await expect(choose).toBeVisible();
  await expect(hands.log).toContainText(/also set to SEV[12] by (ana|ben)/);
  const chosen = /SEV\d/.exec((await choose.getAttribute('aria-label')) ?? '')?.[0] ?? '';
  await hands.press('Control+k');
  await hands.type(`Choose ${chosen}`);
  await hands.press('Enter');
  await hands.done(`Severity: ${chosen} chosen`);
  await expect(page.getByRole('banner')).toContainText(chosen);
  await expect(choose).toHaveCount(0);
});

test('an entry is redacted from its row: why is asked, and the row says who, when and why', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ines' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3, began: '-4m' });
  await hands.enter('The password is hunter2');
  await expect(hands.log).toContainText('hunter2');
  await hands.press('Alt+ArrowUp');
  await hands.press('Shift+Delete');
  await expect(page.getByRole('form', { name: 'Redact an entry' })).toContainText('hunter2');
  await hands.press('Enter');
  await expect(page.getByRole('alert')).toContainText('A redaction needs a reason');
  await hands.type('a password');
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.press('Alt+ArrowUp');
  await hands.press('Shift+Delete');
  await expect(page.getByRole('textbox', { name: /^Why/ })).toHaveValue('a password');
  await hands.press('Enter');
  await expect(hands.log).toContainText(clocked(/Redacted by ines, \d\d:\d\d: a password/));
  await expect(hands.log).not.toContainText('hunter2');
});
