import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

test('what ic writes to the same store shows in the window within a second, and nothing moves under the hands', async ({
  desktop,
}) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 1, began: '-4m' });
  await hands.type('half a li');
  const incident = await desktop.incident();

  await desktop.ic('log', incident.id, '12 % of seat maps are empty', '--kind', 'finding', '--by', 'ben');
  const written = Date.now();
  await expect(hands.log).toContainText('12 % of seat maps are empty', { timeout: 1_000 });
  expect(Date.now() - written).toBeLessThan(1_000);
  await expect(hands.composer).toHaveValue('half a li');
  await expect(hands.composer).toBeFocused();

  await desktop.ic('severity', incident.id, 'sev2', '--reason', 'only one venue', '--by', 'ben');
  await expect(page.getByRole('banner')).toContainText('SEV2', { timeout: 1_000 });
  await hands.type('ne');
  await hands.press('Enter');
  await expect(hands.log).toContainText('half a line');
  await expect.poll(() => desktop.ic('show', incident.id)).toContain('half a line');
});

test('an incident that ic declares appears in the list', async ({ desktop }) => {
  const { page } = await desktop.launch();
  await expect(page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
  await desktop.ic('declare', '--title', 'Tickets are sold twice', '--severity', 'sev3');
  await expect(page.getByText('Tickets are sold twice')).toBeVisible({ timeout: 1_500 });
});
