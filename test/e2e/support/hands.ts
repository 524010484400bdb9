import type { Locator, Page } from '@playwright/test';
import { expect } from './console.ts';

/** The console's own verbs as a person makes them, by keyboard alone. */
export class Hands {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'New entry' });
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Log' });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** From anywhere: a title, what else is known, Enter. */
  async declare(
    title: string,
    said: { severity?: 1 | 2 | 3 | 4; began?: string; services?: readonly string[] } = {},
  ): Promise<void> {
    await this.press('Control+n');
    await expect(this.page.getByRole('textbox', { name: 'What do customers see?' })).toBeFocused();
    await this.type(title);
    if (said.severity !== undefined) await this.press(`Alt+${said.severity}`);
    await this.press('Tab');
    if (said.began !== undefined) await this.type(said.began);
    await this.press('Tab');
    for (const service of said.services ?? []) await this.type(`${service},`);
    await this.press('Enter');
    await expect(this.composer).toBeFocused();
  }

  /** A line of the log: typed, entered, and on the screen as saved. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.press('Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** Presses Tab until a control has the focus. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    await expect(target).toBeFocused();
  }

  async assign(role: string, person: string): Promise<void> {
    await this.type(`/role ${role}`);
    await this.press('Enter');
    const field = this.page
      .getByRole('combobox', { name: 'Person' })
      .or(this.page.getByRole('textbox', { name: 'Person' }));
    await expect(field).toBeFocused();
    await this.type(person);
    await this.press('Enter');
    await expect(this.composer).toBeFocused();
  }

  async changeSeverity(to: 1 | 2 | 3 | 4, reason: string): Promise<void> {
    await this.press('Alt+s');
    const words = this.page.getByRole('textbox', { name: 'Reason in words' });
    await expect(words).toBeVisible();
    await this.press(`Alt+${to}`);
    await this.tabTo(words);
    await this.press('Control+a');
    await this.type(reason);
    await this.press('Enter');
    await expect(this.composer).toBeFocused();
  }

  async sendUpdate(text: string, next: string): Promise<void> {
    await this.press('Alt+u');
    await expect(this.page.getByRole('textbox', { name: 'Update', exact: true })).toBeFocused();
    await this.type(text);
    await this.press('Tab', 'Control+a');
    await this.type(next);
    await this.press('Enter');
    await expect(this.composer).toBeFocused();
  }

  /** Alt+P, down to the transition, Enter. */
  async moveOn(transition: string, at = ''): Promise<void> {
    await this.press('Alt+p');
    const options = this.page.getByRole('listbox', { name: 'Transitions' }).getByRole('option');
    await expect(options.first()).toBeVisible();
    const names = await options.allTextContents();
    const index = names.findIndex((name) => name.toLowerCase().startsWith(transition.toLowerCase()));
    expect(index, `“${transition}” among ${names.join(', ')}`).toBeGreaterThanOrEqual(0);
    await this.type(at);
    for (let i = 0; i < index; i += 1) await this.press('ArrowDown');
    await this.press('Enter');
    await expect(this.composer).toBeFocused();
  }

  /** To the checklist, to the item, Space, and back. */
  async tick(item: string, undo = false): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: item });
    await this.press('Alt+1');
    if ((await box.count()) === 0) await this.unfoldUntil(box);
    await this.tabTo(box);
    await this.press('Space');
    const said = undo ? `Opened “${item}” again` : `Ticked “${item}”`;
    await expect(this.page.getByText(said, { exact: true })).toBeVisible();
    await this.press('Escape');
    await expect(this.composer).toBeFocused();
  }

  /** Opens folded phases one after the other until the item shows. */
  private async unfoldUntil(box: Locator): Promise<void> {
    const folded = this.page
      .getByRole('region', { name: 'Checklist' })
      .getByRole('button', { expanded: false });
    while ((await box.count()) === 0) {
      await this.tabTo(folded.first());
      await this.press('Enter');
    }
  }
}
