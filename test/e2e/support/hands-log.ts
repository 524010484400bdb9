import { expect } from './console.ts';
import type { Hands } from './hands.ts';

/** How far up a row is looked for. */
const FARTHEST = 120;

/** Alt+Up to a row of the log that says `text`. */
export async function selectRow(hands: Hands, text: string): Promise<void> {
  const current = hands.log.locator('[aria-current="true"]');
  await hands.press('Alt+ArrowUp');
  for (let presses = 0; presses < FARTHEST; presses += 1) {
    await expect(current).toBeFocused();
    const [id, said] = await current.evaluate((row) => [row.id, row.textContent]);
    if (said.includes(text) && !/^[\d:]+console/.test(said)) return; // what the console says of it is another row
    await hands.press('ArrowUp');
    await expect(current).not.toHaveAttribute('id', id);
  }
  throw new Error(`no row says “${text}”`);
}

/** A key on a row, and back to the composer. */
export async function onRow(hands: Hands, text: string, key: string): Promise<void> {
  await selectRow(hands, text);
  await hands.press(key);
}

/** E on its row, and other words; where the line names a person, the one that was named goes first. */
export async function correct(hands: Hands, text: string, line: string): Promise<void> {
  await onRow(hands, text, 'e');
  await expect(hands.composer).toHaveValue(text);
  const named = /(?:^|\s)@\S/.test(line.replace(text, '')) && !text.startsWith('@');
  for (let words = text; named && !words.startsWith('@'); words = await hands.composer.inputValue()) {
    await hands.press('Home', 'Backspace');
    await expect(hands.composer).not.toHaveValue(words);
  }
  await hands.press('Control+a');
  if (named) await hands.press('Delete');
  await hands.enter(line);
}

/** Enter after the words that a mark asks for. @returns whether it asked for any. */
export async function answer(hands: Hands, note: string | undefined): Promise<boolean> {
  const field = hands.page.getByRole('textbox', { name: 'What became of it' });
  const done = hands.page.getByRole('status', { name: 'Undo' }).getByRole('button');
  await expect(field.or(done).first()).toBeVisible();
  if ((await field.count()) === 0) {
    await hands.back();
    return false;
  }
  await expect(field).toBeFocused();
  if (note !== undefined) await hands.type(note);
  await hands.press('Enter');
  await expect(field).toHaveCount(0);
  await hands.back();
  return true;
}

/** To a board by its chord, down to the item that says `text`, and a key on it. */
export async function onBoard(
  hands: Hands,
  chord: string,
  id: string,
  text: string,
  key: string,
): Promise<void> {
  const items = hands.page.locator(`#${id} :is([data-item], [role="checkbox"])`);
  await hands.press(chord);
  await expect(items.filter({ hasText: text })).toHaveCount(1);
  const at = items.and(hands.page.locator(':focus'));
  for (let presses = 0; presses < 20; presses += 1) {
    await expect(at).toHaveCount(1);
    if ((await at.textContent())?.includes(text) === true) break;
    await hands.press('ArrowDown');
  }
  await expect(at).toContainText(text);
  await hands.press(key);
}
