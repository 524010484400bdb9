import type { Session } from './connection.ts';
import { browser, openAppWindow } from './host.ts';
import { binding, deliver, world, type ToMain, type ToPage } from '../page/messages.ts';
import { runtime } from '../runtime.ts';
import { fromPage } from './schemes.ts';

/** What a page tells the model that shows it; URLs are the app's. */
export type PageListener = {
  navigated: (url: string, inPage: boolean) => void;
  requestedNavigation: (url: string) => void;
  windowOpened: (details: { url: string; frameName: string; features: string }) => void;
  lifecycle: (name: string) => void;
  loading: (started: boolean) => void;
  crashed: () => void;
  console: (level: string, message: string) => void;
  told: (message: ToMain, answer: (message: ToPage) => void) => void;
};

export type PageSetUp = { scripts: { main: string; isolated: string }; width: number; height: number };

/** A page of the browser: the only part of the stand-in's models that speaks Chromium's protocol about one. */
export class Page {
  readonly targetId: string;
  readonly session: Session;
  private context: number | undefined;

  constructor(targetId: string, session: Session, listener: PageListener) {
    this.targetId = targetId;
    this.session = session;
    const main = (frameId: string | undefined): boolean => frameId === targetId;
    session.on('Page.frameNavigated', ({ frame }) => {
      if (main(frame.id)) listener.navigated(fromPage(frame.url), false);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (main(frameId)) listener.navigated(fromPage(url), true);
    });
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (main(frameId) && disposition === 'currentTab') listener.requestedNavigation(fromPage(url));
    });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      listener.windowOpened({
        url: fromPage(url),
        frameName: windowName === '_blank' ? '' : windowName,
        features: windowFeatures.join(','),
      }),
    );
    session.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (main(frameId)) listener.lifecycle(name);
    });
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (main(frameId)) listener.loading(true);
    });
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (main(frameId)) listener.loading(false);
    });
    session.on('Inspector.targetCrashed', () => listener.crashed());
    session.on('Runtime.consoleAPICalled', ({ type, args }) =>
      listener.console(type, args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' ')),
    );
    session.on('Runtime.executionContextCreated', ({ context }) => {
      // Chromium documents auxData as {isDefault, type, frameId}.
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name === world && main(frameId)) this.context = context.id;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.context = undefined;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.context === executionContextId) this.context = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== binding) return;
      // Written by the isolated world, the only one that the binding is given to.
      const message = JSON.parse(payload) as ToMain;
      listener.told(message, (answer) => this.post(answer, executionContextId));
    });
  }

  /** Puts bindings and scripts in place; after it the page may load the app's documents. */
  async setUp({ scripts, width, height }: PageSetUp): Promise<void> {
    const { send } = this.session;
    await Promise.all([
      send('Page.enable'),
      send('Page.setLifecycleEventsEnabled', { enabled: true }),
      send('Runtime.enable'),
      send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      send('Runtime.addBinding', { name: binding, executionContextName: world }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: world }),
      this.resize(width, height),
    ]);
  }

  /** Gives a message to the isolated world of the document that is shown now; false where there is none. */
  send(message: ToPage): boolean {
    if (this.context === undefined) return false;
    this.post(message, this.context);
    return true;
  }

  private post(message: ToPage, executionContextId: number): void {
    const functionDeclaration = `(text) => globalThis.${deliver}(text)`;
    const args = [{ value: JSON.stringify(message) }];
    // The document may be gone by now, and with it who asked.
    this.session
      .send('Runtime.callFunctionOn', { executionContextId, functionDeclaration, arguments: args })
      .catch(() => undefined);
  }

  /** Sizes the page's content, as the window's size without decorations. */
  async resize(width: number, height: number): Promise<void> {
    const { browser: whole } = await browser();
    const { windowId } = await whole.send('Browser.getWindowForTarget', { targetId: this.targetId });
    await whole.send('Browser.setContentsSize', { windowId, width, height });
  }

  async close(): Promise<void> {
    const { browser: whole } = await browser();
    await whole.send('Target.closeTarget', { targetId: this.targetId });
  }
}

async function attach(targetId: string, listener: PageListener): Promise<Page> {
  const connection = await browser();
  const { sessionId } = await connection.browser.send('Target.attachToTarget', { targetId, flatten: true });
  return new Page(targetId, connection.session(sessionId), listener);
}

let lastOpened: Promise<unknown> = Promise.resolve();

/** Pages that are being opened by their URL: documents of theirs are to wait until `setUp` is done. */
export const opening = new Set<Promise<unknown>>();

/** Opens a page without a window on the screen, empty, so that nothing loads before it is set up. */
async function openHidden(setUp: PageSetUp, listener: PageListener): Promise<Page> {
  const { width, height } = setUp;
  const { browser: whole } = await browser();
  const target = await whole.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  });
  const page = await attach(target.targetId, listener);
  await page.setUp(setUp);
  return page;
}

/** Opens an application window that shows the URL; one after the other, for the new target tells not whose it is. */
async function openVisible(url: string, setUp: PageSetUp, listener: PageListener): Promise<Page> {
  const before = lastOpened;
  const { promise, resolve, reject } = Promise.withResolvers<Page>();
  lastOpened = promise.catch(() => undefined);
  opening.add(promise);
  await before;
  let found = false;
  const { browser: whole } = await browser();
  whole.on('Target.targetCreated', ({ targetInfo }) => {
    if (found || targetInfo.type !== 'page' || targetInfo.attached) return;
    found = true;
    attach(targetInfo.targetId, listener)
      .then(async (page) => {
        await page.setUp(setUp);
        resolve(page);
      })
      .catch(reject)
      .finally(() => opening.delete(promise));
  });
  await openAppWindow(url, setUp.width, setUp.height);
  return promise;
}

/** Opens a page; `shows` says whether it loads the URL already (a visible window has to be opened with one). */
export async function openPage(
  url: string,
  setUp: PageSetUp,
  listener: PageListener,
): Promise<{ page: Page; shows: boolean }> {
  if (runtime.visible) return { page: await openVisible(url, setUp, listener), shows: true };
  return { page: await openHidden(setUp, listener), shows: false };
}
