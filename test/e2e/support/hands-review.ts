import type { Locator } from '@playwright/test';
import { expect } from './console.ts';
import type { Hands } from './hands.ts';

export const postmortem = (hands: Hands): Locator =>
  hands.page.getByRole('region', { name: 'Post-mortem', exact: true });

/** The post-mortem, its text in front; from there or from the log. */
export async function toPostmortem(hands: Hands): Promise<void> {
  if (!(await postmortem(hands).isVisible())) await hands.press('Alt+Shift+P');
  await expect(postmortem(hands)).toBeVisible();
  await expect(postmortem(hands).getByRole('textbox', { name: 'Summary', exact: true })).toBeVisible();
}

/** Alt+1, down to a part, Enter: its text has the focus. */
export async function toPart(hands: Hands, title: string): Promise<void> {
  await toPostmortem(hands);
  const parts = hands.page.getByRole('navigation', { name: 'Parts' });
  const wanted = parts.getByRole('button', { name: new RegExp(`^${title}`) });
  await hands.press('Alt+1');
  await expect(parts.locator(':focus')).toHaveCount(1);
  await hands.press('Home');
  for (let presses = 0; presses < 12; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await hands.press('ArrowDown');
  }
  await expect(wanted).toBeFocused();
  await hands.press('Enter');
  await expect(hands.page.getByRole('textbox', { name: title, exact: true })).toBeFocused();
}

/** `/meeting`: when, the agenda, who is there. */
export async function toMeeting(hands: Hands): Promise<Locator> {
  const meeting = hands.page.getByRole('region', { name: 'Meeting', exact: true });
  if (!(await meeting.isVisible())) {
    await hands.back();
    await hands.type('/meeting');
    await hands.press('Enter');
  }
  await expect(meeting).toBeVisible();
  // Nothing of it is typed before it has the focus.
  await expect.poll(() => meeting.evaluate((part) => part.contains(document.activeElement))).toBe(true);
  return meeting;
}

/** Tab to a button of the post-mortem, and Enter. */
export async function pressButton(hands: Hands, button: Locator): Promise<void> {
  await hands.tabTo(button);
  await hands.press('Enter');
}
