import { expect, test } from './support/console.ts';
import { openPostmortem, reviewed, textOfPart } from './support/postmortem-scene.ts';
import { openScene } from './support/scene.ts';

test.setTimeout(120_000);

test('words that are selected in a part are taken out for good, with a reason, and the caret stays behind them', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  const summary = textOfPart(page, 'Summary');
  const sheet = page.getByRole('form', { name: 'Redact words of Summary' });
  await hands.type('Token hunter2 leaked.');
  await expect(summary).toHaveText('Token hunter2 leaked.');
  await hands.press('Alt+Shift+Delete');
  await expect(page.getByRole('alert')).toContainText('Nothing is selected');
  await expect(sheet).toHaveCount(0);

  await hands.press('Control+Home', 'Control+ArrowRight', 'ArrowRight', 'Control+Shift+ArrowRight');
  await hands.press('Alt+Shift+Delete');
  await expect(sheet).toContainText('hunter2');
  await expect(sheet).toContainText('in one place now');
  const why = sheet.getByRole('textbox', { name: 'Why, without what is taken out' });
  await expect(why).toBeFocused();
  await hands.press('Enter');
  await expect(sheet.getByRole('alert')).toContainText('A redaction needs a reason');
  await expect(summary, 'nothing went').toHaveText('Token hunter2 leaked.');
  await hands.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(summary).toBeFocused();

  await hands.press('Alt+Shift+Delete');
  await expect(why, 'what is selected still is').toBeFocused();
  await hands.type('a token');
  await hands.press('Enter');
  await hands.done('The words were taken out');
  await expect(summary).toHaveText('Token [redacted] leaked.');
  await expect(summary).toBeFocused();
  await hands.type(' (ours)');
  await expect(summary).toHaveText('Token [redacted] (ours) leaked.');
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByRole('document', { name: /^Summary, by ana/ })).toContainText('Token [redacted]');
  expect(await desktop.ic('text', id, 'summary')).not.toContain('hunter2');
});

test('whoever writes in a part while another process takes words out of it goes on where they were', async ({
  desktop,
}) => {
  const { hands, page, id } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  const summary = textOfPart(page, 'Summary');
  await hands.type('Rows one.');
  await hands.press('Enter');
  await hands.type('Rows two hunter2.');
  await hands.press('Enter');
  await hands.type('And an end');
  // Lines that are selected go for what is typed over them: a complaint of the window would end the test.
  await hands.press('Control+Home', 'Shift+ArrowDown');
  await hands.type('First, ');
  await expect(summary).toHaveText('First, Rows two hunter2.And an end');
  await hands.press('Control+End', 'ArrowLeft');
  await expect.poll(() => desktop.ic('text', id, 'summary')).toContain('First, Rows two hunter2.');
  await desktop.ic(
    'redact-text',
    id,
    'summary',
    'hunter2',
    '--reason',
    'a password',
    '--by',
    'cleo',
    '--yes',
  );
  await expect(summary).toHaveText('First, Rows two [redacted].And an end');
  await expect(summary).toBeFocused();
  await hands.type('XY');
  await expect(summary).toHaveText('First, Rows two [redacted].And an enXYd');
});
