import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './support/console.ts';
import { openPostmortem, textOfPart } from './support/postmortem-scene.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

test.setTimeout(240_000);

test('two people who write in one paragraph while neither reaches the other keep every character', async ({
  desktop,
  colleague,
}) => {
  const place = join(desktop.folder, 'team');
  const [ana, ben] = await together(desktop, colleague);
  await openPostmortem(ana.hands);
  await openPostmortem(ben.hands);
  const [hers, his] = [textOfPart(ana.page, 'Summary'), textOfPart(ben.page, 'Summary')];
  await ana.hands.type('Seat maps stayed empty for an hour.');
  await expect(his).toHaveText('Seat maps stayed empty for an hour.', WITHIN);

  renameSync(place, `${place} away`);
  for (const { line } of [ana, ben]) await expect(line).toContainText(/away since/, { timeout: 45_000 });
  await ana.hands.press('Control+Home');
  await ana.hands.type('At the first venue: ');
  await ben.hands.press('Control+End');
  await ben.hands.type(' Nobody could book.');
  await ben.hands.press('Control+Home');
  await ben.hands.type('On Tuesday. ');
  await expect(hers).toHaveText('At the first venue: Seat maps stayed empty for an hour.');
  await expect(his).toHaveText('On Tuesday. Seat maps stayed empty for an hour. Nobody could book.');
  renameSync(`${place} away`, place);

  await expect(hers).toContainText('Seat maps stayed empty for an hour. Nobody could book.', {
    timeout: 60_000,
  });
  for (const piece of ['At the first venue: ', 'On Tuesday. ']) {
    await expect(hers).toContainText(piece, { timeout: 60_000 });
    await expect(his).toContainText(piece, { timeout: 60_000 });
  }
  await expect.poll(async () => (await hers.textContent()) === (await his.textContent()), WITHIN).toBe(true);
  // Her caret stayed behind her own words.
  await textOfPart(ana.page, 'Summary').focus();
  await ana.hands.type('(A) ');
  await expect(his).toContainText('At the first venue: (A) ', WITHIN);
});
