import { StrictEmitter, type Listener } from '../strict.ts';

export type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Api = Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;

/** Electron's `ipcMain`, and the `ipc` of a WebContents. */
export class IpcMain extends StrictEmitter implements Api {
  readonly handlers = new Map<string, Handler>();

  constructor() {
    super([], 'ipcMain');
  }

  // Channels are the app's to name, so any event may be listened to.
  override on(channel: string | symbol, listener: Listener): this {
    return this.listen(channel, listener, false);
  }

  override once(channel: string | symbol, listener: Listener): this {
    return this.listen(channel, listener, true);
  }

  private listen(channel: string | symbol, listener: Listener, once: boolean): this {
    this.allow(channel);
    return once ? super.once(channel, listener) : super.on(channel, listener);
  }

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

/** Electron's `ipcMain`. */
export const ipcMain = new IpcMain();
