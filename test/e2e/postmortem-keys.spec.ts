import type { Locator } from '@playwright/test';
import { expect, test } from './support/console.ts';
import { pressButton, toMeeting, toPart } from './support/hands-review.ts';
import { openPostmortem, postmortemOn, reviewed, textOfPart } from './support/postmortem-scene.ts';
import { openScene } from './support/scene.ts';

test.setTimeout(120_000);

test('undo means what was done last: the finding that was kept comes back, and no word goes', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', reviewed);
  await openPostmortem(hands);
  const summary = textOfPart(page, 'Summary');
  const check = page.getByRole('complementary', { name: 'Text check' });
  const obviously = check.locator('h3', { hasText: 'Obviously' });
  await hands.type('It was obviously the lock.');
  await expect(obviously).toHaveCount(1);
  await hands.press('Control+Home', 'F8');
  await hands.press('Alt+k');
  await hands.done('Kept: ');
  await expect(obviously).toHaveCount(0);
  await hands.press('Control+z');
  await expect(obviously).toHaveCount(1);
  await expect(summary).toHaveText(/It was obviously.* the lock\./);
  await expect(summary).toBeFocused();

  // Words that were typed after it are what the next one takes back.
  await hands.press('Control+Home', 'F8');
  await hands.press('Alt+k');
  await expect(obviously).toHaveCount(0);
  await hands.press('Control+End');
  hands.quick = true;
  await hands.type(' Since noon.');
  await expect(summary).toContainText('Since noon.');
  await hands.press('Control+z');
  await expect(summary).not.toContainText('Since noon.');
  await expect(obviously, 'it stays kept').toHaveCount(0);
});

test('the focus stays in the meeting and at the timeline, and a new action item is asked for in sight', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', reviewed);
  await toPart(hands, 'What happened');
  await hands.press('Alt+t');
  const entries = page.getByRole('list', { name: 'Entries of the log' });
  await expect(entries.getByRole('checkbox').first()).toBeFocused();
  await hands.press('Escape');
  await expect(entries).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Choose entries' }), 'and no further').toBeFocused();

  const meeting = await toMeeting(hands);
  await expect(meeting.getByRole('textbox', { name: 'When' })).toBeFocused();
  await hands.press('Enter');
  await hands.done('Meeting planned');
  await expect(meeting).toBeFocused();
  await pressButton(hands, meeting.getByRole('button', { name: 'Begin the meeting' }));
  await hands.done('The meeting has begun');
  await expect(meeting).toBeFocused();

  await hands.press('Alt+Shift+I');
  await expect(page.getByRole('textbox', { name: 'What is to be done' })).toBeFocused();
  const form = page.getByRole('form', { name: 'New action item' });
  const box = async (part: Locator) => (await part.boundingBox()) ?? { y: 0, height: 0 };
  const add = await box(form.getByRole('button', { name: /^Add/ }));
  const kinds = await box(form.getByRole('group', { name: 'Priority' }));
  expect(add.y, 'its buttons cover nothing').toBeGreaterThan(kinds.y + kinds.height);
  await expect(page.getByRole('group', { name: 'Priority' }), 'the whole form is there').toBeInViewport({
    ratio: 1,
  });
});

test('where there is room for one column the text is in front, and every key that leads to it brings it back', async ({
  desktop,
}) => {
  const { hands, page } = await openScene(desktop, 'ana', reviewed);
  await page.setViewportSize({ width: 700, height: 800 });
  await openPostmortem(hands);
  await expect(textOfPart(page, 'Summary')).toBeInViewport();
  await hands.press('Alt+1');
  await expect(page.getByRole('navigation', { name: 'Parts' })).toBeVisible();
  await expect(textOfPart(page, 'Summary')).toBeHidden();
  await hands.press('ArrowDown', 'Enter');
  await expect(textOfPart(page, 'What happened')).toBeFocused();
  await hands.press('Alt+3');
  await expect(textOfPart(page, 'What happened')).toBeHidden();
  await hands.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Markdown' })).toBeFocused();
  await hands.press('Escape');
  await expect(postmortemOn(page)).toBeVisible();
  await expect(textOfPart(page, 'What happened')).toBeFocused();
});
