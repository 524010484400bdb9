import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

/** A practised hand types five keys a second; ten seconds are fifty of them. */
const TEN_SECONDS = 50;

test('an incident is declared in under ten seconds of typing, by its written criterion', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await page.evaluate(() => {
    window.addEventListener(
      'keydown',
      () => {
        const presses = Number(document.documentElement.dataset['presses'] ?? 0);
        document.documentElement.dataset['presses'] = String(presses + 1);
      },
      { capture: true },
    );
  });
  const title = 'Seat maps stay empty for tonight';
  await hands.press('Control+n');
  await hands.type(title);
  // Nothing is picked beforehand: Enter asks, a digit answers, Enter declares.
  await expect(page.getByRole('radio', { checked: true, name: /^SEV/ })).toHaveCount(0);
  await hands.press('Enter');
  await expect(page.getByText('Which sentence fits?')).toBeVisible();
  await hands.press('2');
  await expect(page.getByRole('radio', { name: /^SEV2/ })).toBeChecked();
  await hands.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Person' })).toBeFocused();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  const presses = Number(await page.locator('html').getAttribute('data-presses'));
  expect(presses).toBeLessThanOrEqual(TEN_SECONDS);
  expect(presses - title.length).toBeLessThanOrEqual(7);
  expect(await desktop.incident()).toMatchObject({ title, severity: 'sev2', commander: 'ana' });
});

test('once it is declared, the required roles are asked for one after the other', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  const person = page.getByRole('combobox', { name: 'Person' });
  await hands.press('Control+n');
  await hands.type('Tickets are sold twice');
  await hands.press('Alt+1', 'Enter');
  await expect(page.getByText('Who is who? 1 of 3.')).toBeVisible();
  await expect(page.getByRole('form', { name: 'Technical lead' })).toBeVisible();
  await expect(person).toBeFocused();
  await hands.type('ben');
  await hands.press('Enter');
  await expect(page.getByText('Who is who? 2 of 3.')).toBeVisible();
  await hands.press('Enter'); // nobody yet
  await expect(page.getByRole('form', { name: 'Scribe' })).toBeVisible();
  await expect(person).toBeFocused();
  await hands.type('cleo');
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  await expect(person).toBeHidden();
  const { roles } = JSON.parse(await desktop.ic('show', (await desktop.incident()).id, '--json')) as {
    roles: { role: string; person: string }[];
  }; // what ic promises
  expect(roles.map(({ role, person: name }) => `${role} ${name}`)).toEqual([
    'commander ana',
    'technical-lead ben',
    'scribe cleo',
  ]);
});

test('Esc leaves the roles for later and goes to the log', async ({ desktop }) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.press('Control+n');
  await hands.type('Tickets are sold twice');
  await hands.press('Alt+1', 'Enter');
  await expect(page.getByText('Who is who? 1 of 3.')).toBeVisible();
  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await hands.enter('first line');
  await expect(page.getByText('Fill technical lead')).toBeVisible();
  await hands.assign('scribe', 'cleo');
  await expect(page.getByText('Who is who?')).toHaveCount(0);
});

test('by mouse: services of former incidents, found by a customer, an exercise that needs its severity first', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  await desktop.ic('init');
  await desktop.ic('declare', '--title', 'Old one', '--severity', 'sev4', '--services', 'seating,checkout');
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await page.getByRole('button', { name: 'Declare' }).click();
  await page.getByRole('textbox', { name: 'What do customers see?' }).fill('Seat maps stay empty');
  await page.getByRole('combobox', { name: 'Services' }).pressSequentially('sea');
  await page.getByRole('option', { name: 'seating' }).click();
  await expect(page.getByRole('button', { name: 'Remove seating' })).toBeVisible();
  await page.getByText('A customer', { exact: true }).click();
  await expect(page.getByText('that is a finding by itself')).toBeVisible();
  await page.getByRole('button', { name: 'As an exercise' }).click();
  await expect(page.getByRole('status', { name: 'Exercise' })).toBeVisible();
  await page.getByText('Minor degradation').click();
  await expect(page.getByText('To be told: support leads.')).toBeVisible();
  await page.getByRole('button', { name: 'Declare SEV3 as an exercise' }).click();
  await expect(hands.composer).toBeFocused();
  expect(await desktop.incidents()).toContainEqual(
    expect.objectContaining({
      title: 'Seat maps stay empty',
      severity: 'sev3',
      exercise: true,
      services: ['seating'],
    }),
  );
});

test('the name in the log is asked until somebody said it, and Enter in the services declares', async ({
  desktop,
}) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  const name = page.getByRole('textbox', { name: 'Your name in the log' });
  await hands.press('Control+n');
  await hands.type('Seat maps stay empty');
  await hands.press('Alt+4');
  await name.fill('ines');
  await page.getByRole('combobox', { name: 'Services' }).focus();
  await hands.type('seating');
  await hands.press('Tab');
  await expect(page.getByRole('button', { name: 'Remove seating' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Services' }).focus();
  await hands.type('checkout');
  await hands.press('Enter');
  await expect(hands.composer).toBeFocused();
  expect(await desktop.incidents()).toContainEqual(
    expect.objectContaining({ services: ['seating', 'checkout'], commander: 'ines' }),
  );
  await hands.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'What do customers see?' })).toBeVisible();
  await expect(name).toHaveCount(0);
});
