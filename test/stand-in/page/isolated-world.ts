import type { makeClone } from '../clone.ts';
import type { makeLink } from './link.ts';
import type { ToMain, ToPage } from './messages.ts';

/** What the preload learns of the process it runs in. */
export type PreloadProcess = { platform: string; arch: string; versions: Record<string, string | undefined> };
export type Preload = (...given: unknown[]) => void;
export type Names = { hello: string; binding: string; deliver: string };

type Listener = (...args: unknown[]) => void;
type Key = Event & {
  key: string;
  code: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
};
type Isolated = EventTarget & {
  top: unknown;
  MouseEvent: new (type: string, init: { relatedTarget: EventTarget }) => Event;
} & Record<string, unknown>;

/**
 * Runs in the isolated world before any script of the page: greets the main world, then runs the app's preload with the
 * modules that a sandboxed preload may require. Injected into pages: it must use nothing outside.
 */
export function enterIsolatedWorld(
  clone: typeof makeClone,
  link: typeof makeLink,
  names: Names,
  about: PreloadProcess,
  preload: Preload,
): void {
  // The global object of a page, in the little that is used of it.
  const page = globalThis as unknown as Isolated;
  if (page.top !== page) return;
  // Chromium's binding takes one string.
  const native = page[names.binding] as (text: string) => void;
  Reflect.deleteProperty(page, names.binding);
  const tell = (message: ToMain): void => native(JSON.stringify(message));

  const strictly = <T extends object>(name: string, model: T): T =>
    new Proxy(model, {
      get(target, key, receiver): unknown {
        if (
          typeof key === 'symbol' ||
          key in target ||
          ['then', 'toJSON', '__esModule', 'default'].includes(key)
        ) {
          return Reflect.get(target, key, receiver);
        }
        throw new Error(`stand-in: ${name}.${key} is not modelled; see test/stand-in/README.md.`);
      },
    });

  class EventEmitter {
    private readonly listeners = new Map<string, { listener: Listener; run: Listener }[]>();
    private add(name: string, listener: Listener, run: Listener): this {
      this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, run }]);
      return this;
    }
    on(name: string, listener: Listener): this {
      return this.add(name, listener, listener);
    }
    addListener(name: string, listener: Listener): this {
      return this.on(name, listener);
    }
    once(name: string, listener: Listener): this {
      return this.add(name, listener, (...args) => {
        this.off(name, listener);
        listener(...args);
      });
    }
    off(name: string, listener: Listener): this {
      const all = this.listeners.get(name) ?? [];
      const index = all.findLastIndex((entry) => entry.listener === listener);
      this.listeners.set(name, all.toSpliced(index, index < 0 ? 0 : 1));
      return this;
    }
    removeListener(name: string, listener: Listener): this {
      return this.off(name, listener);
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.listeners.clear();
      else this.listeners.delete(name);
      return this;
    }
    listenerCount(name: string): number {
      return this.listeners.get(name)?.length ?? 0;
    }
    emit(name: string, ...args: unknown[]): boolean {
      const all = this.listeners.get(name) ?? [];
      for (const { run } of all) run(...args);
      return all.length > 0;
    }
  }

  const wire = clone({
    prepare: (value) => {
      try {
        return structuredClone(value);
      } catch {
        throw new Error('An object could not be cloned.');
      }
    },
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  const request = (message: (id: number) => ToMain): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      tell(message(id));
      waiting.set(id, { resolve, reject });
    });

  class IpcRenderer extends EventEmitter {
    send(channel: string, ...args: unknown[]): void {
      tell({ type: 'send', channel, args: wire.encode(args) });
    }
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return request((id) => ({ type: 'invoke', id, channel, args: wire.encode(args) }));
    }
  }
  const ipcRenderer = strictly('ipcRenderer', new IpcRenderer());
  const receive = (text: string): void => {
    // Written by the stand-in's main process.
    const message = JSON.parse(text) as ToPage;
    if (message.type === 'event') {
      // Encoded from the array of arguments.
      const args = wire.decode(message.args) as unknown[];
      ipcRenderer.emit(message.channel, { sender: ipcRenderer, ports: [] }, ...args);
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.ok) resolve?.(wire.decode(message.value));
    else reject?.(new Error(message.error));
  };
  Object.defineProperty(page, names.deliver, { value: receive });

  const bus = new EventTarget();
  page.dispatchEvent(new page.MouseEvent(names.hello, { relatedTarget: bus }));
  const joined = link(clone, bus, 'isolated');
  const expose = (key: string, api: unknown): void =>
    joined.post({ type: 'expose', key, value: joined.encode(api) });
  expose('', (kind: 'request' | 'query', permission: string, details: Record<string, unknown>) =>
    request((id) => ({ type: 'ask', id, kind, permission, details })),
  );

  page.addEventListener(
    'keydown',
    (event) => {
      // Browsers dispatch nothing but keyboard events by this name.
      const { key, code, ctrlKey, shiftKey, altKey, metaKey, isTrusted } = event as Key;
      if (!isTrusted || !(ctrlKey || altKey || metaKey || /^F\d+$/.test(key))) return;
      // Once every listener of the page has had it: the menu gets what the page did not take.
      setTimeout(() => {
        if (event.defaultPrevented) return;
        tell({ type: 'key', key, code, ctrl: ctrlKey, shift: shiftKey, alt: altKey, meta: metaKey });
      });
    },
    { capture: true },
  );

  const exposed = new Set<string>();
  const contextBridge = strictly('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (exposed.has(key))
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      exposed.add(key);
      expose(key, api);
    },
  });
  const modules: Record<string, unknown> = {
    electron: strictly('electron (in the preload)', { contextBridge, ipcRenderer }),
    events: { EventEmitter },
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  const require = (name: string): unknown => {
    const found = modules[name.replace(/^node:/, '').replace(/^electron\/.*/, 'electron')];
    if (found === undefined) throw new Error(`module not found: ${name}`);
    return found;
  };
  const process = strictly('process (in the preload)', {
    ...about,
    ...{ type: 'renderer', sandboxed: true, contextIsolated: true },
  });
  const module = { exports: {} };
  try {
    preload(require, process, module, module.exports, globalThis);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    tell({ type: 'preload-error', message, stack: stack ?? message });
  }
}
