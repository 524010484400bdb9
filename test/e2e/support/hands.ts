import type { Locator, Page } from '@playwright/test';
import { expect } from './console.ts';

/** The console's own verbs as a person makes them, by keyboard alone. */
export class Hands {
  readonly page: Page;
  /** Texts are put in at once, as a paste is, where typing as such is not what is tested. */
  quick = false;

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
    if (this.quick) await this.page.keyboard.insertText(text);
    else await this.page.keyboard.type(text);
  }

  /** From anywhere: a title, what else is known, Enter; the names of the roles can wait. SEV2 where nothing else is said. */
  async declare(
    title: string,
    said: {
      severity?: 1 | 2 | 3 | 4;
      began?: string;
      services?: readonly string[];
      foundBy?: string;
    } = {},
  ): Promise<void> {
    await this.press('Control+n');
    await expect(this.page.getByRole('textbox', { name: 'What do customers see?' })).toBeFocused();
    await this.type(title);
    const severity = said.severity ?? 2;
    await this.press(`Alt+${severity}`);
    await this.press('Tab');
    if (said.began !== undefined) await this.type(said.began);
    await this.press('Tab');
    for (const service of said.services ?? []) await this.type(`${service},`);
    if (said.foundBy !== undefined) await this.choose(said.foundBy);
    await this.press('Enter');
    if (severity <= 2) {
      await expect(this.page.getByRole('combobox', { name: 'Person' })).toBeFocused();
      await this.press('Escape');
    }
    await expect(this.composer).toBeFocused();
  }

  /** A line of the log: typed, entered, and on the screen as saved. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.press('Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** Presses Tab, or Shift+Tab, until a control has the focus. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
    }
    await expect(target).toBeFocused();
  }

  /** From the field before a group of choices: into it, and along it to one of them. */
  async choose(choice: string): Promise<void> {
    const radio = this.page.getByRole('radio', { name: choice, exact: true });
    await this.press('Tab');
    for (let presses = 0; presses < 6 && !(await radio.isChecked()); presses += 1)
      await this.press('ArrowRight');
    await expect(radio).toBeChecked();
  }

  /** The command with its words after the slash: `/name ana`. */
  async say(command: string): Promise<void> {
    await this.type(`/${command}`);
    await this.press('Enter');
    await expect(this.composer).toHaveValue('');
  }

  /** Ctrl+K, the name of something, Enter. */
  async find(name: string): Promise<void> {
    await this.press('Control+k');
    await expect(this.page.getByRole('combobox', { name: 'What to do, or where to go' })).toBeFocused();
    await this.type(name);
    await expect(this.page.getByRole('option').first()).toContainText(name);
    await this.press('Enter');
  }

  /** What was asked for is drawn, and what was lazy is there. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)))),
    );
  }

  /** The words with which the window offers to take back what was just done. */
  async done(words: string): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Undo' })).toContainText(words);
  }

  /** Esc until the composer has the focus again. */
  async back(): Promise<void> {
    for (let presses = 0; presses < 3; presses += 1) {
      const atHand = (await this.composer.count()) > 0; // not while something takes the place of the columns
      if (atHand && (await this.composer.evaluate((element) => element === document.activeElement))) return;
      await this.press('Escape');
    }
    await expect(this.composer).toBeFocused();
  }

  /** Whatever is entered next is entered by this person. */
  async become(person: string): Promise<void> {
    await this.page.keyboard.insertText(`/name ${person}`);
    await this.press('Enter');
    const line = this.page.locator('div:has(> time):has(#composer)');
    await expect(line.getByTitle(person, { exact: true })).toBeVisible();
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

  /**
   * The same words for all; `to` are the audiences, as their buttons call them, those that are due when nothing is said;
   * `written` happens once the words are there, before they are marked sent.
   */
  async sendUpdate(
    text: string,
    next: string,
    to?: readonly string[],
    written?: () => Promise<void>,
  ): Promise<void> {
    await this.press('Alt+u', 'Alt+Shift+a');
    const field = this.page.getByRole('textbox', { name: 'Words for all' });
    await expect(field).toBeFocused();
    for (const button of to === undefined
      ? []
      : await this.page.getByRole('group', { name: 'To' }).getByRole('button').all()) {
      const [name, pressed] = [await button.textContent(), await button.getAttribute('aria-pressed')];
      if ((pressed === 'true') === to?.includes(name ?? '')) continue;
      await this.tabTo(button, 'Shift+Tab');
      await this.press('Space');
      await this.tabTo(field);
    }
    await this.press('Control+a');
    await this.type(text);
    await this.tabTo(this.page.getByRole('textbox', { name: 'Another time' }), 'Shift+Tab');
    await this.type(next);
    await written?.();
    await this.press('Control+Shift+s');
    await expect(this.page.getByRole('status', { name: 'Sent' })).toContainText('Marked sent to');
    await this.press('Escape');
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
    // Once it is resolved nothing is chosen at first.
    const from = await options.evaluateAll((all) => all.findIndex((each) => each.ariaSelected === 'true'));
    for (let i = from; i < index; i += 1) await this.press('ArrowDown');
    await this.press('Enter');
    await this.leavePostmortem();
  }

  /** What was just done has led back to the line, or to the post-mortem, which opens once an incident is resolved. */
  async leavePostmortem(): Promise<void> {
    const postmortem = this.page.getByRole('region', { name: 'Post-mortem', exact: true });
    // While something takes the place of the columns there is no line.
    const focused = this.page.locator('#composer:focus');
    await expect.poll(async () => (await focused.count()) > 0 || (await postmortem.isVisible())).toBe(true);
    if (await postmortem.isVisible()) await this.press('Escape');
    await expect(this.composer).toBeFocused();
  }

  /** To the checklist, and to an item of it. */
  async toItem(item: string): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: item, exact: true });
    await this.press('Alt+1');
    if ((await box.count()) === 0) await this.unfoldUntil(box);
    await this.tabTo(box);
  }

  /** To the checklist, to the item, Space, and back. */
  async tick(item: string, undo = false): Promise<void> {
    await this.toItem(item);
    await this.press('Space');
    const said = undo ? `Opened “${item}” again` : `Ticked “${item}”`;
    await this.done(said);
    await this.press('Escape');
    await expect(this.composer).toBeFocused();
  }

  /** Opens folded phases one after the other until the item shows. */
  private async unfoldUntil(box: Locator): Promise<void> {
    const folded = this.page
      .getByRole('region', { name: 'Checklist' })
      .getByRole('button', { expanded: false });
    while ((await box.count()) === 0) {
      const above = await folded
        .first()
        .evaluate((group) => (document.activeElement?.compareDocumentPosition(group) ?? 0) & 2); // it comes before
      await this.tabTo(folded.first(), above === 0 ? 'Tab' : 'Shift+Tab');
      await this.press('Enter');
    }
  }
}
