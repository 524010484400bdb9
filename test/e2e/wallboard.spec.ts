import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/console.ts';
import { Hands } from './support/hands.ts';

test('the wallboard shows the incident on screen, and the arrows go through those that are live', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Tickets are sold twice', { severity: 1, began: '-4m' });
  await hands.press('Control+0');
  await hands.declare('Seat maps stay empty', { severity: 2 });
  await hands.type('half a line');

  await hands.press('Alt+w');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Seat maps stay empty');
  await expect(page.getByRole('list', { name: 'Roles' })).toContainText('Unfilled');
  await expect(page.getByRole('list', { name: 'Phase' }).locator('[aria-current="step"]')).toContainText(
    'Detection',
  );
  await hands.press('ArrowRight');
  await expect(title).toHaveText('Tickets are sold twice');
  await expect(page.getByRole('timer', { name: 'Time since impact' })).toHaveText(/^[45]\s*min$/);
  await page.getByRole('button', { name: 'The next live incident' }).click();
  await expect(title).toHaveText('Seat maps stay empty');

  await hands.press('Escape');
  await expect(hands.composer).toBeFocused();
  await expect(hands.composer).toHaveValue('half a line');
  await hands.press('Control+a', 'Delete');

  // From the list it opens on the most severe one.
  await hands.press('Control+0');
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  await hands.press('Alt+w');
  await expect(title).toHaveText('Tickets are sold twice');
});

test('what is soon due is outlined, what is over is inverted, and an exercise says so', async ({
  desktop,
}) => {
  desktop.settings({ person: 'ana' });
  await desktop.ic('init');
  const id = await desktop.ic('declare', '--title', 'One site goes dark', '--severity', 'sev1', '--exercise');
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  const next = page.locator('[data-state]');
  await hands.press('Alt+w');
  await expect(next).toHaveAttribute('data-state', 'rest');
  await expect(page.getByRole('status', { name: 'Exercise' })).toBeVisible();
  await desktop.ic('update', id, 'Still looking.', '--next', 'in 3 minutes');
  await expect(next).toHaveAttribute('data-state', 'soon');
  await expect(next).toContainText('3 min left');
});

for (const [width, height] of [
  [900, 800],
  [1280, 800],
  [1920, 1080],
] as const) {
  test(`everything on the wallboard fits ${width} by ${height}, and axe finds nothing`, async ({
    desktop,
  }) => {
    desktop.settings({ person: 'ines' });
    const { page } = await desktop.launch({ args: ['--demo'] });
    const hands = new Hands(page);
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
    await expect(page.getByRole('listbox', { name: 'Incidents' }).getByRole('option').first()).toBeVisible();
    await hands.press('Alt+w');
    const roles = page.getByRole('list', { name: 'Roles' });
    await expect(roles).toBeVisible();
    for (const part of [
      roles,
      page.getByRole('timer'),
      page.locator('[data-state]'),
      page.getByRole('heading'),
    ]) {
      const box = await part.boundingBox();
      expect(box).not.toBeNull();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
      expect((box?.y ?? -1) >= 0 && (box?.y ?? 0) + (box?.height ?? 0) <= height).toBe(true);
    }
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
