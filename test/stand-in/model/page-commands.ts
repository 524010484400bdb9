import type { Page } from '../browser/page.ts';
import { notModelled, StrictEmitter } from '../strict.ts';
import { imageOf, type Image } from './native-image.ts';
import { printToPDF } from './print.ts';

/** The window around a page, as far as the page needs it. */
export type Owner = {
  getContentSize: () => number[];
  readyToShow: () => void;
  titleChanged: (title: string) => void;
  pageGone: () => void;
  close: () => void;
  focus: () => void;
  isFocused: () => boolean;
};

/** What a WebContents has its page do. */
export abstract class PageCommands extends StrictEmitter {
  abstract readonly owner: Owner;
  protected page: Promise<Page> | undefined;
  protected opened: Page | undefined;
  protected destroyed = false;
  private zoom = 1;

  async executeJavaScript(expression: string): Promise<unknown> {
    const { session: page } = await this.ready();
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true, userGesture: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return printToPDF((await this.ready()).session, options);
  }

  async capturePage(): Promise<Image> {
    const { data } = await (await this.ready()).session.send('Page.captureScreenshot', {});
    return imageOf(Buffer.from(data, 'base64'));
  }

  private async ready(): Promise<Page> {
    if (!this.page) throw new Error('stand-in: the page has not been opened yet.');
    return this.page;
  }

  /** Runs a command on the page once it is there; a page that goes away meanwhile needs it no more. */
  private later(command: (page: Page) => Promise<unknown>): void {
    this.page?.then(command).catch((error: unknown) => {
      if (!this.destroyed) console.error('stand-in:', error);
    });
  }

  resize(width: number, height: number): void {
    this.later((page) => page.resize(width, height));
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoom = factor;
    const [width = 0, height = 0] = this.owner.getContentSize();
    // Zoom is what a page sees of it: fewer CSS pixels, each made of more pixels.
    const metrics = { width: Math.round(width / factor), height: Math.round(height / factor), mobile: false };
    this.later(({ session: page }) =>
      factor === 1
        ? page.send('Emulation.clearDeviceMetricsOverride')
        : page.send('Emulation.setDeviceMetricsOverride', { ...metrics, deviceScaleFactor: factor }),
    );
  }
  getZoomFactor(): number {
    return this.zoom;
  }
  get zoomFactor(): number {
    return this.zoom;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }
  getZoomLevel(): number {
    return Math.log(this.zoom) / Math.log(1.2);
  }
  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    // No fingers pinch here: what Electron allows by default is all that can be set.
    if (minimum !== 1 || maximum !== 1) throw notModelled('setVisualZoomLevelLimits other than (1, 1)');
    await Promise.resolve();
  }

  reload(): void {
    this.later((page) => page.session.send('Page.reload'));
  }
  forcefullyCrashRenderer(): void {
    // The command of a page that crashes is never answered.
    this.opened?.session.send('Page.crash').catch(() => undefined);
  }
}
