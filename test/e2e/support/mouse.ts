import type { Locator, Page } from '@playwright/test';
import { expect } from './console.ts';

/** The console's own verbs as a person makes them by mouse; the keyboard puts words into fields, and nothing else. */
export class Mouse {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Log' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'New entry' });
  }

  /** The line that is being typed, with its buttons. */
  get line(): Locator {
    return this.page.locator('div:has(> time):has(#composer)');
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  get sheet(): Locator {
    return this.page.locator('form[data-sheet]');
  }

  /** A click into a field, and its words. */
  async write(field: Locator, words: string): Promise<void> {
    await field.click();
    await field.fill('');
    await this.page.keyboard.insertText(words);
  }

  /** A line of the log: its kind from the menu, its words, and the button. */
  async enter(words: string, kind?: string): Promise<void> {
    await this.composer.click();
    if (kind !== undefined) {
      await this.page.keyboard.insertText('!');
      await this.page.getByRole('listbox', { name: 'Kinds' }).getByRole('option', { name: kind }).click();
    }
    await this.page.keyboard.insertText(words);
    const all = this.page.getByRole('toolbar', { name: 'Show' }).getByRole('button').first();
    const before = (await all.textContent()) ?? '';
    await this.button(/^Add/, this.line).click();
    await expect(all).not.toHaveText(before);
  }

  /** Words that belong to a mark, and the button. */
  async answer(words: string): Promise<void> {
    await this.write(this.page.getByRole('textbox', { name: 'What became of it' }), words);
    await this.button(/^Record/, this.line).click();
    await expect(this.composer).toBeFocused();
  }

  /** The row that says something, with the pointer on it. */
  async row(words: string | RegExp): Promise<Locator> {
    const below = this.button(/new below/);
    if (await below.isVisible()) await below.click();
    const row = this.log.getByRole('listitem').filter({ hasText: words }).first();
    await row.hover();
    return row;
  }

  /** What stands behind the three dots of a row. */
  async rowMenu(words: string | RegExp, name: string | RegExp): Promise<void> {
    const row = await this.row(words);
    await row.getByRole('button', { name: /^More/ }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  async moveOn(transition: string | RegExp, at = ''): Promise<void> {
    await this.page.getByRole('list', { name: 'Phase', exact: true }).getByRole('button').click();
    if (at !== '') await this.write(this.sheet.getByRole('combobox'), at);
    await this.sheet.getByRole('option', { name: transition }).click();
    await expect(this.sheet).toHaveCount(0);
    if (transition !== 'Resolve') return;
    await this.button('Back to the log').click(); // its post-mortem has opened
    await expect(this.page.getByRole('log', { name: 'Log' })).toBeVisible();
  }

  async assign(row: string | RegExp, person: string, area?: string): Promise<void> {
    await this.button(row, this.region('Roles')).click();
    await this.write(this.sheet.getByRole('combobox', { name: 'Person' }), person);
    if (area !== undefined) await this.write(this.sheet.getByRole('textbox', { name: 'Area' }), area);
    await this.button(/^Assign/, this.sheet).click();
    await expect(this.sheet).toHaveCount(0);
  }

  async tick(item: string): Promise<void> {
    await this.region('Checklist').getByRole('checkbox', { name: item, exact: true }).click();
  }

  /** What the window offers to take back. */
  async done(words: string): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Undo' })).toContainText(words);
  }
}
