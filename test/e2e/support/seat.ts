import type { ElectronApplication, Page } from '@playwright/test';
import { expect, type Desktop } from './console.ts';
import { Hands } from './hands.ts';

/** One person at a console. */
export class Seat {
  readonly desktop: Desktop;
  readonly person: string;
  app!: ElectronApplication; // by `sitDown`, before anything else
  page!: Page;
  hands!: Hands;

  constructor(desktop: Desktop, person: string) {
    this.desktop = desktop;
    this.person = person;
  }

  async sitDown(): Promise<void> {
    this.desktop.settings({ person: this.person });
    const { app, page } = await this.desktop.launch();
    Object.assign(this, { app, page, hands: new Hands(page) });
  }

  /** Connects step by step, as it is on the screen: named, tried, connected. */
  async connect(place: string, found: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Nothing has happened here yet' })).toBeVisible();
    await this.hands.press('c');
    await expect(this.page.getByRole('textbox', { name: /^A shared folder/ })).toBeFocused();
    await this.hands.type(place);
    await this.hands.press('Enter');
    await expect(this.page.getByRole('status', { name: 'Test of the place' })).toContainText(found, {
      timeout: 30_000,
    });
    await this.hands.press('Enter');
    await expect(this.page.getByRole('heading', { name: 'Meeting places' })).toBeVisible({ timeout: 30_000 });
    await this.hands.press('Escape');
  }

  get banner() {
    return this.page.getByRole('banner');
  }

  get line() {
    return this.page.getByRole('button', { name: /^Sharing:/ });
  }

  /** Does not wait for the pause that was meant to pass. */
  async lookNow(): Promise<void> {
    await this.hands.find('Look now');
  }
}
