import type { makeClone } from '../clone.ts';
import type { makeLink } from './link.ts';

/** Asks the app's permission handlers; resolved once Chromium's own permission says what they answered. */
export type Ask = (
  kind: 'request' | 'query',
  permission: string,
  details: Record<string, unknown>,
) => Promise<void>;

type Method = (...args: unknown[]) => unknown;
type Page = EventTarget & {
  navigator: Record<'clipboard' | 'geolocation' | 'mediaDevices' | 'permissions', object | undefined>;
  Notification?: object;
};

/**
 * Runs first in the page's own world: waits for the isolated world's greeting, takes what it exposes, and lets the web's
 * permission requests pass through the app. Leaves nothing of itself in the page. Injected: it must use nothing outside.
 */
export function enterMainWorld(clone: typeof makeClone, link: typeof makeLink, hello: string): void {
  // The global object of a page, in the little that is used of it.
  const page = globalThis as unknown as Page;
  let ask: Ask | undefined;

  const deepFreeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
    return value;
  };
  const greet = (event: Event): void => {
    event.stopImmediatePropagation();
    page.removeEventListener(hello, greet, true);
    // A MouseEvent by the isolated world's hand: a target is what a mouse event can carry from world to world.
    const { relatedTarget } = event as Event & { relatedTarget: EventTarget };
    const joined = link(clone, relatedTarget, 'main');
    joined.onExpose = (key, value) => {
      // The empty key carries the stand-in's own function, exposed before the preload runs.
      if (key === '') ask = value as Ask;
      else Object.defineProperty(page, key, { value: deepFreeze(value), enumerable: true });
    };
  };
  page.addEventListener(hello, greet, true);

  type Describe = (args: unknown[]) => { permission: string; details?: Record<string, unknown> } | null;
  const guard = (
    owner: object | undefined,
    name: string,
    kind: 'request' | 'query',
    describe: Describe,
  ): void => {
    const methods = owner as Record<string, Method | undefined> | undefined;
    const real = methods?.[name];
    if (!methods || !real) return;
    const guarded = function (this: unknown, ...args: unknown[]): unknown {
      const wanted = describe(args);
      if (!wanted || !ask) return real.apply(this, args);
      return ask(kind, wanted.permission, wanted.details ?? {}).then(() => real.apply(this, args));
    };
    Object.defineProperty(methods, name, { value: guarded, writable: true, configurable: true });
  };

  const { clipboard, geolocation, mediaDevices, permissions } = page.navigator;
  const always = (permission: string) => () => ({ permission });
  guard(page.Notification, 'requestPermission', 'request', always('notifications'));
  guard(geolocation, 'getCurrentPosition', 'request', always('geolocation'));
  guard(clipboard, 'read', 'request', always('clipboard-read'));
  guard(clipboard, 'readText', 'request', always('clipboard-read'));
  guard(clipboard, 'write', 'request', always('clipboard-sanitized-write'));
  guard(clipboard, 'writeText', 'request', always('clipboard-sanitized-write'));
  guard(page.navigator, 'requestMIDIAccess', 'request', always('midi'));
  guard(mediaDevices, 'getUserMedia', 'request', ([wanted]) => {
    const { audio, video } = (wanted ?? {}) as { audio?: unknown; video?: unknown };
    const mediaTypes = [...(audio ? ['audio'] : []), ...(video ? ['video'] : [])];
    return { permission: 'media', details: { mediaTypes } };
  });
  guard(permissions, 'query', 'query', ([descriptor]) => {
    const { name } = (descriptor ?? {}) as { name?: unknown };
    if (name === 'camera' || name === 'microphone')
      return { permission: 'media', details: { mediaType: name } };
    if (name === 'clipboard-write') return { permission: 'clipboard-sanitized-write' };
    return typeof name === 'string' ? { permission: name } : null;
  });
}
