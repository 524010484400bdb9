import { expect } from './console.ts';
import type { Hands } from './hands.ts';

/** To an item of the checklist, and a key on it. */
export async function onItem(hands: Hands, item: string, key: string): Promise<void> {
  await hands.toItem(item);
  await hands.press(key);
}

export async function skip(hands: Hands, item: string, why: string): Promise<void> {
  await onItem(hands, item, 's');
  await expect(hands.page.getByRole('textbox', { name: /^Why is/ })).toBeFocused();
  await hands.type(why);
  await hands.press('Enter');
  await hands.done(`Skipped “${item}”`);
  await hands.back();
}

export async function give(hands: Hands, item: string, person: string | undefined): Promise<void> {
  await onItem(hands, item, '@');
  await expect(hands.page.getByRole('combobox', { name: /^Who does/ })).toBeFocused();
  if (person !== undefined) await hands.type(person);
  await hands.press('Enter');
  const said = person === undefined ? 'nobody’s in particular' : `${person}’s`;
  await hands.done(`“${item}” is ${said}`);
  await hands.back();
}

export async function takeOff(hands: Hands, item: string): Promise<void> {
  await onItem(hands, item, 'Delete');
  await hands.done(`Took “${item}” off`);
  await hands.back();
}
