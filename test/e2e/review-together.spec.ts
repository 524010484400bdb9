import { expect } from './support/console.ts';
import { pressButton, toPart } from './support/hands-review.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

test.setTimeout(240_000);

test('two people review at once: one chooses entries, the other writes a note and a factor; both have all of it', async ({
  desktop,
  colleague,
}) => {
  const [ana, ben] = await together(desktop, colleague, ['ana', 'ben'], {
    title: 'Seat maps stay empty',
    severity: 1,
  });
  await ana.hands.enter('!decision Serve the maps from the first venue');
  await ana.hands.enter('!finding The key is of last year');
  await expect(ben.hands.log).toContainText('The key is of last year', WITHIN);
  await ana.hands.moveOn('Resolve');
  await expect(ben.page.getByRole('region', { name: 'Next' })).toContainText(
    'Publish the post-mortem',
    WITHIN,
  );
  await expect(ben.hands.composer, 'nothing opens under the hands of others').toBeFocused();

  for (const { hands } of [ana, ben]) {
    await toPart(hands, 'What happened');
    await hands.press('Alt+t');
  }
  const rows = ({ page }: typeof ana) => page.getByRole('list', { name: 'Entries of the log' });
  for (const seat of [ana, ben]) await expect(rows(seat).getByRole('checkbox').first()).toBeFocused();
  for (const [seat, key] of [
    [ana, 'Space'],
    [ben, 'n'],
  ] as const) {
    const box = rows(seat).getByRole('checkbox', { name: /^Finding: The key is of last year/ });
    for (let presses = 0; presses < 20; presses += 1) {
      if (await box.evaluate((element) => element === document.activeElement)) break;
      await seat.hands.press('ArrowDown');
      await seat.hands.settle();
    }
    await expect(box).toBeFocused();
    await seat.hands.press(key);
  }
  await ana.hands.done('Left out of the timeline');
  await ben.hands.type('It was the second venue’s');
  await ben.hands.press('Enter');
  for (const seat of [ana, ben])
    await expect(
      rows(seat).getByRole('listitem').filter({ hasText: 'The key is of last year' }),
    ).toContainText('It was the second venue’s', WITHIN);
  const [hers, his] = [ana, ben].map((seat) =>
    rows(seat).getByRole('checkbox', { name: /^Finding: The key is of last year/ }),
  );
  await expect.poll(async () => (await hers?.isChecked()) === (await his?.isChecked()), WITHIN).toBe(true);
  for (const { hands } of [ana, ben]) await hands.back();

  await toPart(ben.hands, 'Contributing factors');
  await ben.hands.tabTo(ben.page.getByRole('textbox', { name: 'Contributing factor', exact: true }));
  await ben.hands.type('Keys are rotated by hand');
  await ben.hands.press('Enter');
  await toPart(ana.hands, 'Contributing factors');
  const factor = ana.page.getByRole('button', { name: 'Take out: Keys are rotated by hand' });
  await expect(factor).toHaveCount(1, WITHIN);
  await pressButton(ana.hands, factor);
  await expect(ben.page.getByRole('button', { name: 'Take out: Keys are rotated by hand' })).toHaveCount(
    0,
    WITHIN,
  );
});
